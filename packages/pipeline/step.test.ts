import assert from 'node:assert/strict';
import { test } from 'node:test';

import { dropId, type Drop } from '@copydesk/article/drop';

import type { Job } from './job.ts';
import { outcomeKey } from './ledger.ts';
import { memoryWorld } from './memory.ts';
import { rows, rowsNamed, step } from './step.ts';
import type { World } from './world.ts';
import { dropOf } from './world.ts';

const first = { attempt: 1, waits: 0, failures: [] };

/** An article long enough to be one, different for each name. */
const story = (name: string) =>
  [
    `Harbour council votes for the ${name} bridge`,
    ...Array.from(
      { length: 6 },
      (_, index) =>
        `The ${name} council met on day ${index + 1} of the hearing and heard from residents, who said that the ${name} crossing had been promised to them ${index + 2} times before.`,
    ),
  ].join('\n\n');

/** A world with one drop in it, and its job. */
async function dropped(text: string): Promise<{ world: ReturnType<typeof memoryWorld>; job: Job; drop: Drop }> {
  const world = memoryWorld(() => '2026-01-02T03:04:05Z');
  await world.drops.put('a.txt', new TextEncoder().encode(text), { contentType: 'text/plain' });
  const stored = await world.drops.head('a.txt');
  assert.ok(stored);
  const drop = dropOf('drops', stored);
  return { world, job: { drop }, drop };
}

const [clean, extract, , publish] = rows;
assert.ok(clean && extract && publish);

async function read(world: World, key: string): Promise<Record<string, unknown> | undefined> {
  const bytes = await world.outcomes.get(key);
  return bytes && JSON.parse(Buffer.from(bytes).toString());
}

test('a drop goes through every stage to one article', async () => {
  const { world, job } = await dropped(story('Alder'));
  await world.queues.add('clean', job);
  await world.queues.drain(world);
  assert.match(JSON.stringify(await read(world, outcomeKey('article', 'a.txt'))), /Harbour council votes/);
  for await (const { key } of world.spills.list({})) assert.fail(`${key} was left behind`);
});

test('a rejection is an outcome, with its code', async () => {
  const { world, job } = await dropped('');
  assert.deepEqual(await step(clean, job, world, first), {
    ack: 'done',
    outcome: { outcome: 'rejected', outputKey: 'rejected/a.txt.json', code: 'empty' },
  });
});

test('a drop over the limit is refused unread', async () => {
  const { world, job } = await dropped(story('Birch'));
  const unread = { ...world.drops, get: () => assert.fail('it was read') };
  const ack = await step(clean, job, { ...world, drops: unread, dropMaxBytes: 100 }, first);
  assert.equal(ack.ack === 'done' && ack.outcome.outcome === 'rejected' && ack.outcome.code, 'too-large');
});

test('a drop that was deleted is gone; one that was overwritten is gone and its new version queued', async () => {
  const { world, job } = await dropped(story('Cedar'));
  await world.drops.delete('a.txt');
  assert.deepEqual(await step(clean, job, world, first), { ack: 'done', outcome: { outcome: 'gone' } });
  await world.drops.put('a.txt', new TextEncoder().encode(story('Cypress')), { contentType: 'text/plain' });
  assert.deepEqual(await step(clean, job, world, first), { ack: 'done', outcome: { outcome: 'gone' } });
  await world.queues.drain(world);
  assert.match(JSON.stringify(await read(world, outcomeKey('article', 'a.txt'))), /Cypress/);
});

test('a failure of the world is tried again, and the last try parks the drop with its history', async () => {
  const { world, job } = await dropped(story('Dogwood'));
  const broken: World = { ...world, compute: () => Promise.reject(new Error('the disk is on fire')) };
  assert.equal((await step(clean, job, broken, first)).ack, 'retry');
  const failures = ['Error: no light', 'Error: no air', 'Error: no air', 'Error: the disk is on fire'];
  const last = await step(clean, job, broken, { attempt: clean.attempts, waits: 0, failures });
  assert.equal(last.ack === 'done' && last.outcome.outcome === 'rejected' && last.outcome.code, 'gave-up');
  assert.match(
    JSON.stringify(await read(world, 'rejected/a.txt.json')),
    /clean: no light; no air \(2 times\); the disk is on fire \(2 times\)"/,
  );
});

