import type { FeatureGroup, Sight } from './sight.ts';

/** Rows without running text that part one run of paragraphs from the next. */
const GAP = 3;

/** Runs of paragraphs with next to nothing between them. */
export const runs = {
  name: 'runs',
  why: 'A story is one long run of paragraphs; teasers and notes make short ones of their own.',
  features: ['run-chars', 'run-share', 'run-rows', 'run-of-longest', 'run-begins', 'run-ends', 'from-longest-run'],
  fill(sight, out, width, from) {
    const { numbers, runs: found } = runsOf(sight);
    let longest = 0;
    for (const [number, run] of found.entries()) if (run.chars > found[longest]!.chars) longest = number;
    for (let row = 0; row < numbers.length; row += 1) {
      const run = found[numbers[row]!];
      const best = found[longest];
      let to = row * width + from;
      out[to++] = run ? Math.log2(1 + run.chars) : -1;
      out[to++] = run && sight.proseTotal > 0 ? run.chars / sight.proseTotal : -1;
      out[to++] = run ? Math.min(60, run.rows) : -1;
      out[to++] = run && best ? run.chars / Math.max(1, best.chars) : -1;
      out[to++] = run ? Math.min(30, row - run.first) : -1;
      out[to++] = run ? Math.min(30, run.last - row) : -1;
      out[to++] = best
        ? Math.max(-40, Math.min(40, row < best.first ? row - best.first : row > best.last ? row - best.last : 0))
        : -99;
    }
  },
} as const satisfies FeatureGroup;

type Run = { first: number; last: number; rows: number; chars: number };

/** The run of each row; rows between two runs belong to neither and have -1. */
function runsOf({ prose }: Sight): { numbers: Int32Array; runs: Run[] } {
  const found: Run[] = [];
  const numbers = new Int32Array(prose.length).fill(-1);
  for (let row = 0; row < prose.length; row += 1) {
    if (prose[row] === 0) continue;
    const before = found.at(-1);
    if (before && row - before.last <= GAP) {
      before.last = row;
      before.rows += 1;
      before.chars += prose[row]!;
    } else found.push({ first: row, last: row, rows: 1, chars: prose[row]! });
  }
  for (const [number, { first, last }] of found.entries()) numbers.fill(number, first, last + 1);
  return { numbers, runs: found };
}
