import type { Gold } from './gold.ts';

const INSTANT = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(?:\.\d+)?(Z|[+-]\d{2}:\d{2})?$/u;
const HOUR = 3_600_000;

/**
 * The calendar days that are right for a page: its own, the same instant's in UTC, and where the gold knows only UTC those from
 * UTC-8 to UTC+9, because it does not tell the zone that the page was printed in.
 */
export function goldDays({ date, datetime }: Pick<Gold, 'date' | 'datetime'>): Set<string> {
  const days = new Set(date === undefined ? [] : [date]);
  const [, day, clock, zone] = INSTANT.exec(datetime ?? '') ?? [];
  if (day === undefined || zone === undefined) return days;
  const instant = Date.parse(`${day}T${clock}${zone}`);
  days.add(utcDay(instant));
  const utcOnly = zone === 'Z' || zone.endsWith('00:00');
  if (utcOnly && clock !== '00:00:00') for (const hours of [-8, 9]) days.add(utcDay(instant + hours * HOUR));
  return days;
}

function utcDay(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
