import assert from 'node:assert/strict';
import { suite, test } from 'node:test';

import * as fc from 'fast-check';

import { newCounters } from './counters.ts';
import { healthOf } from './health.ts';
import { pretendOutside } from './pretend-outside.ts';
import { newServer } from './server.ts';
import { record } from './sources/s3-records.ts';

/** A fixed one, so that a failure is the same everywhere. */
const SEED = 7;

const put = (name: string) => JSON.stringify({ Records: [record('aws:s3', 'ObjectCreated:Put', 'drops', name)] });

suite('hostile bodies', () => {
  const outside = pretendOutside();
  const counters = newCounters();
  const desk = { outside, bucket: 'drops', firstQueue: 'first', counters };
  const app = newServer({ desk, counters, secret: undefined, health: healthOf(outside), sweep: () => {} });
  const key = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('%zz', '%', '%ED%A0%80', '\ud800', '../../etc/passwd', '__proto__', 'x'.repeat(2_000)),
  );
  const records = fc.record({
    Records: fc.array(
      fc.record(
        {
          eventSource: fc.constantFrom('aws:s3', 'minio:s3', 'ceph:s3', '__proto__'),
          eventName: fc.oneof(fc.constant('ObjectCreated:Put'), fc.string()),
          s3: fc.record({ bucket: fc.record({ name: fc.oneof(fc.constant('drops'), fc.string()) }), object: fc.record({ key }) }),
        },
        { requiredKeys: ['eventSource', 'eventName', 's3'] },
      ),
      { maxLength: 5 },
    ),
  });
  const sound = async (body: string | Buffer) => {
    const { statusCode } = await app.inject({
      method: 'POST',
      url: '/events',
      payload: body,
      headers: { 'content-type': 'application/json' },
    });
    assert.ok(statusCode >= 200 && statusCode < 500, `${statusCode}`);
  };

  test('any JSON is answered with 2xx or 4xx', async () => {
    await fc.assert(fc.asyncProperty(fc.json(), sound), { numRuns: 300, seed: SEED });
  });

  test('so is any message that looks like one of a source', async () => {
    await fc.assert(
      fc.asyncProperty(
        records.map((value) => JSON.stringify(value)),
        sound,
      ),
      { numRuns: 300, seed: SEED },
    );
  });

  test('so are any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
        sound,
      ),
      { numRuns: 200, seed: SEED },
    );
  });

  test('so are names of the prototype, deep nesting and huge arrays', async () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    for (const body of [
      '{"__proto__":{"Records":[]},"constructor":{"prototype":{"polluted":1}}}',
      `{"Records":[${put('a').slice(12, -2)},"__proto__":{"polluted":1}}]}`,
      '['.repeat(400_000),
      `${'['.repeat(400_000)}${']'.repeat(400_000)}`,
      `${'{"Records":'.repeat(80_000)}0${'}'.repeat(80_000)}`,
      `{"Records":${'['.repeat(400_000)}${']'.repeat(400_000)}}`,
      `{"Records":[${'0,'.repeat(400_000)}0]}`,
      `{"Records":[${'{},'.repeat(999)}{}]}`,
      JSON.stringify({ EventName: 's3:ObjectCreated:Put', Key: '/'.repeat(900_000) }),
      JSON.stringify({ EventName: 's3:ObjectCreated:Put', Key: 'x'.repeat(900_000) }),
      put('%'.repeat(900_000)),
      put('+'.repeat(900_000)),
      '1e999999',
    ]) {
      await sound(body);
    }
    assert.deepEqual(Object.getOwnPropertyNames(Object.prototype), before);
    assert.deepEqual(outside.queued, []);
  });
});
