import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Store } from './world.ts';

const text = (words: string) => new TextEncoder().encode(words);
const plain = { contentType: 'text/plain' };

/** Keys that break careless stores. All are kept byte for byte. */
const ODD_KEYS = [
  'a b+c%41.txt',
  'a//b',
  './x/../y',
  '../up',
  'é',
  'e\u0301',
  '文/🗞️.html',
  'trailing/',
  '<&>"\'',
  'x'.repeat(1_000),
];

/** What every `Store` promises; run against each implementation with an empty bucket of its own per test. */
export function storeConformance(name: string, open: () => Promise<{ store: Store; close(): Promise<void> }>): void {
  const promise = (what: string, check: (store: Store) => Promise<void>) =>
    test(`${name}: ${what}`, async () => {
      const { store, close } = await open();
      try {
        await check(store);
      } finally {
        await close();
      }
    });

  promise('gives back what was put, with its size, metadata in any script and an ETag without quotes', async (store) => {
    const metadata = { uri: 'urn:x', name: 'Žižek, 東京, 100% — "q"' };
    assert.equal(await store.put('a/b.txt', text('hello'), { ...plain, metadata }), true);
    assert.deepEqual(Buffer.from((await store.get('a/b.txt')) ?? []).toString(), 'hello');
    const head = await store.head('a/b.txt');
    assert.equal(head?.size, 5);
    assert.deepEqual(head?.metadata, metadata);
    assert.match(head?.etag ?? '', /^[^"]+$/);
    assert.match(head?.lastModified ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    assert.equal(head?.contentType, 'text/plain');
  });

  promise('answers undefined for what is absent', async (store) => {
    assert.equal(await store.head('nothing'), undefined);
    assert.equal(await store.get('nothing'), undefined);
    await store.delete('nothing');
  });

  promise('lets one of twenty racing writers win when nothing may stand there', async (store) => {
    const writers = Array.from({ length: 20 }, (_, index) =>
      store.put('one', text(`writer ${index}`), { ...plain, condition: 'absent' }),
    );
    assert.equal((await Promise.all(writers)).filter(Boolean).length, 1);
  });

  promise('replaces only the version that was named', async (store) => {
    await store.put('k', text('first'), plain);
    const first = (await store.head('k'))?.etag ?? '';
    assert.equal(await store.put('k', text('second'), { ...plain, condition: { etag: first } }), true);
    assert.equal(await store.put('k', text('third'), { ...plain, condition: { etag: first } }), false);
    assert.equal(Buffer.from((await store.get('k')) ?? []).toString(), 'second');
    assert.equal(await store.put('absent', text('x'), { ...plain, condition: { etag: first } }), false);
  });

  promise('reads a version only while it stands there', async (store) => {
    await store.put('k', text('first'), plain);
    const first = await store.head('k');
    assert.ok(first);
    assert.ok(await store.get('k', first));
    await store.put('k', text('second'), plain);
    assert.equal(await store.get('k', first), undefined);
  });

  promise('keeps odd keys byte for byte and lists them in UTF-8 byte order', async (store) => {
    for (const key of ODD_KEYS) await store.put(key, text(key), plain);
    for (const key of ODD_KEYS) assert.equal(Buffer.from((await store.get(key)) ?? []).toString(), key);
    const listed: string[] = [];
    for await (const { key } of store.list({})) listed.push(key);
    assert.deepEqual(
      listed,
      ODD_KEYS.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
    );
    for (const key of ODD_KEYS) await store.delete(key);
    assert.equal(await store.head('é'), undefined);
  });

  promise('lists by prefix, after a key, past a page of a thousand', async (store) => {
    const keys = Array.from({ length: 1_100 }, (_, index) => `p/${String(index).padStart(4, '0')}`);
    for (let from = 0; from < keys.length; from += 50)
      await Promise.all(keys.slice(from, from + 50).map((key) => store.put(key, text('x'), plain)));
    await store.put('q', text('x'), plain);
    const listed: string[] = [];
    for await (const { key } of store.list({ prefix: 'p/', after: 'p/0009' })) listed.push(key);
    assert.deepEqual(listed, keys.slice(10));
  });

  promise('can be reached', (store) => store.reach());
}
