// The process that takes attacks in, one after the other: told their names over IPC, it tells of each how it ended.
import { logger } from '@copydesk/boot/log';
import { pool } from '@copydesk/pool';

import { dropOf } from './case.ts';
import { attacks } from './corpus.ts';
import { judge, type Judgement } from './judge.ts';
import { watchPrototypes } from './prototypes.ts';
import { forgetMost, isTold, mostBytes, residentBytes } from './resident.ts';
import { told } from './story.ts';
import type { verbs } from './thread.ts';
import { goes, type Written } from './way.ts';

/** How one attack ended and what it cost: milliseconds of CPU and megabytes above what the process held before any. */
export type Ended = Judgement & { name: string; bytes: number; cpuMs: number; peakMb: number | undefined };

/** The heap that a thread may have, in megabytes: what it needs for itself, and the most that an attack may take. */
const HEAP_MB = 256;

const threads = pool<typeof verbs>({
  thread: new URL('thread.ts', import.meta.url),
  threads: 2,
  timeMs: 30_000,
  heapMb: HEAP_MB,
});
const changed = watchPrototypes();
const log = logger('hostile', 'info');
const quiet = () => {};

/** A story that comes in beside every attack, and must not notice it. */
const neighbour = { bytes: Buffer.from(told('The neighbours heard of it.')), key: 'wire/neighbour.txt' };
const alone = await goes(neighbour, threads.compute, quiet);
for (let turn = 0; turn < 4; turn += 1) await Promise.all([1, 2].map(() => goes(neighbour, threads.compute, quiet)));
globalThis.gc?.();
const baseline = isTold ? residentBytes() : 0;

/** What one attack has left in memory would count for the next; past so many megabytes another process goes on. */
const LEFT_MB = 64;

const NOBODY = { bucket: 'none', key: 'none', etag: 'none', size: 0 };

process.on('message', async (names: string[]) => {
  for (const name of names) {
    process.send?.(await ended(name));
    if (left() > LEFT_MB) await rest();
    if (left() > LEFT_MB) break;
  }
  await threads.close();
  process.disconnect();
});
process.send?.('ready');

/** Gives back what neither this thread nor the others need any more. */
async function rest(): Promise<void> {
  globalThis.gc?.();
  await Promise.all(Array.from({ length: threads.threads }, () => threads.compute('rest', undefined, NOBODY)));
}

/** What the process holds above its beginning, in megabytes. */
function left(): number {
  return isTold ? (residentBytes() - baseline) / 1024 ** 2 : 0;
}

async function ended(name: string): Promise<Ended> {
  const attack = attacks.find((one) => one.name === name);
  if (!attack) throw new Error(`no attack is called ${name}`);
  const drop = dropOf(attack);
  if (isTold) forgetMost();
  const before = process.cpuUsage();
  const [beside, written] = await Promise.all([goes(neighbour, threads.compute, quiet), goes(drop, threads.compute, log)]);
  const { user, system } = process.cpuUsage(before);
  const peakMb = isTold ? Math.round((mostBytes() - baseline) / 1024 ** 2) : undefined;
  const { ends, faults } = judge(attack, drop, written);
  const touched = [
    ...(same(alone, beside) ? [] : ['the neighbour noticed']),
    ...changed().map((one) => `changed for all code: ${one}`),
  ];
  return {
    name,
    bytes: drop.bytes.length,
    ends,
    faults: [...faults, ...touched],
    cpuMs: Math.round((user + system) / 1000),
    peakMb,
  };
}

function same(one: Written, other: Written): boolean {
  return one.size === other.size && [...one].every(([key, bytes]) => Buffer.from(other.get(key) ?? []).equals(bytes));
}
