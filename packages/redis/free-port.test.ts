import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { test } from 'node:test';

import { freePort } from './free-port.ts';

/** Few, so that who chooses at random would soon choose one twice; more than we need, for others may have some of them. */
const FEW = { first: 10_000 + (process.pid % 90) * 100, count: 100 };
const EACH = 20;

const skip = process.platform !== 'linux' && 'only Linux lets a process hold a port without listening there';

test('no port is given twice, neither to this process nor to another, though nobody listens there yet', { skip }, async () => {
  const mine: number[] = [];
  while (mine.length < EACH) mine.push(await freePort(FEW));
  const script = `
    import { freePort } from ${JSON.stringify(import.meta.resolve('./free-port.ts'))};
    for (let at = 0; at < ${EACH}; at += 1) process.send(await freePort(${JSON.stringify(FEW)}));
    process.disconnect();`;
  const theirs: number[] = [];
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  child.on('message', (port: number) => theirs.push(port));
  const [ended] = await Promise.all([once(child, 'exit'), once(child, 'disconnect')]);
  assert.deepEqual(ended, [0, null]);
  assert.equal(theirs.length, EACH);
  assert.equal(new Set([...mine, ...theirs]).size, 2 * EACH);
});

test('a port where somebody listens is not given; where none is left, that is said', async (t) => {
  const server = createServer().listen(0, '127.0.0.1');
  t.after(() => server.close());
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  await assert.rejects(freePort({ first: port, count: 1 }), new RegExp(`no port from ${port} to ${port} is free`));
});
