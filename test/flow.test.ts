import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { kinds, type Kind, mirroredKey, prefixOf } from '@copydesk/pipeline/ledger';
import { ArticleDocument } from '@copydesk/publish';
import { until } from '@copydesk/rehearsal/until';
import { Redis } from 'ioredis';

import { startStack } from './stack.ts';
import { story } from './story.ts';

const stack = await startStack();
const redis = new Redis(stack.environment['REDIS_URL'] ?? '', { maxRetriesPerRequest: null });
redis.on('error', () => {});
after(async () => {
  redis.disconnect();
  await stack.close();
});

const bytes = (text: string) => new TextEncoder().encode(text);

/** Puts a drop as a newsroom system would: again, when the store does not answer. */
async function put(key: string, content: string | Uint8Array): Promise<void> {
  const given = typeof content === 'string' ? bytes(content) : content;
  const taken = () => stack.drops.put(key, given, { contentType: 'text/plain' }).catch(() => false);
  await until(taken, () => `the store does not take ${key}`);
}

/** Every outcome below a prefix of drop keys: the drop's key and the places it stands in. */
async function outcomes(prefix: string): Promise<Map<string, Kind[]>> {
  const found = new Map<string, Kind[]>();
  for (const kind of kinds) {
    for await (const { key } of stack.output.list({ prefix: prefixOf(kind) + prefix })) {
      const drop = mirroredKey(kind, key) ?? key;
      found.set(drop, [...(found.get(drop) ?? []), kind]);
    }
  }
  return found;
}

/** Waits until `count` drops below a prefix have an outcome, and gives them all. */
async function settled(prefix: string, count: number): Promise<Map<string, Kind[]>> {
  return until(
    async () => {
      const found = await outcomes(prefix);
      return found.size >= count && found;
    },
    async () => `${(await outcomes(prefix)).size} of ${count} drops below ${prefix} have an outcome`,
  );
}

const killed = new Set<number>();

/** Kills a service; where that was done before, once another stands in its place. */
async function kill(service: string): Promise<void> {
  const stands = async () => {
    const pid = await stack.pid(service);
    return pid > 0 && !killed.has(pid) && pid;
  };
  const pid = await until(stands, () => `no ${service} follows the one that was killed`);
  process.kill(pid, 'SIGKILL');
  killed.add(pid);
}

async function document(key: string): Promise<ArticleDocument> {
  const content = await stack.output.get(`articles/${key}.json`);
  return ArticleDocument.parse(JSON.parse(Buffer.from(content ?? []).toString()));
}

/** Puts many stories at once, does something while they are under way, and expects one article of each. */
async function throughTrouble(name: string, seed: number, trouble: () => Promise<unknown>): Promise<void> {
  const keys = Array.from({ length: 40 }, (_, index) => `${name}/${String(index).padStart(2, '0')}.txt`);
  await Promise.all(keys.slice(0, 20).map((key, index) => put(key, story(seed + index))));
  await trouble();
  await Promise.all(keys.slice(20).map((key, index) => put(key, story(seed + 20 + index))));
  const found = await settled(`${name}/`, keys.length);
  assert.deepEqual([...found.keys()].toSorted(), keys);
  for (const [key, places] of found) assert.deepEqual(places, ['article'], key);
}

test('a drop becomes one article', async () => {
  await put('plain/a.txt', story(1, 'of the first day'));
  assert.deepEqual(await settled('plain/', 1), new Map([['plain/a.txt', ['article']]]));
  assert.equal((await document('plain/a.txt')).headlines?.[0]?.value, 'Residents hear of the story of the first day today');
});

test('a copy becomes a duplicate of the story that came first, a new version of a story a revision of it', async () => {
  await put('copies/first.txt', story(2));
  await settled('copies/first', 1);
  await put('copies/second.txt', `${story(2)}\n\nThis paper has added one line of its own to what the agency wrote.`);
  assert.deepEqual((await settled('copies/second', 1)).get('copies/second.txt'), ['duplicate']);
  const before = await document('copies/first.txt');
  await sleep(1_100);
  await put('copies/first.txt', `${story(2)}\n\nThe story now says what happened in the evening of that very long day.`);
  const revised = await until(
    async () => {
      const now = await document('copies/first.txt');
      return now.copydesk.source.etag !== before.copydesk.source.etag && now;
    },
    () => 'the new version does not arrive',
  );
  assert.equal(revised.copydesk.relation.kind, 'revision');
});

test('what is no article is rejected with its reason, whatever its name or key', async () => {
  const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, ...new Uint8Array(300)]);
  const cases: [string, string | Uint8Array, string][] = [
    ['refused/empty.txt', '', 'empty'],
    ['refused/blank.txt', ' \n\t\n', 'blank'],
    ['refused/picture.txt', jpeg, 'not-text'],
    ['refused/large.txt', new Uint8Array(33 * 1024 * 1024).fill(97), 'too-large'],
    ['refused/../../escape/../x.txt', '', 'empty'],
  ];
  for (const [key, content] of cases) await put(key, content);
  const found = await settled('refused/', cases.length);
  for (const [key, , code] of cases) {
    assert.deepEqual(found.get(key), ['rejected'], key);
    const refusal = JSON.parse(Buffer.from((await stack.output.get(`rejected/${key}.json`)) ?? []).toString());
    assert.equal(refusal.code, code, key);
  }
});

test('everything arrives once when a worker is killed in mid-run', () =>
  throughTrouble('worker-killed', 1000, async () => {
    for (let kills = 0; kills < 3; kills += 1) {
      await sleep(250);
      await kill('worker');
      await sleep(400);
    }
  }));

test('everything arrives once when Redis is wiped in mid-run', () =>
  throughTrouble('redis-wiped', 2000, async () => {
    await sleep(200);
    await redis.flushall();
  }));

test('everything arrives once when Redis is killed in mid-run', () =>
  throughTrouble('redis-killed', 3000, async () => {
    await sleep(200);
    await kill('redis');
  }));

test('everything arrives once when intake and the store are killed in mid-run', () =>
  throughTrouble('intake-killed', 4000, async () => {
    await kill('intake');
    await sleep(100);
    await kill('s3');
    await sleep(2_000);
  }));

test('the last of many overwrites is the one that stands, and a revert to earlier bytes counts', async () => {
  for (const version of [10, 11, 12, 10, 13, 10]) {
    await put('overwritten/a.txt', story(version));
    await sleep(120);
  }
  const last = await stack.drops.head('overwritten/a.txt');
  const outcome = () => stack.output.head('articles/overwritten/a.txt.json');
  await until(
    async () => {
      const { 'source-etag': etag, 'source-version': version } = (await outcome())?.metadata ?? {};
      return etag === last?.etag && version === last?.lastModified;
    },
    async () => JSON.stringify({ there: await outcome(), last }),
  );
  assert.equal((await outcomes('overwritten/')).get('overwritten/a.txt')?.join(), 'article');
});
