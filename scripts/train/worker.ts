import { parentPort } from 'node:worker_threads';

import { grow, valueOf, type Forest, type Plan, type Table } from './grow.ts';

/** Rows to grow a forest on, and rows to score with it. */
export type Job = { table: Table; fit: Uint32Array; score: Uint32Array; plan: Plan };
export type Grown = { forest: Forest; scores: Float32Array };

parentPort?.on('message', (job: Job) => {
  const forest = grow(job.table, job.fit, job.plan);
  const scores = Float32Array.from(job.score, (row) =>
    forest.trees.reduce((sum, tree) => sum + valueOf(tree, job.table, row), forest.base),
  );
  parentPort!.postMessage({ forest, scores } satisfies Grown, []);
});
