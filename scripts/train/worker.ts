import { parentPort } from 'node:worker_threads';

import { grow, type Forest } from './grow.ts';
import { addTree, type Plan, type Table } from './tree.ts';

/** Rows to grow a forest on, and rows to score with it. */
export type Job = { table: Table; fit: Uint32Array; score: Uint32Array; plan: Plan };
/** The forest, and its scores (log odds) of the rows to score. */
export type Grown = { forest: Forest; scores: Float32Array };

parentPort?.on('message', ({ table, fit, score, plan }: Job) => {
  const forest = grow(table, fit, plan);
  const sums = new Float64Array(score.length).fill(forest.base);
  for (const tree of forest.trees) addTree(tree, table, score, sums);
  parentPort!.postMessage({ forest, scores: new Float32Array(sums) } satisfies Grown, []);
});
