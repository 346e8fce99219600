import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';

import { accept } from './accept.ts';
import { newCounters } from './counters.ts';
import { pretendOutside } from './pretend-outside.ts';
import type { Source } from './source.ts';
import { recognise, sources } from './sources.ts';

/** Of all payloads together; a fixed seed, so that a failure is the same everywhere. */
const RUNS = 5_000;
const SEED = 20_261_123;

/** How each source writes a key, said once more by hand: as a form field, as one but for its slashes, or not at all. */
const asField = (key: string) => encodeURIComponent(key).replaceAll('%20', '+');
const asPath = (key: string) => key.split('/').map(asField).join('/');
const asIs = (key: string) => key;

const records = (eventSource: string, key: string, name = 'ObjectCreated:Put') => ({
  Records: [{ eventVersion: '2.1', eventSource, eventName: name, s3: { bucket: { name: 'drops' }, object: { key, size: 5 } } }],
});
const bridge = (key: string) => ({
  source: 'aws.s3',
  'detail-type': 'Object Created',
  detail: { bucket: { name: 'drops' }, object: { key } },
});
const topic = (message: unknown) => ({
  Type: 'Notification',
  MessageId: 'm',
  TopicArn: 'arn:aws:sns:eu-central-1:123456789012:drops',
  Timestamp: '2026-11-23T05:50:00.000Z',
  Message: JSON.stringify(message),
});

/** A message about one key, from each source in each of its forms. */
const senders: Record<string, (key: string) => unknown> = {
  aws: (key) => records('aws:s3', asPath(key)),
  'aws through SNS': (key) => topic(records('aws:s3', asPath(key))),
  eventbridge: (key) => bridge(asIs(key)),
  'eventbridge through SNS': (key) => topic(bridge(asIs(key))),
  minio: (key) => ({ EventName: 's3:ObjectCreated:Put', Key: `drops/${key}`, ...records('minio:s3', asField(key)) }),
  'minio without records': (key) => ({ EventName: 's3:ObjectCreated:Put', Key: `drops/${key}` }),
  'minio on a list': (key) => [{ Event: records('minio:s3', asField(key)).Records, EventTime: '2026-11-23T05:50:00Z' }],
  ceph: (key) => records('ceph:s3', asIs(key)),
  r2: (key) => ({ account: 'a', action: 'PutObject', bucket: 'drops', object: { key }, eventTime: '2026-11-23T05:50:00Z' }),
  seaweedfs: (key) => ({
    key: `/buckets/drops/${key}`,
    event_type: 'create',
    message: { new_entry: { name: key.split('/').at(-1) }, new_parent_path: `/buckets/drops/${key}`.replace(/\/[^/]*$/, '') },
  }),
  rustfs: (key) => records('rustfs:s3', asField(key), 's3:ObjectCreated:Put'),
  storagegrid: (key) => records('sgws:s3', asPath(key)),
};

const key = fc
  .oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
    fc.string({
      unit: fc.constantFrom('%', '+', ' ', '/', '2', '5', 'F', 'é', '文', '\u0301', '.', '&', '='),
      minLength: 1,
      maxLength: 12,
    }),
  )
  .filter((one) => one.isWellFormed());

/** Every object that is asked for is there: what reaches the queue is then told by the message alone. */
async function queuedBy(message: unknown): Promise<string[]> {
  const outside = pretendOutside();
  outside.drops.head = async (asked) => ({ key: asked, etag: 'e', lastModified: '2026-11-23T05:50:00Z', size: 5, metadata: {} });
  const read = recognise(message);
  if (read) await accept(read, { outside, bucket: 'drops', firstQueue: 'first', counters: newCounters() });
  return outside.queued.map(({ drop }) => drop.key);
}

test('whatever the key, each source leads to that key and no other', async () => {
  const sent = fc.tuple(fc.constantFrom(...Object.entries(senders)), key);
  await fc.assert(
    fc.asyncProperty(sent, async ([[, message], one]) => {
      assert.deepEqual(await queuedBy(JSON.parse(JSON.stringify(message(one)))), [one]);
    }),
    { numRuns: RUNS / 2, seed: SEED },
  );
});

/** All places in a value, as ways to them. */
function places(value: unknown, way: string[] = []): string[][] {
  const below = value !== null && typeof value === 'object' ? Object.entries(value) : [];
  return [way, ...below.flatMap(([name, one]) => places(one, [...way, name]))];
}

/** The value with another one, or with nothing, at one of its places. */
function changed(value: unknown, [name, ...rest]: string[], other: unknown): unknown {
  if (name === undefined) return other;
  const copy = Array.isArray(value) ? [...value] : { ...(value as Record<string, unknown>) };
  (copy as Record<string, unknown>)[name] = changed((copy as Record<string, unknown>)[name], rest, other);
  return copy;
}

/** Every text in a value, in texts that are JSON too. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value, ...(value.startsWith('{') ? texts(parsed(value)) : [])];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(texts) : [];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The keys that a text may mean to any source: itself, decoded, or what follows a bucket. */
function meant(text: string): string[] {
  const bare = [text, text.replace(/^[^/]*\//, ''), text.replace(/^\/buckets\/[^/]*\//, '')];
  return bare.flatMap((one) => [one, decoded(one)]);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

test('a real message that was damaged anywhere harms nothing and leads to no key that it does not hold', async () => {
  const rows: readonly Source[] = sources;
  const real = fc.oneof(
    fc.constantFrom(...rows.flatMap(({ examples }) => examples.map(([message]) => message))),
    fc.tuple(fc.constantFrom(...Object.values(senders)), key).map(([message, one]) => message(one)),
  );
  const damage = fc.oneof(
    fc.constant(undefined),
    fc.jsonValue(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'drops',
      '%zz',
      'ObjectCreated:Put',
      's3:ObjectCreated:Put',
      'aws:s3',
      'ceph:s3',
      '/buckets/drops/',
      '__proto__',
    ),
  );
  const damaged = fc.tuple(real, fc.array(fc.tuple(fc.nat(), damage), { minLength: 1, maxLength: 3 })).map(([message, damages]) =>
    damages.reduce<unknown>((sofar, [at, other]) => {
      const ways = places(sofar);
      return changed(sofar, ways[at % ways.length] ?? [], other);
    }, message),
  );
  await fc.assert(
    fc.asyncProperty(damaged, async (message) => {
      const queued = await queuedBy(message);
      const possible = new Set(texts(message).flatMap(meant));
      // The name in a rename of SeaweedFS is told apart from its folder.
      const names = texts(message);
      for (const one of queued)
        assert.ok(possible.has(one) || names.some((name) => one.endsWith(`/${name}`) || one === name), one);
    }),
    { numRuns: RUNS, seed: SEED },
  );
});

test('a message of one bucket leads to nothing in another', async () => {
  const sent = fc.tuple(fc.constantFrom(...Object.values(senders)), key);
  await fc.assert(
    fc.asyncProperty(sent, async ([message, one]) => {
      const text = JSON.stringify(message(one.replaceAll('drops', 'x'))).replaceAll('drops', 'elsewhere');
      assert.deepEqual(await queuedBy(JSON.parse(text)), []);
    }),
    { numRuns: RUNS / 2, seed: SEED },
  );
});
