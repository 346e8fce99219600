import { createHash } from 'node:crypto';

import { compareVersions, dropId } from '@copydesk/article/drop';
import { memorySeen } from '@copydesk/dedupe/memory-seen';
import { whole } from '@copydesk/publish';

import type { Job } from './job.ts';
import { rows, step } from './step.ts';
import { computeHere } from './verbs.ts';
import type { Queues, Store, Stored, World } from './world.ts';

/** A bucket in memory. `clock` gives the LastModified of what is put, ISO 8601 UTC in whole seconds. */
export function memoryStore(clock: () => string): Store {
  const objects = new Map<string, { stored: Stored; bytes: Uint8Array }>();
  return {
    head: async (key) => objects.get(key)?.stored,
    async get(key, version) {
      const object = objects.get(key);
      return object && (!version || compareVersions(object.stored, version) === 0) ? object.bytes : undefined;
    },
    async put(key, bytes, { condition, contentType, metadata = {} }) {
      const there = objects.get(key)?.stored;
      if (condition === 'absent' ? there : condition && condition.etag !== there?.etag) return false;
      const etag = createHash('md5').update(bytes).digest('hex');
      objects.set(key, { bytes, stored: { key, etag, lastModified: clock(), size: bytes.length, contentType, metadata } });
      return true;
    },
    async delete(key, etag) {
      if (etag === undefined || objects.get(key)?.stored.etag === etag) objects.delete(key);
    },
    async *list({ prefix = '', after = '' }) {
      const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && byteOrder(key, after) > 0);
      for (const key of keys.toSorted(byteOrder)) {
        const object = objects.get(key);
        if (object) yield object.stored;
      }
    },
    reach: async () => {},
  };
}

function byteOrder(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** Queues in memory, what runs them dry, and what befalls those in Redis. */
export type MemoryQueues = Queues & {
  drain(world: World): Promise<void>;
  /** Loses everything at once, as FLUSHALL does. */
  wipe(): void;
  /** Keeps how they are at present; what it gives brings that back, as a server comes back that lost its last writes. */
  save(): () => void;
};

/** Times that all jobs are put off one after another before `drain` leaves them: they wait for something that does not come. */
const PUT_OFF = 5;

/** Queues in memory: the same ids and the same rules as the real ones, first in first out, one job at a time. */
export function memoryQueues(): MemoryQueues {
  let waiting: { stage: string; job: Job; waits: number; failures: string[] }[] = [];
  let kept = new Set<string>();
  /** Grows whenever they come back as they were before. */
  let history = 0;
  let swept: { history: number; newest: string } | undefined;
  const add = async (stage: string, job: Job) => {
    if (kept.has(nameOf(stage, job))) return;
    kept.add(nameOf(stage, job));
    waiting.push({ stage, job, waits: 0, failures: [] });
  };
  return {
    add,
    async renew(job, settled) {
      if (waiting.some((other) => dropId(other.job.drop) === dropId(job.drop))) return false;
      const names = rows.map((row) => nameOf(row.name, job));
      if (names.some((name) => kept.has(name)) && (await settled?.())) return false;
      for (const name of names) kept.delete(name);
      await add(rows[0]?.name ?? '', job);
      return true;
    },
    pressure: async () => undefined,
    async sweep() {
      const begun = history;
      return {
        doubtful: swept?.history === begun ? undefined : (swept?.newest ?? ''),
        ended: async (newest) => {
          if (history === begun) swept = { history, newest };
        },
      };
    },
    reach: async () => {},
    wipe() {
      waiting.length = 0;
      kept.clear();
      swept = undefined;
      history++;
    },
    save() {
      const saved = structuredClone({ waiting, kept, swept });
      return () => {
        ({ waiting, kept, swept } = structuredClone(saved));
        history++;
      };
    },
    async drain(world) {
      let putOff = 0;
      for (let one = waiting[0]; one && putOff <= PUT_OFF * waiting.length; one = waiting[0]) {
        const row = rows.find(({ name: stage }) => stage === one.stage);
        if (!row) throw new Error(`no stage is called ${one.stage}`);
        const ack = await step(row, one.job, world, {
          attempt: one.failures.length + 1,
          waits: one.waits,
          failures: one.failures,
        });
        const at = waiting.indexOf(one);
        // Another has taken it meanwhile, as when a lock runs out, or it was wiped: what becomes of it is not ours to say.
        if (at < 0) continue;
        waiting.splice(at, 1);
        putOff = ack.ack === 'wait' || ack.ack === 'pause' ? putOff + 1 : 0;
        if (ack.ack === 'retry') waiting.push({ ...one, failures: [...one.failures, ack.error.message] });
        if (ack.ack === 'wait' || ack.ack === 'pause') waiting.push({ ...one, waits: one.waits + 1 });
      }
    },
  };
}

function nameOf(stage: string, { drop }: Job): string {
  return `${stage} ${dropId(drop)}`;
}

/** A whole world in memory, for tests: nothing outside is touched, and `queues.drain` takes every drop to its outcome. */
export function memoryWorld(clock: () => string): World & { queues: MemoryQueues } {
  return {
    drops: memoryStore(clock),
    outcomes: memoryStore(clock),
    spills: memoryStore(clock),
    queues: memoryQueues(),
    seen: memorySeen(),
    compute: computeHere,
    log: () => {},
    feeds: [],
    dropMaxBytes: 32 * 1024 * 1024,
    output: whole,
  };
}
