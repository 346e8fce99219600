import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import type { Drop } from '@copydesk/article/drop';
import { dropId } from '@copydesk/article/drop';
import { until } from '@copydesk/rehearsal/until';
import { Worker } from 'bullmq';

import { connectRedis } from './connect.ts';
import { forgetfulRedis } from './forgetful.fixture.ts';
import { redisQueues } from './queues.ts';

const server = await forgetfulRedis();
const redis = await connectRedis(server.url);
const options = { prefix: '{forgets}', backlogLimit: 100 };
const queues = redisQueues(redis, options);
after(async () => {
  await queues.close();
  redis.disconnect();
  await server.close();
});

const drop = (key: string): Drop => ({ bucket: 'drops', key, etag: 'e', lastModified: '2026-01-02T03:04:05Z', size: 5 });

test('a Redis that forgot its last moments casts doubt on what was written since the last sweep that it remembers', async () => {
  await (await queues.sweep()).ended('2026-01-02T03:04:05Z');
  const goBack = await server.save();
  await (await queues.sweep()).ended('2026-01-02T03:05:00Z');
  assert.equal((await queues.sweep()).doubtful, undefined);
  const overtaken = await queues.sweep();
  await goBack();
  await overtaken.ended('2026-01-02T03:06:00Z');
  const { doubtful, ended } = await queues.sweep();
  assert.equal(doubtful, '2026-01-02T03:04:05Z', 'a sweep that it forgot, or that went on meanwhile, says nothing');
  await ended('2026-01-02T03:07:00Z');
  assert.equal((await queues.sweep()).doubtful, undefined);
});

test('of jobs that it forgot those that were there are run once more, and those that were not are added anew', async (t) => {
  const [before, since] = [drop('before'), drop('since')];
  await queues.add('clean', { drop: before });
  const goBack = await server.save();
  await queues.add('clean', { drop: since });
  const ran: string[] = [];
  const connection = await connectRedis(server.url);
  const worker = new Worker('clean', async ({ data }) => void ran.push((data as { drop: Drop }).drop.key), {
    connection,
    prefix: options.prefix,
    concurrency: 1,
  });
  worker.on('error', () => {});
  t.after(async () => {
    await worker.close();
    connection.disconnect();
  });
  const rest = async () => {
    const left = () => queues.queues.get('clean')?.getJobCountByTypes('waiting', 'active');
    await until(
      async () => (await left()) === 0,
      async () => `${await left()} jobs are not done`,
    );
  };
  await rest();
  await goBack();
  await rest();
  assert.deepEqual(ran, ['before', 'since', 'before']);
  assert.equal(await queues.queues.get('clean')?.getJobState(dropId(since)), 'unknown');
  assert.equal(await queues.renew({ drop: since }), true, 'as the sweep does');
  await rest();
  assert.equal(ran.at(-1), 'since');
});