test('a drop that takes one worker after another with it is parked, not tried for ever', async () => {
  const { world, job } = await dropped(story('Dogberry'));
  assert.equal((await step(clean, job, world, { ...first, stalls: 29 })).ack, 'next');
  const last = await step(clean, job, world, { ...first, stalls: 30 });
  assert.equal(last.ack === 'done' && last.outcome.outcome === 'rejected' && last.outcome.code, 'crashed');
});

test('while the world cannot be reached the stage pauses, even on the last try', async () => {
  const { world, job } = await dropped(story('Elm'));
  const lost = async () => {
    throw new Error('connection refused');
  };
  const broken = () => {
    throw new Error('no client');
  };
  for (const reach of [lost, broken]) {
    const ack = await step(
      clean,
      job,
      { ...world, drops: { ...world.drops, get: lost, reach } },
      { ...first, attempt: clean.attempts },
    );
    assert.equal(ack.ack, 'pause', reach.name);
  }
});

test('a drop that cannot even be parked waits', async () => {
  const { world, job } = await dropped(story('Fir'));
  const put = async () => {
    throw new Error('read only');
  };
  const ack = await step(
    publish,
    job,
    { ...world, outcomes: { ...world.outcomes, put } },
    { ...first, attempt: publish.attempts },
  );
  assert.equal(ack.ack, 'wait');
});

test('a value too large for a job is spilled, and a spill that is damaged or lost is computed again from the raw drop', async () => {
  const { world, job, drop } = await dropped(
    `${story('Ginkgo')}\n\n${Array.from({ length: 900 }, (_, index) => `Line ${index} of the Ginkgo council record says that speaker number ${index} asked for more time to read the proposal.`).join('\n\n')}`,
  );
  const queued: Job[] = [];
  const queues = { ...world.queues, add: async (_stage: string, next: Job) => void queued.push(next) };
  assert.equal((await step(clean, job, { ...world, queues }, first)).ack, 'next');
  assert.equal(queued[0]?.value, undefined);
  assert.deepEqual(queued[0]?.spills, [`${dropId(drop)}/clean.json`]);
  await world.spills.put(`${dropId(drop)}/clean.json`, new TextEncoder().encode('{"blocks": ['), {
    contentType: 'application/json',
  });
  assert.equal((await step(extract, queued[0] as Job, { ...world, queues }, first)).ack, 'next');
  await world.spills.delete(`${dropId(drop)}/clean.json`);
  assert.equal((await step(extract, queued[0] as Job, { ...world, queues }, first)).ack, 'next');
});

test('a job of an older release, whose value no longer fits, starts from the raw drop', async () => {
  const { world, job } = await dropped(story('Hazel'));
  assert.equal((await step(publish, { ...job, value: { shape: 'of last year' } }, world, first)).ack, 'done');
  assert.ok(await read(world, outcomeKey('article', 'a.txt')));
});

test('waiting grows to a limit and uses up no attempts', async () => {
  const { world, job } = await dropped(story('Ivy'));
  const seen = { ...world.seen, meet: async () => 'rebuilding' as const };
  const waits = [];
  for (const count of [0, 3, 50]) {
    const ack = await step(publish, job, { ...world, seen }, { ...first, waits: count });
    waits.push(ack.ack === 'wait' && ack.ms);
  }
  assert.deepEqual(waits, [100, 800, 15_000]);
});

test('a stage that is none is named, with those that are', () => {
  assert.deepEqual(
    rowsNamed(['publish', 'clean']).map(({ name }) => name),
    ['clean', 'publish'],
  );
  assert.throws(() => rowsNamed(['pubish']), /no stage is called pubish; there are clean, extract, dedupe, publish/);
});
