import type { Moment, Sourced } from '@copydesk/article/article';

import { hint, hinted, type Evidence } from '../evidence.ts';
import { source, type Rule } from '../rule.ts';
import { dated } from './moment.ts';

/** Where pages say when something takes place; never taken for the day of publication. */
const NAMES = `
  ld.startDate ld.about.startDate ld.about.0.startDate ld.event.startDate ld.event.0.startDate item.startDate item.Event.startDate
  meta.event:start_time meta.event:startdate meta.startdate ld.coverageStartTime item.coverageStartTime
`
  .trim()
  .split(/\s+/);

/** At most so many days. */
const MOST = 8;

/** When what the story tells takes place. The future is no reason to refuse a day here. */
export const event = [
  {
    name: 'event-told',
    why: 'A field made for it; the text is full of days that are not the event.',
    confidence: 0.9,
    find: (evidence) =>
      hinted(evidence, NAMES)
        .slice(0, MOST)
        .flatMap(({ value, spans }) => {
          const moment = dated(value, hint(evidence, 'html.lang'));
          return moment ? [{ value: moment, spans }] : [];
        }),
    examples: [
      [[['ld.startDate', '2031-06-07T19:30:00+02:00']], [{ precision: 'instant', at: '2031-06-07T19:30:00+02:00' }]],
      [[['ld.startDate', 'soon']], []],
    ],
  },
] as const satisfies readonly Rule<Moment>[];

export function settleEvents(evidence: Evidence): Sourced<Moment>[] {
  const seen = new Set<string>();
  return event
    .flatMap((rule: Rule<Moment>) => rule.find(evidence).map((candidate) => source(rule, candidate)))
    .filter(({ value }) => {
      const key = JSON.stringify(value);
      return !seen.has(key) && seen.add(key);
    });
}
