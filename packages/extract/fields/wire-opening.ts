import { monthOf } from '../calendar/months.ts';
import { isCity, isCountry } from '../mentions/gazetteer.ts';
import { isAgency } from './agencies.ts';

/** What the dateline of a wire says, as printed: `Valdeciervo (España), 16 may (Notisur).- `. */
export type Opening = { place: string; date?: string; agency?: string };

/** One way to open a story. Groups: `place`, `date`, `agency`. Bounded, so linear. */
type Form = {
  name: string;
  why: string;
  pattern: RegExp;
  /** Whether these words are a dateline; the pattern alone would take in other brackets and dashes. */
  holds: (opening: Opening) => boolean;
  examples: readonly (readonly [before: string, after: Opening | undefined])[];
};

/** A place with its country in brackets or behind a comma. */
const PLACE = String.raw`(?<place>\p{Lu}[^()（）—–\n\d]{1,50}?(?: ?[(（]\p{Lu}[^()（）\d]{1,24}[)）])?)`;
/** `May 16, 2029`, `16 mai 2029`, `3 марта`, `16.05.2029`. */
const DATE = String.raw`(?<date>(?:le )?(?:[\p{L}\p{M}]{3,12}\.? \d{1,2}(?:, \d{4})?|\d{1,2}\.? (?:de )?[\p{L}\p{M}]{3,12}\.?(?: (?:de )?\d{4})?|\d{1,2}[./]\d{1,2}[./]\d{4}))`;
const AGENCY = String.raw`[(（/](?<agency>[^()（）/\n]{2,30}(?:/[^()（）/\n]{2,30})?)[)）/]`;
const DASH = String.raw`\s{0,2}(?:\.?\s?[-—–_]{1,2}|\.-|:|\.)\s{0,2}`;

