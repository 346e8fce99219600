import type { Overlap } from './body-score.ts';
import { type Difference, pairedBootstrap } from './bootstrap.ts';
import { type Pool, pools } from './corpora.ts';
import type { Cpu } from './cpu.ts';
import type { Floors } from './floors.ts';
import type { Measured } from './measure.ts';
import { type Metric, metrics, type PageScore, type Totals, totals } from './score.ts';
import { share, table } from './table.ts';

/** All that a run found, as `--json` prints it. */
export type Report = {
  sets: Row[];
  pooled: PooledRow[];
  cpu: Cpu[];
};
type Row = { set: string; peer: string; failures: number } & Totals;
type PooledRow = Row & { againstOurs?: Difference };

/** Sums up what was measured; each pool's peers are compared to ours, page by page. */
export function report(measured: readonly Measured[], cpu: readonly Cpu[]): Report {
  const sets = measured.map(({ collection, peer, scores, failures }) => ({
    set: collection.name,
    peer,
    failures,
    ...totals(scores),
  }));
  return { sets, pooled: pools.flatMap((pool) => pooledRows(pool, measured)), cpu: [...cpu] };
}

function pooledRows(pool: Pool, measured: readonly Measured[]): PooledRow[] {
  const inPool = measured.filter(({ collection }) => collection.pool === pool);
  const scoresOf = (peer: string) => inPool.filter((one) => one.peer === peer).flatMap(({ scores }) => scores);
  const ours = bodies(scoresOf('ours'));
  return Array.from(new Set(inPool.map(({ peer }) => peer)), (peer) => {
    const scores = scoresOf(peer);
    const failures = inPool.filter((one) => one.peer === peer).reduce((sum, one) => sum + one.failures, 0);
    const row: PooledRow = { set: pool, peer, failures, ...totals(scores) };
    if (peer !== 'ours' && ours.length > 0) row.againstOurs = pairedBootstrap(ours, bodies(scores));
    return row;
  });
}

function bodies(scores: readonly PageScore[]): Overlap[] {
  return scores.flatMap(({ body }) => body ?? []);
}

const columns: readonly (readonly [heading: string, metric: Metric])[] = [
  ['P', 'P'],
  ['R', 'R'],
  ['F1', 'F1'],
  ['pageF1', 'pageF1'],
  ['<.9', 'pagesBelow.9'],
  ['segF1', 'segF1'],
  ['title', 'title'],
  ['author', 'author'],
  ['aF1', 'aF1'],
  ['noAuthor', 'noAuthor'],
  ['date', 'date'],
  ['wrong', 'dateWrong'],
];

/** The report for people: a table of the sets, one of the pools, what the difference to ours is worth, and one of the clock. */
export function printed({ sets, pooled, cpu }: Report, floors: Floors): string {
  const cells = (row: Row) => [
    row.set,
    row.peer,
    String(row.pages),
    ...columns.map(([, metric]) => share(row[metric])),
    String(row.empty ?? '-'),
    floorOf(row, floors),
  ];
  const heading = ['set', 'peer', 'pages', ...columns.map(([name]) => name), 'empty', 'floor'];
  const differences = pooled.flatMap(({ set, peer, againstOurs: one }) =>
    one ? [[set, `ours - ${peer}`, signed(one.difference), share(one.sd), `${signed(one.low)} … ${signed(one.high)}`]] : [],
  );
  return [
    table([heading, ...sets.map(cells)]),
    table([['pool', ...heading.slice(1)], ...pooled.map(cells)]),
    differences.length > 0 ? table([['pool', 'paired bootstrap of F1', 'difference', 's.d.', '95 %'], ...differences]) : '',
    cpu.length > 0
      ? table([
          ['CPU a page, one thread', 'peer', 'pages', 'mean KB', 'median ms', 'p95 ms', 'mean ms', 'of readability'],
          ...cpu.map((one) => [
            one.what,
            one.peer,
            String(one.pages),
            (one.bytes / 1024).toFixed(1),
            ...[one.median, one.p95, one.mean].map((ms) => ms.toFixed(2)),
            one.times?.toFixed(2) ?? '-',
          ]),
        ])
      : '',
    legend(),
  ]
    .filter(Boolean)
    .join('\n');
}

function legend(): string {
  const told = columns.map(([heading, metric]) => `${heading}: ${metrics[metric].what}`);
  return `${told.join('; ')}; empty: ${metrics.empty.what}; floor: the pinned F1 or segF1 of a fixed part of the set\n`;
}

/** The pinned F1 of ours, which stands for a part of the pages. */
function floorOf({ set, peer }: Row, floors: Floors): string {
  const { F1, segF1 } = floors[set]?.values ?? {};
  return peer === 'ours' ? share(F1 ?? segF1) : '-';
}

function signed(value: number): string {
  return `${value < 0 ? '' : '+'}${share(value)}`;
}
