import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';

import type { Job } from './job.ts';
import { outcomeKey } from './ledger.ts';
import { memoryWorld } from './memory.ts';
import { entryOf } from './relate.ts';
import { type AnyStage, rowsNamed, step } from './step.ts';
import { computeHere } from './verbs.ts';
import { dropOf, type World } from './world.ts';

const [clean, dedupe, publish] = rowsNamed(['clean', 'dedupe', 'publish']) as [AnyStage, AnyStage, AnyStage];
const first = { attempt: 1, waits: 0, failures: [] };

const TEXT = [
  'Ferry to the outer islands stops for the winter',
  'The last ferry to the outer islands left on Sunday with eleven passengers, two goats and the piano of the island school on board.',
  'The company said that the landing stage has rusted through in four places and that no diver will look at it before the ice has gone in April.',
  'Until then the mail comes by helicopter, the baker bakes for himself, and the school choir will have to sing without any accompaniment at all.',
].join('\n\n');

/** A world and the jobs of several drops with the same text, as dedupe takes them. */
async function copies(...keys: string[]) {
  const world = memoryWorld(() => '2026-01-02T03:04:05Z');
  const jobs: Job[] = [];
  for (const key of keys) {
    await world.drops.put(key, new TextEncoder().encode(TEXT), { contentType: 'text/plain' });
    const stored = await world.drops.head(key);
    assert.ok(stored);
    jobs.push({ drop: dropOf('drops', stored) });
  }
  return { world, jobs };
}

const stood = async (world: World, kind: 'article' | 'duplicate', key: string) =>
  (await world.outcomes.head(outcomeKey(kind, key))) !== undefined;

test('a copy waits until its original stands, and is then published as its duplicate', async () => {
  const { world, jobs } = await copies('original', 'copy');
  const [original, copy] = jobs as [Job, Job];
  assert.equal((await step(dedupe, original, world, first)).ack, 'next');
  assert.equal((await step(dedupe, copy, world, first)).ack, 'wait');
  await step(publish, original, world, first);
  assert.equal((await step(dedupe, copy, world, first)).ack, 'next');
  await step(publish, copy, world, first);
  assert.ok(await stood(world, 'article', 'original'));
  assert.ok(await stood(world, 'duplicate', 'copy'));
});

test('copies that come together do not line up behind each other', async () => {
  const { world, jobs } = await copies(...Array.from({ length: 40 }, (_, at) => `copy-${at}`));
  const relate = () => Promise.all(jobs.map((job) => step(dedupe, job, world, first)));
  const acks = await relate();
  const [original, ...others] = acks.flatMap(({ ack }, at) => (ack === 'next' ? [jobs[at]!] : []));
  assert.ok(original);
  assert.deepEqual(others, []);
  await step(publish, original, world, first);
  for (const { ack } of await relate()) assert.equal(ack, 'next');
});

test('when the original was parked, one of its copies takes its place and the other follows that one', async () => {
  const { world, jobs } = await copies('original', 'copy', 'late');
  const [original, copy, late] = jobs as [Job, Job, Job];
  for (const job of [original, copy, late]) await step(dedupe, job, world, first);
  const compute = async () => Promise.reject(new Error('the disk is on fire'));
  await step(publish, original, { ...world, compute }, { ...first, attempt: publish.attempts });
  for (let tries = 0; tries < 4; tries += 1)
    for (const job of [copy, late])
      if ((await step(dedupe, job, world, first)).ack === 'next') await step(publish, job, world, first);
  const found = await Promise.all(
    ['original', 'copy', 'late'].map(async (key) => [await stood(world, 'article', key), await stood(world, 'duplicate', key)]),
  );
  assert.deepEqual(found, [
    [false, false],
    [true, false],
    [false, true],
  ]);
});

/** What comes of a promise behind pauses, which pass at once. */
async function unpaused<Value>({ mock }: TestContext, asked: () => Promise<Value>): Promise<Value> {
  mock.timers.enable({ apis: ['setTimeout'] });
  const pauses = setInterval(() => mock.timers.tick(1_000));
  try {
    return await asked();
  } finally {
    clearInterval(pauses);
    mock.timers.reset();
  }
}

