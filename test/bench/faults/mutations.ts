import type { World } from '@copydesk/pipeline/world';
import type { Redis } from 'ioredis';

/** What a mutation may take hold of besides the world: the connection, and what is called when the queue knows that a job is done. */
export type Hold = { redis: Redis; afterwards: ((id: string) => void)[] };

/** A way to build the pipeline wrong. The campaign must notice each: an invariant that nothing breaks may as well not be checked. */
export type Mutation = {
  name: string;
  why: string;
  settings?: Record<string, string>;
  around?: (world: World, hold: Hold) => World;
};

export const mutations: readonly Mutation[] = [];
