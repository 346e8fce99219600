import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { startRedis } from '@copydesk/redis/server';
import { Redis } from 'ioredis';

import { testFolder } from './folder.ts';
import { copydesk, lines, startStack } from './stack.ts';
import { story } from './story.ts';

const { folder, file } = await testFolder('cli');

test('try walks a folder in byte order, skips what is no drop with a line on stderr, and judges copies within the run', async () => {
  await file('desk/b/c.html.gz', gzipSync(`<!doctype html><h1>Second</h1><p>${story(2).replaceAll('\n\n', '</p><p>')}</p>`));
  await file('desk/b.txt', story(1));
  await file('desk/z.HTM', `<p>${story(3).replaceAll('\n\n', '</p><p>')}</p>`);
  await file('desk/notes.md', 'not a drop');
  await file('desk/zz.txt', `${story(1)}\n\nOne more line that only this paper has printed below the story of the agency.`);
  const ran = await copydesk(['try', '--view', 'flat', '--jobs', '2', 'desk'], { INIT_CWD: folder });
  const told = lines(ran.stdout);
  assert.deepEqual(
    told.map(({ key, outcome, relation, of }) => [key, outcome, relation, of]),
    [
      ['desk/b.txt', 'article', null, null],
      ['desk/b/c.html.gz', 'article', null, null],
      ['desk/z.HTM', 'article', null, null],
      ['desk/zz.txt', 'duplicate', 'near', 'desk/b.txt'],
    ],
  );
  assert.match(ran.stderr, /skipped desk\/notes\.md/);
  assert.equal(ran.code, 0);
});

test('try reads stdin, prints the whole document by default, and ends with 1 when a drop was rejected', async () => {
  const whole = await copydesk(['try', '-'], {}, story(4, 'on stdin'));
  assert.equal(lines(whole.stdout)[0].headlines[0].value, 'Residents hear of the story on stdin today');
  const refused = await copydesk(['try', '--view', 'flat', '-'], {}, '');
  assert.equal(refused.code, 1);
  assert.deepEqual(Object.keys(lines(refused.stdout)[0]), ['key', 'outcome', 'rejected']);
  assert.equal(lines(refused.stdout)[0].rejected.code, 'empty');
});

test('try gives a drop the time it is told', async () => {
  const ran = await copydesk(['try', '--at', '2026-02-03T04:05:06Z', await file('at.txt', story(5))]);
  assert.equal(lines(ran.stdout)[0].versionCreated, '2026-02-03T04:05:06Z');
});

test('try reads no more of a file than the limit', async () => {
  const ran = await copydesk(['try', '--view', 'flat', await file('large.txt', story(6, 'large', 40))], {
    DROP_MAX_BYTES: '2kb',
  });
  assert.equal(lines(ran.stdout)[0].rejected.code, 'too-large');
});

test('wrong usage ends with 2, one sentence and the usage', async () => {
  const cases: [string[], RegExp][] = [
    [['trie'], /there is no command trie/],
    [['try'], /name a file/],
    [['try', 'nowhere.txt'], /there is no nowhere\.txt/],
    [['try', '--view', 'round', '-'], /--view takes whole or flat/],
    [['try', '--at', 'noon', '-'], /--at takes a time/],
    [['try', '--jobs', '0', '-'], /--jobs takes a whole number/],
    [['up', '--once'], /name the files/],
    [['replay'], /name drops, or pick/],
    [['status', '--colour'], /colour/],
    [['status', 'please'], /what is please for/],
    [['status', '--data', 'nowhere'], /no stack was ever started in nowhere/],
    [['rejected', '--code', 'ugly'], /no drop is ever rejected as ugly; the codes are empty, /],
  ];
  for (const [words, sentence] of cases) {
    const ran = await copydesk(words);
    assert.equal(ran.code, 2, words.join(' '));
    assert.match(ran.stderr, sentence);
    assert.equal(ran.stdout, '');
  }
});

test('help is no error', async () => {
  const ran = await copydesk(['help']);
  assert.equal(ran.code, 0);
  assert.match(ran.stdout, /copydesk try/);
  const one = await copydesk(['replay', 'a', '--help']);
  assert.deepEqual([one.code, one.stdout.split('\n')[0]?.startsWith('usage: copydesk replay KEY')], [0, true]);
});

const KEYS = { AWS_ACCESS_KEY_ID: 'somebody', AWS_SECRET_ACCESS_KEY: 'something', S3_ENDPOINT: 'http://127.0.0.1:9' };

