import { isWeekday } from '../calendar/months.ts';

/** The day of the week behind a day, and its initial in brackets: `18 Şubat 2025 Salı`, `2月18日（火）`. */
const WEEKDAY = /^,? (\p{L}[\p{L}\p{M}]{2,14}),?(?= \d)/u;
const INITIAL = /^\s?[(（]\p{L}{1,3}[)）]/u;

const AT = String.raw`(?:at |um |à |a las |klo? ?|kl\. ?|às |alle |(?:o |la )?ora |godz\. |[uovво] |ve |om |στις |saat |الساعة |ساعت |בשעה |เวลา |lúc |[-–—|•·] ?)?`;
const HOURS = String.raw`(?<early>오전|오후|上午|下午|午前|午後)?\s?(?<hours>\d{1,2})(?:(?:[:.h]|[時时点] ?|시 ?)(?<minutes>\d{2})[分분]?|(?= ?[ap]\.?m))`;
const REST = String.raw`(?::(?<seconds>\d{1,2})(?:[.,](?<fraction>\d{1,9}))?)?\s?(?:(?<late>[ap])\.?m\b\.?)?(?: ?Uhr| ?h\b)?`;
const ZONE = String.raw`\s?(?:\(?(?<zone>Z\b|(?:GMT|UTC)[+-]\d{1,2}(?::?\d{2})?\b|[+-]\d{2}(?::?\d{2})?\b|[A-Z]{2,4}\b))?`;
const CLOCK = new RegExp(String.raw`^\.?[T,.\s]{0,3}${AT}${HOURS}${REST}${ZONE}`, 'iu');

/** Zone names that mean one offset everywhere. `CST` and `IST` do not. */
const ZONES: Readonly<Record<string, string>> = {
  Z: 'Z',
  UTC: 'Z',
  GMT: 'Z',
  BST: '+01:00',
  CET: '+01:00',
  CEST: '+02:00',
  MEZ: '+01:00',
  MESZ: '+02:00',
  EET: '+02:00',
  EEST: '+03:00',
  MSK: '+03:00',
  EST: '-05:00',
  EDT: '-04:00',
  CDT: '-05:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
  JST: '+09:00',
  KST: '+09:00',
  AEST: '+10:00',
  AEDT: '+11:00',
  NZST: '+12:00',
};

/** `T14:05:00+01:00` from what stands after a date, and how much of it that is; undefined when it is no time of day. */
export function clock(text: string): { time: string; length: number } | undefined {
  const day = WEEKDAY.exec(text);
  const before = (day && isWeekday(day[1] ?? '') ? day[0] : INITIAL.exec(text)?.[0])?.length ?? 0;
  const match = CLOCK.exec(text.slice(before));
  if (!match) return undefined;
  const { early, hours, minutes = '00', seconds = '00', fraction, late, zone } = match.groups ?? {};
  const half = late ?? (early && (/[前전上]/u.test(early) ? 'a' : 'p'));
  let hour = Number(hours);
  if (half) {
    if (hour > 12) return undefined;
    hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  }
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  const time = `T${pad(hour)}:${minutes}:${seconds.padStart(2, '0')}${fraction ? `.${fraction.slice(0, 6)}` : ''}${offset(zone)}`;
  return { time, length: before + match[0].length };
}

function offset(zone: string | undefined): string {
  if (zone === undefined) return '';
  // `GMT+7`: an offset of its own.
  const [, sign, hours = '', minutes = '00'] = /([+-])(\d{1,2}):?(\d{2})?$/.exec(zone) ?? [];
  if (sign === undefined) return ZONES[zone.toUpperCase()] ?? '';
  const digits = hours.padStart(2, '0') + minutes;
  return Number(digits.slice(0, 2)) <= 14 && Number(digits.slice(2)) <= 59
    ? `${sign}${digits.slice(0, 2)}:${digits.slice(2)}`
    : '';
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
