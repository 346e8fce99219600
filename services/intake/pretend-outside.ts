import type { Drop } from '@copydesk/article/drop';
import { dropId } from '@copydesk/article/drop';
import type { Outside, Store, Stored } from '@copydesk/pipeline/world';

/** An outside for tests of intake, with what it was asked and what can be broken in plain sight. */
export type Pretend = Outside & {
  /** Puts an object into the drops bucket. */
  put(key: string): Stored;
  /** The drops that were queued, in order, each once; and by which queue. */
  queued: { queue: string; drop: Drop }[];
  logged: Record<string, unknown>[];
  /** What is out of order at present. */
  broken: { drops?: boolean; redis?: boolean; keys: Set<string>; pressure?: string | undefined };
  /** How often the store was asked for an object. */
  heads: number;
};

/** Everything works, and there is nothing in it. */
export function pretendOutside(): Pretend {
  const objects = new Map<string, Stored>();
  const empty: Store = {
    head: async () => undefined,
    get: async () => undefined,
    put: async () => false,
    delete: async () => {},
    async *list() {},
    reach: async () => {},
  };
  const redis = () => {
    if (world.broken.redis) throw new Error('Redis did not answer within 5000 ms');
  };
  const store = () => {
    if (world.broken.drops) throw new Error('connect ECONNREFUSED');
  };
  const world: Pretend = {
    queued: [],
    logged: [],
    broken: { keys: new Set() },
    heads: 0,
    put(key) {
      const stored = { key, etag: `e${objects.size}`, lastModified: '2026-11-23T05:50:00Z', size: 5, metadata: {} };
      objects.set(key, stored);
      return stored;
    },
    drops: {
      ...empty,
      async head(key) {
        store();
        world.heads += 1;
        if (world.broken.keys.has(key)) throw new Error('AccessDenied');
        return objects.get(key);
      },
      async *list() {
        store();
        yield* objects.values();
      },
      reach: async () => store(),
    },
    feeds: [],
    outcomes: empty,
    spills: empty,
    queues: {
      async add(queue, { drop }) {
        redis();
        if (world.queued.every((other) => dropId(other.drop) !== dropId(drop))) world.queued.push({ queue, drop });
      },
      async renew({ drop }) {
        const before = world.queued.length;
        await world.queues.add('first', { drop });
        return world.queued.length > before;
      },
      async pressure() {
        redis();
        return world.broken.pressure;
      },
      sweep: async () => ({ doubtful: undefined, ended: async () => {} }),
      reach: async () => redis(),
    },
    // Intake has no business with the index.
    seen: {} as Outside['seen'],
    log: (level, line) => void world.logged.push({ level, ...line }),
  };
  return world;
}
