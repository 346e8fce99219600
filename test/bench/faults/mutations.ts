import { dropId } from '@copydesk/article/drop';
import type { Job } from '@copydesk/pipeline/job';
import type { World } from '@copydesk/pipeline/world';
import type { RedisQueues } from '@copydesk/redis/queues';
import type { Redis } from 'ioredis';

import type { Found } from './campaign.ts';
import type { Campaign } from './options.ts';
import { claimsByGetThenPut } from './naive-seen.ts';

/** What a mutation may take hold of besides the world: the connection, and what is called when the queue knows that a job is done. */
export type Hold = { redis: Redis; afterwards: ((id: string) => void)[] };

/** A way to build the pipeline wrong, and by what a campaign notices it: an invariant that nothing breaks may as well not be checked. */
export type Mutation = {
  name: string;
  why: string;
  caughtBy: keyof Pick<Found, 'lost' | 'double' | 'conflicting' | 'unexplained'>;
  /** What it takes to show: beyond drops going through, these faults and kills. */
  campaign: Partial<Campaign>;
  /** Where workers are killed. */
  at?: readonly string[];
  settings?: Record<string, string>;
  around?: (world: World, hold: Hold) => World;
};

export const mutations: readonly Mutation[] = [
  {
    name: 'no sweep',
    why: 'Events are all that tells of drops, and some are lost.',
    caughtBy: 'lost',
    campaign: { events: ['lost'] },
    settings: { RECONCILE_MS: '86400000' },
  },
  {
    name: 'unconditional PUT',
    why: 'Whoever writes last wins, be it the older version.',
    caughtBy: 'double',
    campaign: { kills: 2 },
    at: ['publish outcomes.put after'],
    around: (world) => ({
      ...world,
      outcomes: {
        ...world.outcomes,
        put: (key, bytes, { condition: _none, ...options }) => world.outcomes.put(key, bytes, options),
      },
    }),
  },
  {
    name: 'no retention of completed jobs',
    why: 'A hand-off that is repeated after a crash is a second job.',
    caughtBy: 'unexplained',
    campaign: { kills: 2 },
    at: ['clean queues.add after', 'extract queues.add after'],
    around: (world) => {
      const { queues } = world.queues as RedisQueues;
      const add = async (stage: string, job: Job) =>
        void (await queues.get(stage)?.add(stage, job, { jobId: dropId(job.drop), removeOnComplete: true }));
      return { ...world, queues: { ...world.queues, add } };
    },
  },
  {
    name: 'next job added after completion',
    why: 'A crash between the two leaves a drop that nobody works on.',
    caughtBy: 'unexplained',
    campaign: { kills: 2 },
    at: ['clean completed', 'extract completed'],
    around: (world, { afterwards }) => {
      const held = new Map<string, () => Promise<void>>();
      afterwards.push(
        (id) =>
          void held
            .get(id)?.()
            .finally(() => held.delete(id)),
      );
      const add = async (stage: string, job: Job) => void held.set(dropId(job.drop), () => world.queues.add(stage, job));
      return { ...world, queues: { ...world.queues, add } };
    },
  },
  {
    name: 'clock in the output',
    why: 'Two runs over one drop give two documents.',
    caughtBy: 'conflicting',
    campaign: {},
    around: (world) => {
      const stamped = (bytes: Uint8Array) => {
        const document: object = JSON.parse(Buffer.from(bytes).toString());
        return Buffer.from(JSON.stringify({ ...document, writtenAt: Date.now() }));
      };
      return {
        ...world,
        outcomes: { ...world.outcomes, put: (key, bytes, options) => world.outcomes.put(key, stamped(bytes), options) },
      };
    },
  },
  {
    name: 'claim by GET-then-PUT',
    why: 'Two copies that look at the same moment each find themselves the first.',
    caughtBy: 'double',
    campaign: {},
    around: (world, { redis }) => ({ ...world, seen: claimsByGetThenPut(world.seen, redis) }),
  },
];
