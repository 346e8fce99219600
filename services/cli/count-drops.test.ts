import assert from 'node:assert/strict';
import { test } from 'node:test';

import { memoryStore } from '@copydesk/pipeline/memory';
import { probeKey } from '@copydesk/pipeline/probe';

import { countDrops } from './count-drops.ts';

const running = new AbortController().signal;

test('drops below a prefix are counted, probes left out', async () => {
  const store = memoryStore(() => '2026-01-02T03:04:05Z');
  const keys = ['a/1', 'a/2', 'b/1', probeKey('x')];
  for (const key of keys) await store.put(key, new Uint8Array(), { contentType: 'text/plain' });
  assert.equal(await countDrops(store, 'a/', running), 2);
  assert.equal(await countDrops(store, '', running), 3);
  assert.equal(await countDrops(store, 'c', running), 0);
});

test('it ends when told to, and closes its list', async () => {
  const stop = new AbortController();
  let closed = false;
  async function* list() {
    try {
      for (let at = 0; ; at += 1) {
        if (at === 2_500) stop.abort();
        yield { key: `${at}`, etag: '', lastModified: '', size: 0 };
      }
    } finally {
      closed = true;
    }
  }
  assert.equal(await countDrops({ list }, '', stop.signal, 0), undefined);
  assert.ok(closed);
});