test('when the drop of the original vanished before it was published, a copy does not wait for ever', async (t) => {
  for (const decided of [true, false]) {
    const { world, jobs } = await copies('original', 'copy');
    const [original, copy] = jobs as [Job, Job];
    const seen = decided ? world.seen : { ...world.seen, decide: async () => 'rebuilding' as const };
    await step(dedupe, original, { ...world, seen }, first);
    const waited = (waits: number) => unpaused(t, () => step(dedupe, copy, world, { ...first, waits }));
    for (const waits of [0, 39, 40, 41]) assert.equal((await waited(waits)).ack, 'wait', 'its drop is still there');
    await world.drops.delete('original');
    assert.equal((await waited(5)).ack, 'wait', 'it may be under way');
    await waited(40);
    assert.equal((await waited(41)).ack, 'next');
  }
});

test('a copy waits for the older version of what was refused since, but not for ever', async (t) => {
  for (const isLost of [false, true]) {
    const { world, jobs } = await copies('original', 'copy');
    const [original, copy] = jobs as [Job, Job];
    await step(dedupe, original, world, first);
    await world.drops.put('original', new TextEncoder().encode(' '), { contentType: 'text/plain' });
    const blank = await world.drops.head('original');
    assert.ok(blank);
    await step(clean, { drop: dropOf('drops', blank) }, world, first);
    const waited = (waits: number) => unpaused(t, () => step(dedupe, copy, world, { ...first, waits }));
    for (const waits of [0, 5, 39]) assert.equal((await waited(waits)).ack, 'wait');
    if (isLost) world.queues.wipe();
    await world.queues.drain(world);
    await waited(40);
    await waited(41);
    await world.queues.drain(world);
    const articles = await Promise.all(['original', 'copy'].map((key) => stood(world, 'article', key)));
    assert.deepEqual(articles, isLost ? [false, true] : [true, false]);
  }
});

test('what others are copies of stays when its own object moves on to a copy of another story', async () => {
  const world = memoryWorld(() => '2026-01-02T03:04:05Z');
  const OTHER = TEXT.replaceAll(/[aeiou]/g, 'o');
  const drop = async (key: string, text: string) => {
    await world.drops.put(key, new TextEncoder().encode(text), { contentType: 'text/plain' });
    const stored = await world.drops.head(key);
    assert.ok(stored);
    await world.queues.add('clean', { drop: dropOf('drops', stored) });
    await world.queues.drain(world);
  };
  await drop('slot', TEXT);
  await drop('copy', TEXT);
  await drop('other', OTHER);
  await drop('slot', OTHER);
  assert.deepEqual(await Promise.all((['slot', 'copy', 'other'] as const).map((key) => stood(world, 'article', key))), [
    true,
    false,
    true,
  ]);
  assert.ok((await stood(world, 'duplicate', 'slot')) && (await stood(world, 'duplicate', 'copy')));
});

for (const [second, etag] of [
  ['2026-01-01T00:00:00Z', 'older'],
  ['2026-01-02T03:04:05Z', 'of the same second, and after every other in byte order'],
] as const) {
  test(`an older refusal of the original, ${etag}, does not make its copy an original`, async () => {
    const { world, jobs } = await copies('original', 'copy');
    const [original, copy] = jobs as [Job, Job];
    const metadata = { 'source-etag': etag, 'source-version': second };
    await world.outcomes.put(outcomeKey('rejected', 'original'), new Uint8Array(), { contentType: 'application/json', metadata });
    await step(dedupe, original, world, first);
    for (let tries = 0; tries < 3; tries += 1) assert.equal((await step(dedupe, copy, world, first)).ack, 'wait');
  });
}

test('a story has the same fingerprint as plain text and as a page', async () => {
  const paragraphs = TEXT.split('\n\n');
  const [headline, ...body] = paragraphs;
  const page = `<html><head><title>${headline}</title></head><body><article><h1>${headline}</h1>${body.map((text) => `<p>${text.replace('Sunday', '<b>Sunday</b>')}</p>`).join('')}</article></body></html>`;
  const exactOf = async (key: string, text: string, contentType: string) => {
    const bytes = new TextEncoder().encode(text);
    const drop = { bucket: 'drops', key, etag: 'e', size: bytes.length, contentType };
    const article = await computeHere('extract', await computeHere('clean', bytes, drop), drop);
    return entryOf(drop, article).fingerprint.exact;
  };
  assert.equal(await exactOf('a.html', page, 'text/html'), await exactOf('a.txt', TEXT, 'text/plain'));
});
