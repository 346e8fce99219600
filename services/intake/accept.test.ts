import assert from 'node:assert/strict';
import { test } from 'node:test';

import { accept, outcomes } from './accept.ts';
import { newCounters } from './counters.ts';
import { pretendOutside } from './pretend-outside.ts';
import { recognise } from './sources.ts';
import { record } from './sources/s3-records.ts';

function desk() {
  const outside = pretendOutside();
  const counters = newCounters();
  const send = async (...records: unknown[]) => {
    const message = recognise({ Records: records });
    assert.ok(message, 'the test sends a message that has a source');
    return accept(message, { outside, bucket: 'drops', firstQueue: 'first', counters });
  };
  return { outside, counters, send };
}

const aws = (key: string, eventName = 'ObjectCreated:Put', bucket = 'drops') => record('aws:s3', eventName, bucket, key);

test('an event becomes a job that holds what HEAD says of the object', async () => {
  const { outside, send } = desk();
  const { metadata: _metadata, ...drop } = outside.put('2026/harbour fire.html');
  assert.deepEqual(await send(aws('2026/harbour+fire.html')), { queued: 1, ignored: 0, gone: 0, refused: 0 });
  assert.deepEqual(outside.queued, [{ queue: 'first', drop: { bucket: 'drops', ...drop } }]);
});

test('every outcome is told, counted under its name, and all but the plain ones are logged with a reason', async () => {
  const { outside, counters, send } = desk();
  for (const key of ['there', '100%25', 'locked']) outside.put(key);
  outside.broken.keys.add('locked');
  const sent = [
    aws('there'),
    aws('100%25'),
    aws('there', 'ObjectRemoved:Delete'),
    aws('there', 'ObjectCreated:Put', 'elsewhere'),
    aws('.copydesk/doctor%20a%2Bb.txt'),
    aws('never'),
    aws('%zz'),
    aws(''),
    aws('locked'),
  ];
  const answer = await send(...sent);
  assert.deepEqual(
    { ...answer, reasons: answer.reasons?.map(({ record: at }) => at) },
    { queued: 2, ignored: 3, gone: 1, refused: 3, reasons: [6, 7, 8] },
  );
  assert.deepEqual(
    outside.queued.map(({ drop }) => drop.key),
    ['there', '100%25'],
  );
  for (const outcome of Object.keys(outcomes)) {
    const count = outcome === 'refused' ? 3 : 1;
    assert.ok(counters.text().includes(`copydesk_intake_events_total{source="aws",outcome="${outcome}"} ${count}\n`), outcome);
  }
  const warned = outside.logged.filter(({ level }) => level === 'warn').map(({ event, key }) => [event, key]);
  assert.deepEqual(warned, [
    ['decoder-mismatch', '100%25'],
    ['other-bucket', 'there'],
    ['refused', '%zz'],
    ['refused', ''],
    ['refused', 'locked'],
  ]);
});

test('the event of a probe is noted under its key, and makes no job', async () => {
  const outside = pretendOutside();
  const noted: string[] = [];
  const probed = async (key: string) => void noted.push(key);
  const message = recognise({ Records: [aws('.copydesk/doctor+a%2Bb+%C3%A9.txt')] });
  assert.ok(message);
  outside.put('.copydesk/doctor a+b é.txt');
  const answer = await accept(message, { outside, bucket: 'drops', firstQueue: 'first', counters: newCounters(), probed });
  assert.equal(answer.ignored, 1);
  assert.deepEqual([noted, outside.queued], [['.copydesk/doctor a+b é.txt'], []]);
});

test('where both the decoded key and the one that was sent exist, the decoded one is meant', async () => {
  const { outside, send } = desk();
  outside.put('a b');
  outside.put('a+b');
  await send(aws('a+b'));
  assert.deepEqual(
    outside.queued.map(({ drop }) => drop.key),
    ['a b'],
  );
});

test('raw keys of Ceph are asked for once, as they are', async () => {
  const { outside, send } = desk();
  await send(record('ceph:s3', 'ObjectCreated:Put', 'drops', 'a+b%20c'));
  assert.equal(outside.heads, 1);
});

test('the same event twice is one job', async () => {
  const { outside, send } = desk();
  outside.put('a');
  assert.equal((await send(aws('a'), aws('a'))).queued, 2);
  assert.equal(outside.queued.length, 1);
});

test('a store or a Redis that cannot be reached fails the message, and sent again it is whole', async () => {
  const { outside, send } = desk();
  const keys = Array.from({ length: 100 }, (_, at) => `k${at}`);
  for (const key of keys) outside.put(key);
  const all = keys.map((key) => aws(key));
  outside.broken.redis = true;
  await assert.rejects(send(...all), /Redis did not answer/);
  outside.broken = { drops: true, keys: new Set() };
  await assert.rejects(send(...all), /ECONNREFUSED/);
  outside.broken = { keys: new Set() };
  assert.equal((await send(...all)).queued, 100);
  assert.equal(outside.queued.length, 100);
});

test('one failure stops the work on the whole message', async () => {
  const { outside, send } = desk();
  let asked = 0;
  outside.drops.head = async () => {
    asked += 1;
    outside.broken.drops = true;
    if (asked === 1) throw new Error('connect ECONNREFUSED');
    return undefined;
  };
  await assert.rejects(send(...Array.from({ length: 200 }, (_, at) => aws(`k${at}`))), /ECONNREFUSED/);
  await new Promise((resolve) => setImmediate(resolve));
  assert.ok(asked < 100, `${asked} of 200 objects were asked for`);
});

test('one message cannot fill the log', async () => {
  const { outside, send } = desk();
  const answer = await send(...Array.from({ length: 1000 }, () => aws('%zz')));
  assert.equal(answer.refused, 1000);
  assert.equal(answer.reasons?.length, 10);
  assert.equal(outside.logged.length, 11);
});
