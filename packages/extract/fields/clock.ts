import { OFFSETS } from './zones.ts';

/** `0001 GMT`, `6 a.m. EST`, `18.30 Uhr`, `6h00`, `午前6時`. Bounded. */
const FORMS: readonly RegExp[] = [
  /(?<![\d:.])(?<h>[01]\d|2[0-3])(?<m>[0-5]\d)(?: ?(?:hrs?|hours|Uhr))?\s?(?<zone>GMT|UTC|Z|BST|CET|CEST|MEZ|MESZ|EST|EDT|PST|PDT|MSK|МСК|JST|KST)\b/iu,
  /(?<half>午前|午後|오전|오후|上午|下午)\s?(?<h>\d{1,2})\s?[時时시](?:\s?(?<m>\d{1,2})[分분])?/u,
  /(?<![\d:.])(?<h>\d{1,2})(?:[:.h](?<m>[0-5]\d))?\s?(?<half>[ap])\.?m\b\.?(?:\s?\(?(?<zone>[A-Z]{2,4})\b)?/iu,
  /(?<![\d:.])(?<h>\d{1,2})(?:[:.](?<m>[0-5]\d))?\s?(?:Uhr|hrs|hours|uur)\b(?:\s?\(?(?<zone>[A-Z]{3,4})\b)?/iu,
  /(?<![\d:.])(?<h>\d{1,2})\s?h(?:eures?)?\s?(?<m>[0-5]\d)?(?![\p{L}\d])(?:\s?\(?(?<zone>[A-Z]{3,4})\b)?/iu,
  /(?<![\d:.])(?<h>\d{1,2})[:.](?<m>[0-5]\d)(?![\d.:])(?:\s?\(?(?<zone>[A-ZМСК]{1,4})(?!\p{L}))?/u,
  /(?<h>\d{1,2})\s?[時时시](?:\s?(?<m>\d{1,2})[分분])?/u,
];

/** The first time of day in a line, `06:00:00` with the offset of its zone where that is one everywhere; undefined for none. */
export function clockIn(text: string): string | undefined {
  const line = text.slice(0, 200);
  if (!/\d/.test(line)) return undefined;
  for (const form of FORMS) {
    const { h = '', m = '0', half = '', zone = '' } = form.exec(line)?.groups ?? {};
    if (h === '') continue;
    const late = /^(?:p|午後|오후|下午)$/iu.test(half);
    const hour = half === '' ? Number(h) : (Number(h) % 12) + (late ? 12 : 0);
    if (hour > 23 || (half !== '' && Number(h) > 12)) continue;
    return `${pad(hour)}:${pad(Number(m))}:00${OFFSETS[zone.toLowerCase()] ?? ''}`;
  }
  return undefined;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
