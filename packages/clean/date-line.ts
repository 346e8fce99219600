/** Languages whose names of months and days are known. */
const LANGUAGES =
  'en de fr es it pt nl pl cs sk ru uk sv nb da fi tr ar he fa hi id vi hu ro el ca hr sr bg lt lv et sl bn ta th'.split(' ');
/** Calendars that are printed besides the Gregorian one. */
const CALENDARS: Readonly<Record<string, string | undefined>> = { fa: 'persian', ar: 'islamic-umalqura' };
const AROUND =
  'am pm a.m p.m uhr um at on à le el a las às de do del di da den d il ore kl h hrs heures klo godz o г года в року ora st nd rd th gmt utc est edt et pst pdt pt ct cet cest bst ist msk jst kst eat wat sast aest min read minute minutes hour hours day days ago vor stunden minuten il y hace horas fa tid sa saat local time'.split(
    ' ',
  );

const known = new Set<string>(AROUND);
const monthNames = new Set<string>();
for (const language of LANGUAGES) {
  for (const style of ['long', 'short'] as const) {
    // The day too, since some languages decline the month only beside one.
    const days = new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' });
    for (const calendar of ['gregory', CALENDARS[language]]) {
      if (!calendar) continue;
      const months = new Intl.DateTimeFormat(language, { calendar, day: 'numeric', month: style, timeZone: 'UTC' });
      for (let month = 0; month < 12; month += 1) {
        const printed = months.format(Date.UTC(2024, month, 1));
        learn(printed);
        for (const word of wordsOf(printed)) if (word.length > 2) monthNames.add(word);
      }
    }
    for (let day = 0; day < 7; day += 1) learn(days.format(Date.UTC(2024, 0, day + 1)));
  }
}

function learn(text: string): void {
  for (const word of wordsOf(text)) known.add(word);
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
}

const YEAR_OR_TIME =
  /(?:^|\D)(?:19|20)\d\d(?:\D|$)|\d{1,2}[:.h]\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}\s?[月월]|\d\s?(?:min|hour|day|std|stund|heure|hora|час)/i;

/**
 * Whether a short text says when and next to nothing else: `5. Juni 2025, 14.46 Uhr`. `spare` is how many other words it may have
 * (`Updated`, a place). Knows month names from Unicode's CLDR, not from a list of formats.
 */
export function isDateLine(text: string, spare = 0): boolean {
  if (text.length > 120 || !DIGIT.test(text) || !hasYearOrTime(inLatinDigits(text))) return false;
  return wordsOf(text).filter((word) => !known.has(word) && !/^[年月日時分秒년월일시분]+$/.test(word)).length <= spare;
}

const WHOLE =
  /(?:^|\D)(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2})(?!\d)|(?:19|20)\d\d\s?[年년]\s?\d{1,2}\s?[月월]\s?\d/;
const DAY_AND_YEAR = /(?:^|\D)\d{1,2}(?:\D.{0,20})?\D(?:19|20)\d\d(?!\d)|(?:19|20)\d\d\D.{0,20}\D\d{1,2}(?!\d)/;

/** Whether a short text names a day with its year somewhere: `Ann Lee | July 2, 2031`. */
export function holdsDay(text: string): boolean {
  if (text.length > 160 || !DIGIT.test(text)) return false;
  const digits = inLatinDigits(text);
  if (THEIR_SCRIPTS.test(text) && THEIR_DAY.test(digits)) return true;
  return WHOLE.test(digits) || (DAY_AND_YEAR.test(digits) && wordsOf(text).some((word) => monthNames.has(word)));
}

/** A day of a year that only these scripts print. */
const THEIR_DAY = /(?:^|\D)\d{1,2}\s[^\d|]{2,20}\s?(?:1[34]|25)\d\d(?!\d)|(?:^|\D)(?:1[34]|25)\d\d[./-]\d{1,2}[./-]\d{1,2}(?!\d)/;
/** A line that says when, and a little more. */
const SPARE = 14;

/** Whether a line has few words beside its numbers and what stands around a date. */
export function sparesWords(text: string): boolean {
  const dated = DIGIT.test(text) && text.length <= 160;
  return wordsOf(text).filter((word) => !dated || !known.has(word)).length <= SPARE;
}

/** Years of the Islamic and Persian calendars and of the Buddhist one, which only these scripts print: elsewhere 1400 is a number. */
const OTHER_YEAR = /(?:^|\D)(?:1[34]|25)\d\d(?:\D|$)/;
const THEIR_SCRIPTS = /[\u0600-\u06ff\u0e00-\u0e7f]/;

function hasYearOrTime(text: string): boolean {
  return YEAR_OR_TIME.test(text) || (THEIR_SCRIPTS.test(text) && OTHER_YEAR.test(text));
}

/** Latin digits, and those of scripts that print dates in their own: Arabic, Persian, Devanagari, Bengali, Thai. */
const DIGIT = /[\d٠-٩۰-۹०-९০-৯๐-๙]/;
const OTHER_DIGITS = /[٠-٩۰-۹०-९০-৯๐-๙]/g;
/** Where they begin. All stand in the order of their values. */
const ZEROS = [...'٠۰०০๐'].map((zero) => zero.charCodeAt(0));

function inLatinDigits(text: string): string {
  return text.replace(OTHER_DIGITS, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - ZEROS.findLast((zero) => zero <= code)!);
  });
}
