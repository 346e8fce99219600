import { printed, standing, type Candidate, type Evidence } from './evidence.ts';

/** Lines of one byline stand no further apart in the source than this; markup between them counts. UTF-16 units. */
const APART = 800;
/** How far above its headline, and how far below its last paragraph, a line may stand and still be the story's. */
const ABOVE = 4_000;
const BELOW = 3_000;

/**
 * Of lines that could belong to any story on a page, those that belong to this one: the first group between the headline and the end of
 * the story; else the last shortly above the headline, the nearest line first; else the first a little behind the story; without a
 * headline the first of all.
 */
export function nearStory<Value>(evidence: Evidence, lines: readonly Candidate<Value>[]): Candidate<Value>[] {
  const groups = grouped(lines);
  const headline = standing(evidence, 'headline')[0];
  if (!headline) return groups[0] ?? [];
  const top = startOf(headline);
  const end = Math.max(top, printed(evidence).at(-1)?.span[1] ?? 0);
  const beside = (group: Candidate<Value>[], to: number) => startOf(group.at(-1)) >= top && startOf(group[0]) <= to;
  const within = groups.find((group) => beside(group, end));
  // What stands above the headline in one group with what stands below it is the date of today, or another story's.
  if (within) return within.filter((line) => startOf(line) >= top);
  // What stands behind the story is another's as often as its own.
  const above = groups.findLast((group) => startOf(group.at(-1)) >= top - ABOVE && startOf(group.at(-1)) < top);
  return above?.toReversed() ?? groups.find((group) => beside(group, end + BELOW)) ?? [];
}

function grouped<Value>(lines: readonly Candidate<Value>[]): Candidate<Value>[][] {
  const groups: Candidate<Value>[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const line of lines) {
    const [start, stop] = line.spans[0] ?? [0, 0];
    if (start - end > APART) groups.push([]);
    groups.at(-1)?.push(line);
    end = stop;
  }
  return groups;
}

/** Where a line stands in the source; 0 where that is unknown. UTF-16 units. */
export function startOf(line: Candidate<unknown> | undefined): number {
  return line?.spans[0]?.[0] ?? 0;
}
