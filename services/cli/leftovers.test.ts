import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { takeFolder } from './leftovers.ts';

const data = await mkdtemp(join(tmpdir(), 'copydesk-folder-'));
after(() => rm(data, { recursive: true }));

test('a folder is held by one process, which is named to the others, until it lets go', async () => {
  const letGo = await takeFolder(data);
  assert.equal(await readFile(join(data, 'run', 'up.pid'), 'utf8'), `${process.pid}\n`);
  await assert.rejects(takeFolder(data), new RegExp(`already runs in .*process ${process.pid}`));
  await letGo();
  await (await takeFolder(data))();
});

test('of many that find a dead holder at once, one takes the folder', async () => {
  const script = `import { takeFolder } from ${JSON.stringify(import.meta.resolve('./leftovers.ts'))}; await takeFolder(${JSON.stringify(data)}); process.send('taken'); setInterval(() => {}, 1000);`;
  const dead = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  await once(dead, 'message');
  dead.kill('SIGKILL');
  await once(dead, 'exit');
  const tries = await Promise.allSettled(Array.from({ length: 20 }, () => takeFolder(data)));
  const taken = tries.filter((one) => one.status === 'fulfilled');
  assert.equal(taken.length, 1);
  await taken[0]?.value();
});
