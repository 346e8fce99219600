import assert from 'node:assert/strict';
import { suite, test } from 'node:test';

import { possible } from './key.ts';
import type { Source } from './source.ts';
import { expected, recognise, sources } from './sources.ts';

const rows: readonly Source[] = sources;

for (const source of rows) {
  suite(`source ${source.name}`, () => {
    for (const [message, created] of source.examples) {
      test(JSON.stringify(message)?.slice(0, 100) ?? 'an empty body', () => {
        const found = recognise(message);
        assert.equal(found?.source.name, source.name);
        const told = found?.events.filter((event) => event.created).map(({ bucket, key }) => ({ bucket, key }));
        assert.deepEqual(told, created);
      });
    }

    test('no other source takes its messages', () => {
      for (const [message] of source.examples) {
        const others = rows.filter((row) => row !== source);
        const takers = others.filter((row) => row.shape.safeParse(message).success || row.test?.safeParse(message).success);
        assert.deepEqual(takers, []);
      }
    });
  });
}

test('strangers are shown one message of each source', () => {
  assert.deepEqual(
    Object.keys(expected),
    sources.map(({ name }) => name),
  );
  for (const message of Object.values(expected)) assert.ok(recognise(message));
});

test('a message of two sources, or of an unknown one, is nobody’s', () => {
  const [aws] = sources[0].examples[0][0].Records;
  for (const message of [
    { Records: [aws, { ...aws, eventSource: 'ceph:s3' }] },
    { Records: [{ ...aws, eventSource: 'somebody:s3' }] },
    { Records: [{ ...aws, s3: { bucket: { name: 'drops' } } }] },
    { EventName: 's3:ObjectCreated:Put', Key: 'no-slash' },
    // Records that are there but wrong are no reason to believe the rest.
    { EventName: 's3:ObjectCreated:Put', Key: 'drops/a', Records: [1] },
    [],
    null,
    'drops/a',
    7,
  ]) {
    assert.equal(recognise(message), undefined, JSON.stringify(message));
  }
});

test('keys stay as they are, to the byte', () => {
  const odd = [
    ' a ',
    'a//b',
    './x',
    '../x',
    'é',
    'é'.normalize('NFD'),
    '\u0000',
    'a\nb',
    '‮fdp.exe',
    '{}',
    '🗞️',
    'x'.repeat(1024),
    'é'.repeat(512),
  ];
  for (const key of odd) {
    const records = [
      { ...sources[0].examples[0][0].Records[0], s3: { bucket: { name: 'drops' }, object: { key: encodeURIComponent(key) } } },
    ];
    assert.equal(recognise({ Records: records })?.events[0]?.key, key);
    assert.deepEqual(possible(key), { key });
  }
});

test('a key that no object can have is told with its reason', () => {
  for (const [key, reason] of [
    [undefined, /percent-encoded/],
    ['', /empty/],
    ['\ud800', /surrogate/],
    ['x'.repeat(1025), /1025 bytes/],
    ['é'.repeat(513), /1026 bytes/],
  ] as const) {
    const asked = possible(key);
    assert.match('fault' in asked ? asked.fault : '', reason);
  }
});
