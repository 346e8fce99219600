import { type Kind, kinds, outcomeKey, prefixOf } from '@copydesk/pipeline/ledger';
import type { Store } from '@copydesk/pipeline/world';
import { until } from '@copydesk/rehearsal/until';
import { s3Store } from '@copydesk/s3';

import type { Guarded, Role } from './guarded.ts';

/** Drops and outcomes of a guarded desk, each touched with the key of whoever would touch it. */
export type GuardedDrops = {
  /** A bucket as a role gets at it. */
  store(role: Role, bucket: string): Store;
  /** Puts a drop as a newsroom does, who may do nothing else. */
  put(key: string, content: string | Uint8Array, contentType?: string, metadata?: Record<string, string>): Promise<boolean>;
  /** Waits until each of the drops has an outcome, and gives its kind. */
  settled(keys: readonly string[]): Promise<Map<string, Kind>>;
};

/** The drops of a desk. */
export function dropsOf(desk: Guarded): GuardedDrops {
  const store = (role: Role, bucket: string): Store => s3Store(desk.client(role), bucket);
  const newsroom = store('newsroom', 'drops');
  const output = store('operator', 'output');

  async function endsOf(keys: readonly string[]): Promise<Map<string, Kind>> {
    const standing = new Set<string>();
    for (const kind of kinds) for await (const { key } of output.list({ prefix: prefixOf(kind) })) standing.add(key);
    return new Map(keys.flatMap((key) => kinds.filter((kind) => standing.has(outcomeKey(kind, key))).map((kind) => [key, kind])));
  }

  return {
    store,
    put: (key, content, contentType = 'text/html', metadata = {}) =>
      newsroom.put(key, typeof content === 'string' ? Buffer.from(content) : content, { contentType, metadata }),
    async settled(keys) {
      return until(
        async () => {
          const ends = await endsOf(keys);
          return ends.size === keys.length && ends;
        },
        async () => {
          const ends = await endsOf(keys);
          return `no outcome of ${keys.filter((key) => !ends.has(key)).join(', ')}\n${desk.log().slice(-2_000)}`;
        },
      );
    },
  };
}
