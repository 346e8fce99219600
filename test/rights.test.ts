import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { dropOf } from '@copydesk/hostile/case';
import { attacks } from '@copydesk/hostile/corpus';
import { until } from '@copydesk/rehearsal/until';

import { type GuardedDrops, dropsOf } from './guarded-drops.ts';
import { type Guarded, type Role, skip, startGuarded } from './guarded.ts';
import { copydesk, lines } from './stack.ts';
import { story } from './story.ts';
import { tryRights } from './tries.ts';

/** Attacks that go through the whole stack: every so-manieth, and all that are made of their name. */
const SAMPLE = 9;
/** Larger ones would keep the test waiting, in bytes. */
const MODEST = 200_000;

suite('with a key and a policy for each role, and Redis behind TLS and a user of few rights', { skip }, () => {
  let desk: Guarded;
  let store: GuardedDrops['store'];
  let put: GuardedDrops['put'];
  let settled: GuardedDrops['settled'];

  before(async () => {
    desk = await startGuarded();
    ({ store, put, settled } = dropsOf(desk));
  });
  after(() => desk?.close());

  test('honest drops among hostile ones become articles, small and large, first and second version', async () => {
    const hostile = attacks
      .filter(({ name, dear }, at) => !dear && (at % SAMPLE === 0 || name.startsWith('names/')))
      .map((attack) => ({ attack, drop: dropOf(attack) }))
      .filter(({ drop }) => drop.bytes.length <= MODEST);
    const honest = Array.from({ length: 12 }, (_, at) => `honest/${at}.txt`);
    const keyOf = (one: (typeof hostile)[number]) => one.drop.key ?? `hostile/${one.attack.name}`;
    await Promise.all(
      hostile.map(async (one, at) => {
        const seed = at % honest.length;
        if (at < honest.length) await put(`honest/${seed}.txt`, story(seed));
        // What no header can carry never comes into a bucket.
        await put(
          keyOf(one),
          one.drop.bytes,
          one.drop.contentType?.replaceAll(/[^ -~]/g, '').slice(0, 900) || 'text/html',
          one.drop.metadata,
        );
      }),
    );
    await put('honest/large.txt', story(77, 'that is long', 400));
    const ends = await settled([...hostile.map(keyOf), ...honest, 'honest/large.txt']);
    for (const key of [...honest, 'honest/large.txt']) assert.equal(ends.get(key), 'article', key);
    assert.ok(hostile.length > 50, `${hostile.length} attacks`);
    // One text under many names is one article and its copies.
    for (const one of hostile) {
      const end = ends.get(keyOf(one)) ?? '';
      const refused = one.attack.ends.some((ending) => ending !== 'article');
      assert.ok(end === 'rejected' ? refused : one.attack.ends.includes('article'), `${one.attack.name}: ${end}`);
    }
    await sleep(1_100);
    await put('honest/0.txt', `${story(0)}\n\nThe town had more to say about it on the evening of that day.`);
    const output = store('operator', 'output');
    await until(
      async () => Buffer.from((await output.get('articles/honest/0.txt.json')) ?? []).includes('more to say'),
      () => 'the second version does not come out',
    );
  });

  test('the commands of an operator do their work', async () => {
    const environment = desk.environment('operator');
    const run = async (...words: string[]) => {
      const ran = await copydesk(words, environment);
      assert.ok(ran.code === 0 || ran.code === 1, `${words.join(' ')}: ${ran.code} ${ran.stderr}`);
      for (const secret of Object.values(desk.secrets)) assert.ok(!(ran.stdout + ran.stderr).includes(secret), words.join(' '));
      return ran.stdout;
    };
    await put('refused.txt', ' ');
    await settled(['refused.txt']);
    assert.match(await run('status', '--json'), /clean/);
    assert.match(await run('rejected'), /refused\.txt/);
    assert.match(await run('replay', 'refused.txt'), /queued/);
    assert.match(await run('show', 'honest/1.txt'), /story number 1 today/);
    await run('reconcile');
    await run('backfill', 's3://drops/honest/');
    assert.match(await run('status', '--json'), /"prefix":"honest\/",.*"state":"ended"/);
    await run('reindex');
  });

  test('the doctor finds nothing in the way of a role with its own key, and what it lacks with that of another', async () => {
    const bad = async (role: Exclude<Role, 'newsroom'>, key: Role = role) => {
      const ran = await copydesk(['doctor', '--json', '--wait', '60', '--role', role], desk.environment(key));
      const told = lines(ran.stdout) as { check: string; state: string; found: string }[];
      assert.equal(ran.code, told.some(({ state }) => state === 'bad') ? 1 : 0, ran.stderr);
      if (role === 'operator') assert.match(told.find(({ check }) => check === 'events')?.found ?? '', /came after/);
      return told.filter(({ state }) => state === 'bad').map(({ check }) => check);
    };
    for (const role of ['intake', 'worker', 'console', 'operator'] as const) assert.deepEqual(await bad(role), [], role);
    assert.deepEqual(await bad('worker', 'console'), [
      'DROPS_BUCKET: read',
      ...['articles/', 'duplicates/', 'rejected/', 'evidence/', 'jsonld/'].map((one) => `OUTPUT_BUCKET: write and delete ${one}`),
      'WORK_BUCKET: read',
      'WORK_BUCKET: write and delete',
    ]);
  });

  test('nobody can do what is not theirs', async () => {
    await tryRights(store, { drop: 'honest/1.txt', article: 'articles/honest/1.txt.json' }, [
      {
        name: 'write with a path that leaves',
        bucket: 'output',
        may: [],
        run: (own) => own.put('../drops/x', Buffer.from('forged'), { contentType: 'text/plain' }),
      },
    ]);
  });

  test('the user of Redis can neither wipe, configure nor look around it, nor touch what is not ours', async () => {
    const redis = desk.redis('copydesk');
    for (const [command = '', ...words] of [
      'FLUSHALL',
      'FLUSHDB',
      'CONFIG GET *',
      'KEYS *',
      'SHUTDOWN',
      'ACL LIST',
      'MONITOR',
      'CLIENT LIST',
      'SCRIPT FLUSH',
      'REPLICAOF NO ONE',
      'SAVE',
      'SWAPDB 0 1',
      'GET other',
      'SET other 1',
      'DEL {copydesk',
    ].map((line) => line.split(' ')))
      await assert.rejects(redis.call(command, ...words), /NOPERM/, command);
    await assert.rejects(redis.call('EVAL', 'return redis.call("FLUSHALL")', '0'), /can't run this command/);
    assert.equal(await redis.call('SET', '{copydesk}:scratch', '1'), 'OK');
    await assert.rejects(
      copydesk(['status'], {
        ...desk.environment('operator'),
        REDIS_URL: desk.environment('operator')['REDIS_URL']!.replace('rediss:', 'redis:'),
        REDIS_WAIT_MS: '100',
      }).then(({ code, stderr }) => Promise.reject(new Error(`${code} ${stderr}`))),
      /3 copydesk: Cannot reach Redis/,
    );
    const strange = { ...desk.environment('operator'), NODE_EXTRA_CA_CERTS: '' };
    assert.match((await copydesk(['status'], strange)).stderr, /Cannot reach Redis.*certificate.*NODE_EXTRA_CA_CERTS/);
  });
});
