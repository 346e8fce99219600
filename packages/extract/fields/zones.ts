/** Zones as notes to editors name them, where the name means one place: its offset is that of the day. IANA names. */
const NAMED: readonly (readonly [words: RegExp, zone: string])[] = [
  [/heure (?:de paris|française)/u, 'Europe/Paris'],
  [/heure (?:de bruxelles|belge)/u, 'Europe/Brussels'],
  [/hora (?:peninsular|española|de españa|de madrid)/u, 'Europe/Madrid'],
  [/hora de (?:la ciudad de )?méxico/u, 'America/Mexico_City'],
  [/hora (?:argentina|de buenos aires)/u, 'America/Argentina/Buenos_Aires'],
  [/(?:hora|horário) de brasília/u, 'America/Sao_Paulo'],
  [/hora de lisboa/u, 'Europe/Lisbon'],
  [/ora italiana/u, 'Europe/Rome'],
  [/(?:berliner|deutscher) zeit/u, 'Europe/Berlin'],
  [/по (?:московскому времени|москве)|(?<!\p{L})мск(?!\p{L})/u, 'Europe/Moscow'],
  [/за києвом|по киеву|київськ\p{L}{2} час/u, 'Europe/Kyiv'],
  [/日本時間/u, 'Asia/Tokyo'],
  [/北京[时時][间間]/u, 'Asia/Shanghai'],
  [/한국 ?시간/u, 'Asia/Seoul'],
  [/(?:uk|london|british) time/u, 'Europe/London'],
  [/\beastern(?: time)?\b|(?:\d|[ap]\.?m\.?)\s?et\b/u, 'America/New_York'],
  [/\bcentral time\b|[ap]\.?m\.? ct\b/u, 'America/Chicago'],
  [/\bpacific(?: time)?\b|[ap]\.?m\.? pt\b/u, 'America/Los_Angeles'],
];

/** Zones that mean one offset everywhere, as wires write them, in brackets or not. */
export const OFFSETS: Readonly<Record<string, string>> = {
  gmt: 'Z',
  utc: 'Z',
  z: 'Z',
  bst: '+01:00',
  cet: '+01:00',
  mez: '+01:00',
  cest: '+02:00',
  mesz: '+02:00',
  est: '-05:00',
  edt: '-04:00',
  pst: '-08:00',
  pdt: '-07:00',
  msk: '+03:00',
  мск: '+03:00',
  jst: '+09:00',
  kst: '+09:00',
};
/** Behind a time of day or in brackets, for `EST` is a word of French. */
const BARE =
  /(?:\d|[ap]\.?m\.?|h|uhr|hrs|hours|horas|heures|\()\s?(gmt|utc|bst|cest|cet|mesz|mez|est|edt|pst|pdt|msk|мск|jst|kst)(?:([+-])(\d{1,2})(?::?(\d{2}))?)?(?!\p{L})/u;

/**
 * The offset of the zone that a line names, `+02:00` or `Z`, on a day and at a time of that zone (`2031-03-03T06:00:00`); empty
 * where it names none. Daylight saving is that of the time zone database that the runtime carries.
 */
export function offsetIn(line: string, local: string): string {
  const text = line.slice(0, 300).toLowerCase();
  const [, zone, sign, hours, minutes = '00'] = BARE.exec(text) ?? [];
  if (sign !== undefined && hours !== undefined) return `${sign}${hours.padStart(2, '0')}:${minutes}`;
  if (zone !== undefined) return OFFSETS[zone] ?? '';
  const place = NAMED.find(([words]) => words.test(text))?.[1];
  return place === undefined ? '' : offsetAt(place, local);
}

function offsetAt(zone: string, local: string): string {
  const wall = Date.parse(`${local}Z`);
  if (Number.isNaN(wall)) return '';
  const first = minutesAt(zone, wall);
  const minutes = minutesAt(zone, wall - first * 60_000);
  const size = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** Minutes east of Greenwich at an instant. */
function minutesAt(zone: string, instant: number): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(instant);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