/** How stories of the wires open, surest first. */
export const openings = [
  {
    name: 'agency-known',
    why: 'Place and a known agency in brackets, whatever stands between.',
    pattern: new RegExp(`^(?<place>[^()（）—–\\n]{2,60}?)[,，]?\\s?[(（](?<agency>[^()（）\\n]{2,30})[)）]${DASH}`, 'u'),
    holds: ({ agency }) => isKnown(agency),
    examples: [
      ['ODESSA, Ukraine (AP) — Ships left port.', { place: 'ODESSA, Ukraine', agency: 'AP' }],
      ['The mayor (Labour) - a former teacher - resigned.', undefined],
    ],
  },
  {
    name: 'agency-behind-date',
    why: 'Place, date, and in brackets whoever sends it: an agency that no list has to know.',
    pattern: new RegExp(`^${PLACE}[,.]?\\s${DATE},?\\s?${AGENCY}${DASH}`, 'u'),
    holds: ({ date, agency }) => isDate(date) && isHouse(agency),
    examples: [
      ['STOCKHOLM, May 16 (Coastwire) - Shares fell.', { place: 'STOCKHOLM', date: 'May 16', agency: 'Coastwire' }],
      [
        'Valdeciervo (España), 16 may (Notisur).- El fuego avanza.',
        { place: 'Valdeciervo (España)', date: '16 may', agency: 'Notisur' },
      ],
      ['KYIV, 3 марта /Прибой/. Паром вернулся.', { place: 'KYIV', date: '3 марта', agency: 'Прибой' }],
      ['Anna Meer, Platz 3 (Vorjahr 5) - Die Läuferin.', undefined],
    ],
  },
  {
    name: 'agency-behind-capitals',
    why: 'A place in capitals, and in brackets whoever sends it; a date may stand behind the dash.',
    pattern: new RegExp(`^${PLACE},?\\s${AGENCY}\\s?[-—–_]{1,2}\\s(?:${DATE}\\s?[-—–]\\s)?`, 'u'),
    holds: ({ place, date, agency }) =>
      isShouted(place) && isHouse(agency) && !isPlaceName(agency) && (date === undefined || isDate(date)),
    examples: [
      ['BELLMONT, Pa. (CP) — A wall fell.', { place: 'BELLMONT, Pa.', agency: 'CP' }],
      ['GÖLYAKA (KIYI HABER) - 16.05.2029 - Değirmen döndü.', { place: 'GÖLYAKA', date: '16.05.2029', agency: 'KIYI HABER' }],
      ['NASA (Houston) - Die Rakete', undefined],
    ],
  },
  {
    name: 'agency-in-small-letters',
    why: 'German wires write themselves small: nothing else in brackets before a dash is.',
    pattern:
      /^(?<place>\p{Lu}[^()（）—–\n\d]{1,40}?) [(（](?<agency>\p{Ll}{3,5}(?:\/\p{L}{2,6})?)[)）] ?[-—–] (?=[\p{Lu}\d„«"])/u,
    holds: () => true,
    examples: [
      ['Nordheim (kwd) - Bei Gewittern wurde niemand verletzt.', { place: 'Nordheim', agency: 'kwd' }],
      ['Jana Meer (links) - und ihr Hund - kamen.', undefined],
    ],
  },
  {
    name: 'agency-behind-dash',
    why: 'Russian wires name themselves behind the dash, in a sentence of their own.',
    pattern: new RegExp(
      `^${PLACE}[,.]\\s${DATE}\\s?[.,]?\\s?[–—-] ?(?<agency>\\p{Lu}[\\p{L}-]{2,24}(?: \\p{Lu}[\\p{L}-]{1,24}){0,2})\\. (?=\\p{Lu})`,
      'u',
    ),
    holds: ({ date }) => isDate(date),
    examples: [
      ['ТАЛЬНИК, 21 мая 2029 — СеверПрибой. Паром вернулся.', { place: 'ТАЛЬНИК', date: '21 мая 2029', agency: 'СеверПрибой' }],
    ],
  },
  {
    name: 'date-and-dash',
    why: 'Place and date, and the dash of the wires.',
    pattern: new RegExp(`^${PLACE}[,.]?\\s${DATE}\\s?(?:\\.[-–—]|[-–—]{1,2})\\s{0,2}(?=\\S)`, 'u'),
    holds: ({ date }) => isDate(date),
    examples: [
      ['Puerto Almirante, 16 may 2029.- Los pescadores vuelven.', { place: 'Puerto Almirante', date: '16 may 2029' }],
      ['Castelmira, 16 maggio 2029 - Riapre il teatro.', { place: 'Castelmira', date: '16 maggio 2029' }],
      ['Anna Meer, 16 Jahre - die Jüngste', undefined],
    ],
  },
  {
    name: 'chinese',
    why: 'Agency, place, date and `电` without a space.',
    pattern:
      /^[（(]?(?<agency>\p{Script=Han}{1,5}社|中新网|中新網)(?:記者|记者)?\s?(?<place>\p{Script=Han}{2,8}?)\s?(?<date>(?:\d{1,2}月)?\d{1,2}日)[电電]/u,
    holds: () => true,
    examples: [
      ['海川社清溪5月16日电（记者 林溪）桥重新开放。', { agency: '海川社', place: '清溪', date: '5月16日' }],
      ['公社清晨来电', undefined],
    ],
  },
  {
    name: 'korean',
    why: 'Place and agency in one bracket, as a house and its reporter stand: the agency says by its name that it is one.',
    pattern:
      /^[([［](?<place>\p{Script=Hangul}{2,8})=(?<agency>[^\s)\]］]{0,10}(?:뉴스1?|뉴시스|통신|일보|신문|방송|타임[스즈]))[)\]］]/u,
    holds: () => true,
    examples: [
      ['(청솔=물결뉴스) 정다은 기자 = 도서관이 문을 연다.', { place: '청솔', agency: '물결뉴스' }],
      ['[물결미디어=정다은] 도서관이 문을 연다.', undefined],
    ],
  },
] as const satisfies readonly Form[];

/** No dateline is longer. UTF-16 units. */
const LONGEST = 120;

/** What the dateline that opens a text says; undefined where it opens with none. */
export function openingOf(text: string): Opening | undefined {
  const head = text.slice(0, LONGEST);
  // Most stories open with words and no more.
  if (!/[(（[［【/—–_-]|[电電]/u.test(head)) return undefined;
  for (const form of openings as readonly Form[]) {
    const groups = form.pattern.exec(head)?.groups;
    if (!groups) continue;
    const { place = '', date, agency } = groups;
    const opening = { place: place.trim(), ...(date !== undefined && { date }), ...(agency !== undefined && { agency }) };
    if (form.holds(opening)) return opening;
  }
  return undefined;
}

/** Is one of these a known agency: `AFP/Getty Images`? */
export function isKnown(agency: string | undefined): boolean {
  return agency !== undefined && agency.split(/[/,]/u).some((part) => isAgency(part.trim()));
}

/** Whoever may send a story: up to four words, none small but one of a name in capitals, no figure. */
function isHouse(agency: string | undefined): boolean {
  const words = agency?.trim().split(/\s+/u) ?? [];
  return (
    words.length > 0 &&
    words.length <= 4 &&
    !/[\d.,:;?!]/u.test(agency ?? '') &&
    /^[\p{Lu}\p{Ll}\p{Lo}]/u.test(words[0] ?? '') &&
    (words.length === 1 || words.every((word) => /^(?:\p{Lu}|de|del|des|di|do|du|la|le|of|l['’])/u.test(word)))
  );
}

/** `BELLMONT, Pa.`: its first word is in capitals. */
function isShouted(place: string): boolean {
  const [first = ''] = place.split(/[\s,]/u);
  return first.length > 3 && !/\p{Ll}/u.test(first);
}

function isPlaceName(name: string | undefined): boolean {
  return name !== undefined && (isCity(name) !== undefined || isCountry(name, ''));
}

/** Of the words of a date the letters are a month. */
function isDate(date: string | undefined): boolean {
  const word = /[\p{L}\p{M}]{3,12}/u.exec((date ?? '').replace(/^le |\bde\b/gu, ''))?.[0];
  return date !== undefined && (word === undefined || monthOf(word) !== undefined);
}
