import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';

import { until } from '@copydesk/rehearsal/until';

import { newCounters } from '../counters.ts';
import { pretendOutside } from '../pretend-outside.ts';
import { readInbox } from '../read-inbox.ts';
import { r2 } from '../sources/r2.ts';
import { r2Inbox } from './r2.ts';

/** Cloudflare's queue as its documentation describes it: messages with leases, JSON in Base64. */
async function pretendQueue(bodies: string[]) {
  const waiting = bodies.map((body, at) => ({ body, lease_id: `lease-${at}`, tries: 0 }));
  const told = { acks: [] as string[], retries: [] as string[], tokens: new Set<string | undefined>() };
  const server = createServer((request, response) => {
    void (async () => {
      told.tokens.add(request.headers.authorization);
      const body = JSON.parse(Buffer.concat(await request.toArray()).toString());
      if (request.url === '/queue/messages/pull') {
        const messages = waiting.splice(0, body.batch_size);
        return response.end(JSON.stringify({ success: true, result: { messages } }));
      }
      if (request.url !== '/queue/messages/ack') return response.writeHead(404).end();
      for (const name of ['acks', 'retries'] as const)
        told[name].push(...body[name].map(({ lease_id }: { lease_id: string }) => lease_id));
      return response.end('{"success":true}');
    })();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/queue`, told, close: () => server.close() };
}

const [[event]] = r2.examples;
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');
test('pulls events, in Base64 or plain, and acknowledges those that have their job', async () => {
  const outside = pretendOutside();
  outside.put('2026/harbour fire.html');
  outside.put('b');
  const plain = JSON.stringify({ ...event, object: { key: 'b' } });
  const { url, told, close } = await pretendQueue([base64(event), plain, base64({ hello: 'there' })]);
  const stop = new AbortController();
  const inbox = r2Inbox({ queueUrl: url, token: 'secret-token', idleMs: 5 });
  const desk = { outside, bucket: 'drops', firstQueue: 'first', counters: newCounters() };
  const ended = readInbox(inbox, { desk, signal: stop.signal, pauseMs: 5 });
  await until(() => told.acks.length + told.retries.length === 3);
  assert.deepEqual(told.acks.toSorted(), ['lease-0', 'lease-1']);
  assert.deepEqual(told.retries, ['lease-2'], 'what nobody can read has its tries counted there');
  assert.deepEqual(outside.queued.map(({ drop }) => drop.key).toSorted(), ['2026/harbour fire.html', 'b']);
  assert.deepEqual([...told.tokens], ['Bearer secret-token']);
  stop.abort();
  await ended;
  close();
});

test('says so when the queue refuses, once, and goes on asking', async () => {
  const { url, close } = await pretendQueue([]);
  const outside = pretendOutside();
  const stop = new AbortController();
  const inbox = r2Inbox({ queueUrl: `${url}-other`, token: 'secret-token' });
  let asked = 0;
  const receive = async (signal: AbortSignal) => {
    asked += 1;
    return inbox.receive(signal);
  };
  const desk = { outside, bucket: 'drops', firstQueue: 'first', counters: newCounters() };
  const ended = readInbox({ ...inbox, receive }, { desk, signal: stop.signal, pauseMs: 1 });
  await until(() => asked >= 3);
  stop.abort();
  await ended;
  assert.equal(outside.logged.length, 1);
  assert.match(String(outside.logged[0]?.['reason']), /answered 404/);
  assert.ok(!JSON.stringify(outside.logged).includes('secret-token'));
  close();
});
