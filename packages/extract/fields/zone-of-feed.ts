/** An instant that names its offset, or is one of UTC. */
const OFFSET = /(?:Z|[+-]\d{2}:?\d{2})$/;

/**
 * A local time, ISO 8601, with the offset that clocks of a zone (IANA) showed then; as it is where it names one itself. Of an hour that
 * clocks show twice, the first; one that they skip is read as if they had not. By the zone data of Node.
 */
export function inZone(local: string, zone: string): string {
  const wall = OFFSET.test(local) ? NaN : Date.parse(`${local}Z`);
  if (Number.isNaN(wall)) return local;
  // Clocks change by an hour or so; a day before, they showed what they showed before the change.
  const before = minutesAt(wall - 86_400_000, zone);
  const after = minutesAt(wall + 86_400_000, zone);
  const fits = [before, after].find((minutes) => minutesAt(wall - minutes * 60_000, zone) === minutes);
  return local + written(fits ?? before);
}

/** Making a format takes longer than most stories take in all. */
const formats = new Map<string, Intl.DateTimeFormat>();

function minutesAt(instant: number, zone: string): number {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  formats.set(zone, format);
  const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = '0', minutes = '0'] = /^GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** `+05:30` */
function written(minutes: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
