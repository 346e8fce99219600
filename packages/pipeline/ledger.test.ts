import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Drop } from '@copydesk/article/drop';

import type { Kind } from './ledger.ts';
import { kinds, mirroredKey, outcomeKey, settle } from './ledger.ts';
import { memoryWorld } from './memory.ts';
import type { World } from './world.ts';

const KEY = 'desk/a.html';
const bytes = (text: string) => new TextEncoder().encode(text);

/** A version of the drop at a second of one minute, named by its ETag. */
const version = (second: number, etag = `v${second}`): Drop => ({
  bucket: 'drops',
  key: KEY,
  etag,
  lastModified: `2026-01-02T03:04:${String(second).padStart(2, '0')}Z`,
  size: 1,
});

const worldAt = () => memoryWorld(() => '2026-01-02T03:05:00Z');

/** What stands in the output bucket, by place. */
async function standing(world: World): Promise<Partial<Record<Kind, string>>> {
  const found: Partial<Record<Kind, string>> = {};
  for (const kind of kinds) {
    const content = await world.outcomes.get(outcomeKey(kind, KEY));
    if (content) found[kind] = Buffer.from(content).toString();
  }
  return found;
}

/** Settles versions one after another and tells what stands at the end. */
async function settled(...steps: [Kind, Drop, string, boolean?][]): Promise<Partial<Record<Kind, string>>> {
  const world = worldAt();
  for (const [kind, drop, content, replay] of steps)
    await settle(kind, bytes(content), { drop, ...(replay && { replay }) }, world);
  return standing(world);
}

const cases: { what: string; steps: Parameters<typeof settled>; stands: Partial<Record<Kind, string>> }[] = [
  {
    what: 'a retry writes nothing anew',
    steps: [
      ['article', version(1), 'a'],
      ['article', version(1), 'a again'],
    ],
    stands: { article: 'a' },
  },
  {
    what: 'a newer version replaces an older one',
    steps: [
      ['article', version(1), 'old'],
      ['article', version(2), 'new'],
    ],
    stands: { article: 'new' },
  },
  {
    what: 'an older version that arrives late writes nothing',
    steps: [
      ['article', version(2), 'new'],
      ['article', version(1), 'old'],
    ],
    stands: { article: 'new' },
  },
  {
    what: 'an older outcome in another place goes',
    steps: [
      ['duplicate', version(1), 'copy'],
      ['article', version(2), 'story'],
    ],
    stands: { article: 'story' },
  },
  {
    what: 'a newer outcome in another place stays',
    steps: [
      ['article', version(2), 'story'],
      ['duplicate', version(1), 'copy'],
    ],
    stands: { article: 'story' },
  },
  {
    what: 'a newer refusal stands beside the last good article',
    steps: [
      ['article', version(1), 'good'],
      ['rejected', version(2), 'bad'],
    ],
    stands: { article: 'good', rejected: 'bad' },
  },
  {
    what: 'the last good article may arrive after the newer refusal',
    steps: [
      ['rejected', version(2), 'bad'],
      ['article', version(1), 'good'],
    ],
    stands: { article: 'good', rejected: 'bad' },
  },
  {
    what: 'a refusal takes the place of an older duplicate',
    steps: [
      ['duplicate', version(1), 'copy'],
      ['rejected', version(2), 'bad'],
    ],
    stands: { rejected: 'bad' },
  },
  {
    what: 'of two outcomes of one version the better one stays',
    steps: [
      ['rejected', version(1), 'parked'],
      ['article', version(1), 'story'],
      ['rejected', version(1), 'parked'],
    ],
    stands: { article: 'story' },
  },
  {
    what: 'a replayed refusal is written anew',
    steps: [
      ['rejected', version(1), 'gave up'],
      ['rejected', version(1), 'no article', true],
    ],
    stands: { rejected: 'no article' },
  },
  {
    what: 'a replay that ends otherwise takes the old outcome away',
    steps: [
      ['article', version(1), 'story'],
      ['duplicate', version(1), 'copy', true],
    ],
    stands: { duplicate: 'copy' },
  },
  {
    what: 'of two versions of one second the order is the same for every worker',
    steps: [
      ['article', version(1, 'b'), 'b'],
      ['article', version(1, 'a'), 'a'],
    ],
    stands: { article: 'b' },
  },
];

