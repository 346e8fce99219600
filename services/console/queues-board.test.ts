import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { connectRedis } from '@copydesk/redis/connect';
import { startRedis } from '@copydesk/redis/server';
import { Queue } from 'bullmq';
import { fastify } from 'fastify';

import { queuesBoard } from './queues-board.ts';

test('jobs go by the keys of their drops, those of another release by their name', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'copydesk-console-'));
  const server = await startRedis(dir);
  const redis = await connectRedis(server.url);
  const clean = new Queue('clean', { connection: redis, prefix: '{console-test}' });
  const app = fastify();
  try {
    await clean.add('clean', { drop: { key: 'desk/a\u202eb.html' } }, { jobId: 'd1' });
    await clean.add('clean', { strange: true }, { jobId: 'd2' });
    await queuesBoard(
      app,
      [clean],
      async () => true,
      (reply, status) => reply.code(status).send(),
    );
    const { body } = await app.inject({ url: '/queues/api/queues?activeQueue=clean&status=waiting&page=1&jobsPerPage=10' });
    const { queues } = JSON.parse(body) as { queues: { jobs: { id: string; name: string }[] }[] };
    const names = new Map(queues[0]?.jobs.map(({ id, name }) => [id, name]));
    assert.equal(names.get('d1'), 'desk/a⟨202E⟩b.html');
    assert.equal(names.get('d2'), 'clean');
  } finally {
    await app.close();
    await clean.close();
    redis.disconnect();
    await server.close();
    await rm(dir, { recursive: true });
  }
});