test('a Redis that is not there, or that may throw jobs away, ends with 3 and what to do', async () => {
  const gone = await copydesk(['status'], { ...KEYS, REDIS_URL: 'redis://:secret@127.0.0.1:9', REDIS_WAIT_MS: '100' });
  assert.equal(gone.code, 3);
  assert.match(gone.stderr, /Cannot reach Redis at 127\.0\.0\.1:9 .*Start it, or set REDIS_URL/);
  assert.doesNotMatch(gone.stderr, /secret/);

  const server = await startRedis(join(folder, 'redis'));
  const redis = new Redis(server.url);
  await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
  const evicting = await copydesk(['status'], { ...KEYS, REDIS_URL: server.url });
  assert.equal(evicting.code, 3);
  assert.match(evicting.stderr, /maxmemory-policy "allkeys-lru".*noeviction/);
  redis.disconnect();
  await server.close();
});

test('a setting that makes no sense is named, with what it is for', async () => {
  const ran = await copydesk(['status'], { ...KEYS, REDIS_URL: 'redis://127.0.0.1:9', DROPS_BUCKET: 'output' });
  assert.equal(ran.code, 2);
  assert.match(ran.stderr, /must be three buckets/);
});

test('the commands of a running desk', async (t) => {
  const stack = await startStack();
  t.after(() => stack.close());
  const desk = (...words: string[]) => copydesk([...words, '--data', stack.data]);
  const good = await file('good.txt', story(7));
  const empty = await file('empty.txt', '');

  const dropped = await desk('drop', '--wait', '--prefix', 'day/', good, empty);
  assert.equal(dropped.code, 1);
  const arrived = new Map(lines(dropped.stdout).map((one) => [one.key, one]));
  assert.deepEqual(Object.keys(arrived.get('day/good.txt')), ['key', 'outcome', 'outputKey', 'ms']);
  assert.equal(arrived.get('day/empty.txt').code, 'empty');

  const shown = await desk('show', 'day/good.txt');
  const document = JSON.parse(shown.stdout);
  assert.equal((await desk('show', document.uri)).stdout, shown.stdout);
  assert.equal((await desk('show', 'day/nothing.txt')).code, 1);

  const status = lines((await desk('status')).stdout)[0];
  assert.deepEqual(Object.keys(status.stages), ['clean', 'extract', 'dedupe', 'publish']);
  assert.equal(status.index, 'trusted');

  assert.deepEqual(
    lines((await desk('rejected')).stdout).map(({ key, code }) => [key, code]),
    [['day/empty.txt', 'empty']],
  );
  assert.equal((await desk('rejected', '--code', 'too-slow')).stdout, '');

  assert.equal(lines((await desk('replay', '--code', 'empty', '--dry-run')).stdout)[0].replay, 'would be queued');
  assert.equal(lines((await desk('replay', 'day/empty.txt')).stdout)[0].replay, 'queued');
  assert.equal((await desk('replay', 'day/nothing.txt')).code, 1);

  await stack.output.put('rejected/damaged.txt.json', new TextEncoder().encode('{"kind":'), { contentType: 'application/json' });
  const listed = await desk('rejected');
  assert.deepEqual(
    lines(listed.stdout).map(({ key, code }) => [key, code]),
    [
      ['damaged.txt', null],
      ['day/empty.txt', 'empty'],
    ],
  );
  assert.match(listed.stderr, /"rejected\/damaged\.txt\.json" is damaged/);
  const again = await desk('replay', '--since', '2026-01-01');
  assert.deepEqual(
    lines(again.stdout).map(({ key }) => key),
    ['damaged.txt', 'day/empty.txt'],
  );
  const audit = lines(again.stderr.slice(again.stderr.indexOf('{')))[0];
  assert.deepEqual(
    [audit.event, audit.since, audit.gone, audit.last, audit.ended],
    ['replay', '2026-01-01T00:00:00Z', 1, 'day/empty.txt', true],
  );
  await stack.output.delete('rejected/damaged.txt.json');

  assert.equal(lines((await desk('reconcile')).stdout)[0].added, 0);
  const reindexed = lines((await desk('reindex')).stdout)[0].reindexed;
  assert.ok(reindexed === 1 || reindexed === 'by a worker', String(reindexed));

  const wrong = await copydesk(['status'], { ...stack.environment, AWS_SECRET_ACCESS_KEY: 'a wrong secret' });
  assert.equal(wrong.code, 3);
  assert.match(wrong.stderr, /Cannot use the bucket DROPS_BUCKET=drops .*403: the access key or its secret is wrong/);

  const second = await desk('up', '--once', good);
  assert.equal(second.code, 2);
  assert.match(second.stderr, /copydesk already runs in /);
  assert.equal(
    lines((await desk('drop', '--wait', '--prefix', 'still/', good)).stdout)[0].outcome,
    'duplicate',
    'the first goes on',
  );

  await desk('drop', '--wait', '--prefix', 'day/', await file('good.txt', ''));
  assert.equal(
    JSON.parse((await desk('show', 'day/good.txt')).stdout).kind,
    'rejected',
    'the newest version, not the last good one',
  );
});