for (const { what, steps, stands } of cases) {
  test(`settle: ${what}`, async () => assert.deepEqual(await settled(...steps), stands));
}

test('settle: of two versions of one second the one that stands in the bucket wins, in whatever order they finish', async () => {
  for (const order of [
    ['first', 'second'],
    ['second', 'first'],
  ]) {
    const world = worldAt();
    const drops: Record<string, Drop> = {};
    for (const name of ['second', 'first']) {
      await world.drops.put(KEY, bytes(name), { contentType: 'text/plain' });
      const head = await world.drops.head(KEY);
      drops[name] = version(1, head?.etag ?? '');
    }
    const bucket = memoryWorld(() => '2026-01-02T03:04:01Z').drops;
    await bucket.put(KEY, bytes('first'), { contentType: 'text/plain' });
    for (const name of order) await settle('article', bytes(name), { drop: drops[name] as Drop }, { ...world, drops: bucket });
    assert.deepEqual(await standing(world), { article: 'first' });
  }
});

test('settle: in a bucket that keeps versions too, whose ids have no order', async () => {
  for (const [first, second] of [
    ['a', 'b'],
    ['b', 'a'],
  ] as const) {
    const world = worldAt();
    const of = (versionId: string): Drop => ({ ...version(1), versionId });
    const head = async () => ({ ...of(second), key: KEY, metadata: {} }) as Awaited<ReturnType<typeof world.drops.head>>;
    const bucket = { ...world, drops: { ...world.drops, head } };
    for (const id of [first, second, first]) await settle('article', bytes(id), { drop: of(id) }, bucket);
    assert.deepEqual(await standing(world), { article: second });
  }
});

test('settle: a version that was put meanwhile is queued, even when its own job was kept', async () => {
  const world = worldAt();
  await world.drops.put(KEY, bytes(' \n '), { contentType: 'text/plain' });
  await settle('article', bytes('old'), { drop: version(1) }, world);
  await world.queues.drain(world);
  assert.deepEqual(Object.keys(await standing(world)).length, 2, 'the newer version (which is blank) has an outcome too');
});

test('settle: a version that was put meanwhile and is through already is not sent through again', async () => {
  const world = worldAt();
  await world.drops.put(KEY, bytes(' \n '), { contentType: 'text/plain' });
  const head = await world.drops.head(KEY);
  await world.queues.add('clean', {
    drop: { ...version(1, head?.etag), lastModified: '2026-01-02T03:05:00Z', size: 3, contentType: 'text/plain' },
  });
  await world.queues.drain(world);
  let read = 0;
  const drops = {
    ...world.drops,
    get: (...asked: Parameters<typeof world.drops.get>) => ((read += 1), world.drops.get(...asked)),
  };
  await settle('article', bytes('old'), { drop: version(1) }, world);
  await world.queues.drain({ ...world, drops });
  assert.equal(read, 0);
});

test('outcome keys mirror the drop, and never leave their prefix', () => {
  assert.equal(outcomeKey('article', '2026/11/23/a.html'), 'articles/2026/11/23/a.html.json');
  assert.equal(mirroredKey('article', 'articles/2026/11/23/a.html.json'), '2026/11/23/a.html');
  for (const key of ['x'.repeat(1_001), 'é'.repeat(512), '.long/forged']) {
    assert.match(outcomeKey('rejected', key), /^rejected\/\.long\/[0-9a-f]{64}\.json$/);
    assert.equal(mirroredKey('rejected', outcomeKey('rejected', key)), undefined);
  }
});
