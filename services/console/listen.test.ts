import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { test } from 'node:test';

import { fastify } from 'fastify';

import { listen } from './listen.ts';

test('a taken port gives a free one', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const app = fastify();
  app.get('/', async () => 'here');
  const place = await listen(app, '127.0.0.1', port);
  assert.equal(place.taken, true);
  assert.notEqual(place.port, port);
  assert.equal(await (await fetch(place.url)).text(), 'here');
  await app.close();
  other.close();
});
