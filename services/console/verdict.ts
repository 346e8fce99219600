import { count, counted } from './figures.ts';
import type { Tone } from './finding.ts';
import { findings } from './findings.ts';
import type { Outage } from './outage.ts';
import type { Seen } from './seen.ts';
import type { StageSample } from './snapshot.ts';

/** One thing to know: what is the case, since when where something cannot be reached, what to do, and where there is more on it. */
export type Point = { says: string; outage?: Outage; todo?: string; leads?: { address: string; text: string } };

/** What is most to be known, and what else is. */
export type Verdict = Point & { tone: Tone; more: Point[] };

/** How the pipeline does, worst first. Pure. */
export function verdict(given: Seen): Verdict {
  const found = findings.flatMap(({ tone, says, todo, leads }) => {
    const said = says(given);
    if (!said) return [];
    const { stage = '', outage } = said;
    return [{ tone, says: said.says, todo, ...(outage && { outage }), ...(leads && { leads: leads(stage) }) }];
  });
  const [first, ...more] = found;
  return first ? { ...first, more } : { tone: 'good', says: well(given.stages ?? []), more: [] };
}

function well(stages: StageSample[]): string {
  const under = stages.reduce((sum, { waiting, active, delayed }) => sum + waiting + active + delayed, 0);
  const old = stages.reduce((sum, { backfill }) => sum + backfill.waiting + backfill.active, 0);
  if (under === 0) return 'All is well: nothing waits.';
  const ofThem = old === 0 ? '' : old === under ? ', by backfill' : `, ${count(old)} of them by backfill`;
  return `All is well: ${counted(under, 'drop')} ${under === 1 ? 'is' : 'are'} under way${ofThem}.`;
}
