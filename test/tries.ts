import assert from 'node:assert/strict';

import type { Store } from '@copydesk/pipeline/world';

import { type Role, roles } from './guarded.ts';
import { story } from './story.ts';

/** The keys of a drop that stands in its bucket, and of its article. */
type Standing = { drop: string; article: string };

/** Something that is tried at a bucket, and the roles that may. */
type Try = {
  name: string;
  bucket: 'drops' | 'output' | 'work';
  may: readonly Role[];
  run: (store: Store, standing: Standing) => Promise<unknown>;
};

const READERS = ['intake', 'worker', 'operator'] as const;
const ALL_BUT_NEWSROOM = [...READERS, 'console'] as const;

const bytes = Buffer.from(story(99));
const plain = { contentType: 'text/plain' };

/** What the policies of `infra/iam` come to. What is read is written before. */
const tries: readonly Try[] = [
  { name: 'read a drop', bucket: 'drops', may: READERS, run: (store, { drop }) => store.get(drop) },
  { name: 'list drops', bucket: 'drops', may: ALL_BUT_NEWSROOM, run: (store) => store.list({})[Symbol.asyncIterator]().next() },
  { name: 'put a drop', bucket: 'drops', may: ['newsroom', 'operator'], run: (store) => store.put('forged.txt', bytes, plain) },
  { name: 'delete a drop', bucket: 'drops', may: [], run: (store, { drop }) => store.delete(drop) },
  {
    name: 'read an article',
    bucket: 'output',
    may: ALL_BUT_NEWSROOM,
    run: async (store, { article }) => assert.ok(await store.get(article)),
  },
  { name: 'write an article', bucket: 'output', may: ['worker'], run: (store) => store.put('articles/scratch', bytes, plain) },
  { name: 'delete an article', bucket: 'output', may: ['worker'], run: (store) => store.delete('articles/scratch') },
  { name: 'write beside the prefixes', bucket: 'output', may: [], run: (store) => store.put('index.html', bytes, plain) },
  { name: 'write a spill', bucket: 'work', may: ['worker'], run: (store) => store.put('scratch', bytes, plain) },
  { name: 'read a spill', bucket: 'work', may: ['worker'], run: (store) => store.get('scratch') },
];

/**
 * Tries all of it, and what is tried at this store only, as each role, with a store that signs as that role. Throws an AssertionError
 * where one may more than its own, or less.
 */
export async function tryRights(
  storeOf: (role: Role, bucket: string) => Store,
  standing: Standing,
  more: readonly Try[] = [],
): Promise<void> {
  for (const { name, bucket, may, run } of [...tries, ...more])
    for (const role of roles) {
      const status = await run(storeOf(role, bucket), standing).then(
        () => 200,
        (error: { $metadata?: { httpStatusCode?: number } }) => error.$metadata?.httpStatusCode ?? error,
      );
      assert.equal(status, may.includes(role) ? 200 : 403, `${role}: ${name}`);
    }
}
