import { printed, standing, type Candidate, type Evidence } from './evidence.ts';

/** Lines of one byline stand no further apart in the source than this; markup between them counts. UTF-16 units. */
const APART = 800;
/** How far above its headline, and how far below its last paragraph, a line may stand and still be the story's. */
const ABOVE = 4_000;
const BELOW = 3_000;

/**
 * Of lines that could belong to any story on a page, those that belong to this one: the first group below the headline, up to a
 * little behind the story; else the last group shortly above the headline, the nearest line first; else, without a headline, the first
 * group.
 */
export function nearStory<Value>(evidence: Evidence, lines: readonly Candidate<Value>[]): Candidate<Value>[] {
  const groups = grouped(lines);
  const headline = standing(evidence, 'headline')[0];
  if (!headline) return groups[0] ?? [];
  const top = startOf(headline);
  const bottom =
    Math.max(
      top,
      ...printed(evidence)
        .slice(-1)
        .map(({ span }) => span[1]),
    ) + BELOW;
  const near = (group: Candidate<Value>[]) => startOf(group.at(-1)) >= top - ABOVE && startOf(group[0]) <= bottom;
  const below = groups.find((group) => near(group) && startOf(group.at(-1)) >= top);
  // What stands above the headline in one group with what stands below it is the date of today, or another story's.
  return below?.filter((line) => startOf(line) >= top) ?? groups.findLast(near)?.toReversed() ?? [];
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
