import { foldedWord } from './months.ts';

/** The months of the Persian calendar, as Iran calls them and as Afghanistan does. */
const MONTHS: readonly string[] = [
  'فروردین حمل',
  'اردیبهشت ثور',
  'خرداد جوزا',
  'تیر سرطان',
  'مرداد اسد',
  'شهریور سنبله',
  'مهر میزان',
  'آبان عقرب',
  'آذر قوس',
  'دی جدی',
  'بهمن دلو',
  'اسفند حوت',
];
const NUMBERS: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

/** The month, 1 to 12, of the Persian calendar that a word names. */
export function persianMonthOf(word: string): number | undefined {
  return NUMBERS.get(foldedWord(word));
}

/** Leap years of a cycle of 33, as the calendar has kept it since 1925 and will until 2088. */
const LEAP = new Set([1, 5, 9, 13, 17, 22, 26, 30]);
const CYCLE = 33;
/** 1 Farvardin 1304, the year in which Iran took this calendar. */
const [FIRST_YEAR, FIRST_DAY] = [1304, Date.UTC(1925, 2, 21)];
const DAY = 86_400_000;

function isLeap(year: number): boolean {
  return LEAP.has(year % CYCLE);
}

function daysBefore(month: number): number {
  return month <= 7 ? 31 * (month - 1) : 186 + 30 * (month - 7);
}

/** The day of the Gregorian calendar that a day of the Persian one is; undefined for one that the calendar has not. */
export function fromPersian(year: number, month: number, day: number): { year: number; month: number; day: number } | undefined {
  const last = month <= 6 ? 31 : month < 12 || isLeap(year) ? 30 : 29;
  if (month < 1 || month > 12 || day < 1 || day > last || year < FIRST_YEAR) return undefined;
  let days = daysBefore(month) + day - 1;
  for (let before = FIRST_YEAR; before < year; before += 1) days += isLeap(before) ? 366 : 365;
  const date = new Date(FIRST_DAY + days * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
