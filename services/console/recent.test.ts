import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Stored } from '@copydesk/pipeline/world';

import { recentEndings, type Row } from './recent.ts';
import type { Ending } from './snapshot.ts';

function ending(number: number, more: Partial<Ending> = {}): Ending {
  return {
    stage: 'publish',
    jobId: `d${number}`,
    at: number,
    key: `${number}.html`,
    outcome: 'article',
    outputKey: `articles/${number}.html.json`,
    ...more,
  };
}

/** A bucket of documents that counts its reads; `size` lies about how large they are. */
function bucket(documents: Record<string, unknown>, size?: number) {
  const reads: string[] = [];
  return {
    reads,
    async head(key: string): Promise<Stored | undefined> {
      return key in documents
        ? { key, etag: 'e', lastModified: '2026-11-23T05:50:00Z', size: size ?? 1, metadata: {} }
        : undefined;
    },
    async get(key: string): Promise<Uint8Array> {
      reads.push(key);
      const document = documents[key];
      return Buffer.from(typeof document === 'string' ? document : JSON.stringify(document));
    },
  };
}

/** Keeps some endings, and gives the rows of all that were kept so far. */
function recently(
  outcomes: Parameters<typeof recentEndings>[0],
): (endings: Ending[]) => Promise<{ articles: Row[]; rejections: Row[] }> {
  const { keep, rows } = recentEndings(outcomes);
  return (endings) => {
    keep(endings);
    return rows();
  };
}

const root = { uri: 'urn:copydesk:1', key: '1.html' };
const article = {
  uri: 'urn:copydesk:1',
  headlines: [{ role: 'main', value: 'Harbour opens' }],
  by: 'Ada Moor',
  language: 'en',
  copydesk: { relation: { kind: 'near', of: root, root, score: 0.9, reasons: [] }, more: true },
};

/** A document of the prefix `evidence/`, as short as its schema allows. */
function evidenceFor(relation: unknown): unknown {
  return {
    uri: 'urn:copydesk:1',
    copydesk: {
      schemaVersion: '1',
      pipelineVersion: '0',
      source: { bucket: 'drops', key: '1.html', etag: 'e', size: 1 },
      relation,
      flags: [],
      counts: { paragraphs: 1, words: 1, characters: 1, readingMinutes: 1, pictures: 0, cuts: 0 },
      fields: { authors: [], keywords: [] },
      body: [],
      pictures: [],
      cuts: [],
      notes: [],
      fingerprint: { exact: 'a'.repeat(64), level: 0, shingles: 0, sketch: '', anchors: '' },
    },
  };
}

test('rows carry what their documents say, read once', async () => {
  const store = bucket({ 'articles/1.html.json': article, 'rejected/2.html.json': { detail: '0 bytes' } });
  const recent = recently(store);
  const endings = [ending(1), ending(2, { outcome: 'rejected', outputKey: 'rejected/2.html.json', code: 'empty' })];
  await recent(endings);
  const { articles, rejections } = await recent(endings);
  assert.deepEqual(articles[0]?.told, { headline: 'Harbour opens', by: 'Ada Moor', language: 'en', kind: 'near', of: '1.html' });
  assert.deepEqual(rejections[0]?.told, { detail: '0 bytes' });
  assert.equal(store.reads.length, 2);
});

test('the evidence of a strict document is found where it lies', async () => {
  const { copydesk, ...strict } = { ...article, standard: { name: 'ninjs' } };
  const of = { uri: 'urn:copydesk:0', key: '0.html' };
  const evidence = evidenceFor({ kind: 'near', of, root: of, score: 0.9, reasons: [] });
  assert.ok(copydesk);
  const recent = recently(bucket({ 'articles/1.html.json': strict, 'evidence/articles/1.html.json': evidence }));
  const { articles } = await recent([ending(1)]);
  assert.equal(articles[0]?.told?.of, '0.html');
});

test('the newest are shown, and a rejection stays when the queue has forgotten it', async () => {
  const recent = recently(bucket({}));
  await recent([ending(5, { outcome: 'rejected', outputKey: 'rejected/5.json' })]);
  const { articles, rejections } = await recent(Array.from({ length: 30 }, (_, index) => ending(index + 10)));
  assert.deepEqual(
    articles.map(({ at }) => at),
    [39, 38, 37, 36, 35, 34, 33, 32, 31, 30],
  );
  assert.deepEqual(
    rejections.map(({ at }) => at),
    [5],
  );
});

test('a backfill pushes no live story off the page, and has the page where there is none', async () => {
  const old = Array.from({ length: 30 }, (_, index) => ending(index + 100, { backfill: true }));
  const live = Array.from({ length: 8 }, (_, index) => ending(index + 10));
  const recent = recently(bucket({}));
  assert.equal((await recent(old)).articles.length, 10);
  const { articles } = await recent(live);
  assert.deepEqual(
    articles.map(({ at }) => at),
    [129, 128, 127, 17, 16, 15, 14, 13, 12, 11],
  );
});

test('a headline that comes too late for one page is on the next', async () => {
  const late = Promise.withResolvers<void>();
  const { head, get } = bucket({ 'articles/1.html.json': article });
  const slow = recently({ get, head: async (key) => (await late.promise, head(key)) });
  assert.equal((await slow([ending(1)])).articles[0]?.told, undefined, 'shown without it meanwhile');
  late.resolve();
  assert.equal((await slow([])).articles[0]?.told?.headline, 'Harbour opens');
});

test('documents that are gone, broken, of another shape or too large leave their rows without a headline', async () => {
  for (const document of ['not json', { headlines: 'x' }, []]) {
    const { articles } = await recently(bucket({ 'articles/1.html.json': document }))([ending(1)]);
    assert.deepEqual(articles[0]?.told, {});
  }
  const large = bucket({ 'articles/1.html.json': article }, 3 * 1024 ** 2);
  await recently(large)([ending(1), ending(2)]);
  assert.deepEqual(large.reads, []);
});

test('a store that hangs or fails does not hold up the page, and is asked again', async () => {
  const held = Promise.withResolvers<Stored>();
  const slow = recently({ head: () => held.promise, get: () => assert.fail('read before its head') });
  assert.equal((await slow([ending(1)])).articles[0]?.told, undefined);

  let asked = 0;
  const { head, get } = bucket({ 'articles/1.html.json': article });
  const failing = recently({ get, head: (key) => ((asked += 1) === 1 ? Promise.reject(new Error('down')) : head(key)) });
  assert.equal((await failing([ending(1)])).articles[0]?.told, undefined);
  assert.equal((await failing([ending(1)])).articles[0]?.told?.headline, 'Harbour opens');
});
