import { counted } from './figures.ts';
import { type Finding, findings, type Tone } from './findings.ts';
import type { Seen } from './seen.ts';
import type { StageSample } from './snapshot.ts';

/** One thing to know: what is the case, what to do, and where there is more on it. */
export type Point = { says: string; todo?: string; leads?: { address: string; text: string } };

/** What is most to be known, and what else is. */
export type Verdict = Point & { tone: Tone; more: Point[] };

/** How the pipeline does, worst first. Pure. */
export function verdict(given: Seen): Verdict {
  const found = (findings as readonly Finding[]).flatMap(({ tone, says, todo, leads }) => {
    const said = says(given);
    return said ? [{ tone, says: said.says, todo, ...(leads && { leads: leads(said.stage ?? '') }) }] : [];
  });
  const [first, ...more] = found;
  return first ? { ...first, more } : { tone: 'good', says: well(given.stages ?? []), more: [] };
}

function well(stages: StageSample[]): string {
  const under = stages.reduce((sum, { waiting, active, delayed }) => sum + waiting + active + delayed, 0);
  return under > 0
    ? `All is well: ${counted(under, 'drop')} ${under === 1 ? 'is' : 'are'} under way.`
    : 'All is well: nothing waits.';
}
