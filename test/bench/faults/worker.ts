import { flushCompileCache } from 'node:module';

import { run } from '@copydesk/boot/run';
import { runStage } from '@copydesk/redis/workers';
import { startWorker } from '@copydesk/worker/worker';

import { type Pass, checkpointed } from './checkpoints.ts';
import { chronicler } from './chronicle.ts';
import { mutations } from './mutations.ts';
import { setClockWrong } from './wrong-clock.ts';

/** A worker made of the same parts as any other, that tells what it does and dies where it is told to. */
const tell = chronicler(process.env['FAULTS_CHRONICLE'] ?? '/dev/null');
const mutation = mutations.find(({ name }) => name === process.env['FAULTS_MUTATION']);

/** Where to die. */
let deadly: readonly string[] = [];
process.on('message', (message: { die: readonly string[] }) => void (deadly = message.die));

const pass: Pass = (checkpoint) => {
  if (!deadly.includes(checkpoint)) return;
  tell({ is: 'killed', checkpoint });
  process.kill(process.pid, 'SIGKILL');
};

const runWatched: typeof runStage = (row, redis, world, options) => {
  const log: typeof world.log = (level, line) => {
    const { stage, dropId, outcome } = line;
    if (stage === row.name && typeof dropId === 'string') tell({ is: 'ended', stage, id: dropId, outcome: String(outcome) });
    world.log(level, line);
  };
  const afterwards: ((id: string) => void)[] = [];
  const mutated = mutation?.around?.(world, { redis, afterwards }) ?? world;
  const worker = runStage(row, redis, checkpointed(row.name, { ...mutated, log }, pass), options);
  worker.on('active', ({ id = '', data }) => tell({ is: 'started', stage: row.name, id, key: data.drop.key }));
  worker.on('stalled', (id) => tell({ is: 'stalled', stage: row.name, id }));
  worker.on('completed', ({ id = '' }) => {
    tell({ is: 'completed', stage: row.name, id });
    void pass(`${row.name} completed`);
    for (const follow of afterwards) follow(id);
  });
  return worker;
};

setClockWrong(Number(process.env['FAULTS_CLOCK_MS'] ?? 0));

await run('worker', async (running) => {
  await startWorker(running, runWatched);
  // Those who are killed never come to it, and those who follow them would compile everything anew.
  flushCompileCache();
});
