import type { Moment, Sourced } from '@copydesk/article/article';

import type { Evidence } from '../evidence.ts';
import { settle, type Rule } from '../rule.ts';
import { published, publishedOtherwise } from './published.ts';

/** When the story was published: the surest rule, unless two others agree on another day, which only it contradicts. */
export function settlePublished(evidence: Evidence): Sourced<Moment> | undefined {
  const asked = published.map((rule: Rule<Moment>): Rule<Moment> => {
    const found = rule.find(evidence);
    return Object.assign({}, rule, { find: () => found });
  });
  const moments = asked.map((rule) => rule.find(evidence)[0]?.value);
  const believed = agreed(moments);
  const trusted = (_: unknown, at: number) => dayOf(moments[at]) === believed;
  const ordered = [...asked.filter(trusted), ...asked.filter((rule, at) => !trusted(rule, at))];
  return settle(ordered, evidence, momentText) ?? settle(publishedOtherwise, evidence, momentText);
}

const DAY = 86_400_000;

/** The day that the surest rule names, unless it stands alone against one that two others name. */
function agreed(moments: readonly (Moment | undefined)[]): string | undefined {
  const first = moments.find((moment) => dayOf(moment) !== undefined);
  const naming = (day: string | undefined) => moments.filter((moment) => dayOf(moment) === day);
  const winner = dayOf(first);
  const other = moments.map(dayOf).find((day) => day !== undefined && naming(day).length > 1);
  if (winner === undefined || other === undefined || naming(winner).length > 1) return winner;
  // A clock with its own zone knows the day better than bare days beside it: those are the printed edition's.
  const zoned = first?.precision === 'instant' && /[+-](?!00:00)\d\d:\d\d$/.test(first.at);
  const beside = Math.abs(Date.parse(winner) - Date.parse(other)) <= DAY;
  return zoned && beside && naming(other).every((moment) => moment?.precision === 'day') ? winner : other;
}

/** The day that a moment names, in whatever zone; none for months and intervals. */
function dayOf(moment: Moment | undefined): string | undefined {
  return moment?.precision === 'instant' || moment?.precision === 'day' ? moment.at.slice(0, 10) : undefined;
}

/** A moment as rivals show it. */
export function momentText(moment: Moment): string {
  return moment.precision === 'interval' ? `${moment.from ?? ''}/${moment.to ?? ''}` : moment.at;
}
