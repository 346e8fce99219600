import { readFileSync, writeFileSync } from 'node:fs';

import { z } from 'zod';

import { type Collection, collections, isPresent, pageIds, pools } from './corpora.ts';
import { measure, type Measured, type Opened } from './measure.ts';
import { type PageScore, totals } from './score.ts';
import { share } from './table.ts';

/** The metrics that no change may make worse, which way is worse, and of what they are kept: a single set, or a pool of them. */
const kept = [
  { metric: 'F1', worse: 'lower', of: 'set' },
  { metric: 'segF1', worse: 'lower', of: 'set' },
  { metric: 'title', worse: 'lower', of: 'set' },
  { metric: 'author', worse: 'lower', of: 'set' },
  { metric: 'date', worse: 'lower', of: 'set' },
  { metric: 'pagesBelow.9', worse: 'higher', of: 'pool' },
] as const;
type Kept = (typeof kept)[number];

/** By set or pool: the pages that were read, and what was measured, or pinned. */
const Floors = z.record(
  z.string(),
  z.strictObject({ pages: z.int().positive(), values: z.partialRecord(z.enum(kept.map(({ metric }) => metric)), z.number()) }),
);
export type Floors = z.infer<typeof Floors>;

/** How far from what was measured a floor is laid: a share below it, and above it where higher is worse. */
const SLACK = 0.003;
/** Of a larger set every second, third, … page is read, so that the test takes seconds. */
const ENOUGH_PAGES = 250;

const FILE = new URL('floors.json', import.meta.url);

export function readFloors(): Floors {
  return Floors.parse(JSON.parse(readFileSync(FILE, 'utf8')));
}

export function writeFloors(floors: Floors): void {
  writeFileSync(FILE, `${JSON.stringify(floors, null, 2)}\n`);
}

/** Reads the part of a collection that its floors are about, the same pages every time. Undefined where it is absent. */
export async function measurePart(corpora: string, collection: Collection, ours: Opened): Promise<Measured | undefined> {
  if (!isPresent(corpora, collection)) return undefined;
  const [measured] = await measure(corpora, collection, [ours], Math.ceil(pageIds(corpora, collection).length / ENOUGH_PAGES));
  return measured;
}

/** What each set comes to. */
export function setsStand(measured: readonly Measured[]): Floors {
  return Object.fromEntries(measured.map(({ collection, scores }) => [collection.name, keptOf(scores, 'set')]));
}

/** What each pool comes to of which every set was measured. */
export function poolsStand(measured: readonly Measured[]): Floors {
  const found: Floors = {};
  for (const pool of pools) {
    const there = measured.filter(({ collection }) => collection.pool === pool);
    const scores = there.flatMap((one) => one.scores);
    if (there.length === collections.filter((one) => one.pool === pool).length) found[pool] = keptOf(scores, 'pool');
  }
  return found;
}

function keptOf(scores: readonly PageScore[], of: Kept['of']): Floors[string] {
  const all = totals(scores);
  const told = kept.filter((row) => row.of === of && all[row.metric] !== undefined).map(({ metric }) => [metric, all[metric]]);
  return { pages: all.pages, values: Object.fromEntries(told) as Floors[string]['values'] };
}

/** Says of each value that is worse than its floor how much, in one line. Sets that were not measured are not asked. */
export function shortfalls(floors: Floors, found: Floors): string[] {
  return Object.entries(found).flatMap(([name, { pages, values }]) => {
    const floor = floors[name];
    if (!floor) return [`${name}: no floor is pinned; run npm run bench -- articles --pin`];
    if (floor.pages !== pages) return [`${name}: ${pages} pages, but its floors are of ${floor.pages}`];
    return kept.flatMap(({ metric, worse }) => {
      const [is, pinned] = [values[metric], floor.values[metric]];
      if (pinned === undefined || (is !== undefined && !isWorse(is, pinned, worse))) return [];
      return [`${name}: ${metric} is ${share(is)}, ${worse} than the pinned ${share(pinned)}`];
    });
  });
}

/** Lays the floors anew under what was found; `lowered` says which of them would then allow what they now forbid. */
export function repinned(floors: Floors, found: Floors): { floors: Floors; lowered: string[] } {
  const next: Floors = { ...floors };
  for (const [name, { pages, values }] of Object.entries(found)) {
    const laid = kept.flatMap(({ metric, worse }) => {
      const is = values[metric];
      return is === undefined ? [] : [[metric, rounded(worse === 'lower' ? is - SLACK : is + SLACK)] as const];
    });
    next[name] = { pages, values: Object.fromEntries(laid) as Floors[string]['values'] };
  }
  const known = Object.fromEntries(Object.entries(next).filter(([name]) => name in floors));
  return { floors: next, lowered: shortfalls(floors, known) };
}

function isWorse(is: number, pinned: number, worse: Kept['worse']): boolean {
  return worse === 'lower' ? is < pinned : is > pinned;
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
