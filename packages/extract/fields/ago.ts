import type { Moment } from '@copydesk/article/article';

import { standing, type Candidate, type Evidence } from '../evidence.ts';
import { nearStory } from '../nearby.ts';

/** Milliseconds of the units that lines count in, by the first letters of their names. */
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:min|хв|мин|دقيق|دقائق|דק|मिनट|分|분)/iu, 60_000],
  [/^(?:h|st|or[ea]|uur|uren|tim|godz|ч|год|saat|ساع|שע|घंट|時間|小时|小時|시간)/iu, 3_600_000],
  [/^(?:d|tag|jour|giorn|dag|dn|дн|день|gün|يوم|أيام|ימ|दिन|日|天|일)/iu, 86_400_000],
];
/** `2 hours ago`, `vor 3 Stunden`, `il y a 2 jours`, `3時間前`. */
const AGO =
  /(?<n>\d{1,2}) ?(?<unit>\p{L}{1,12}) (?:ago|fa|geleden|sedan|siden|temu|назад|тому|önce|atrás|पहले)(?!\p{L})|(?:vor|il y a|hace|há|منذ|לפני) (?<n2>\d{1,2}) (?<unit2>\p{L}{1,12})|(?<n3>\d{1,2}) ?(?<unit3>分|時間|日|小时|小時|天|분|시간|일) ?[前전]/iu;
/** UTF-16 units of a line that says no more than when. */
const LONGEST = 80;

/** The day that a line like `Published 2 hours ago` means, counted from the drop's own time: an interval, with its reason. */
export function ago(evidence: Evidence): Candidate<Moment>[] {
  const { lastModified } = evidence.drop;
  if (lastModified === undefined) return [];
  const lines = standing(evidence, 'dateline', 'byline').filter(({ value }) => value.length <= LONGEST && AGO.test(value));
  return nearStory(evidence, lines).flatMap(({ value, spans }) => {
    const match = AGO.exec(value);
    const { n, n2, n3, unit, unit2, unit3 } = match?.groups ?? {};
    const length = UNITS.find(([name]) => name.test(unit ?? unit2 ?? unit3 ?? ''))?.[1];
    if (!match || length === undefined) return [];
    const at = new Date(Date.parse(lastModified) - Number(n ?? n2 ?? n3) * length).toISOString().slice(0, 10);
    const reasons = [`“${match[0]}”, counted from the drop's own time, ${lastModified}`];
    return [{ value: { precision: 'interval', from: at, to: at, reasons }, spans }];
  });
}
