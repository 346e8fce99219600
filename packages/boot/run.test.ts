import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const folder = await mkdtemp(join(tmpdir(), 'copydesk-run-'));
after(() => rm(folder, { recursive: true }));

/** Runs a service whose start is `body`, sends it a signal once it is ready, and gives how it ended and what it logged. */
async function served(body: string, { signal = 'SIGTERM', ...environment }: Record<string, string> = {}) {
  const file = join(folder, 'service.mts');
  await writeFile(
    file,
    `import { run } from ${JSON.stringify(import.meta.resolve('./run.ts'))};\nawait run('probe', async ({ signal, closing, ready, log }) => {${body}});`,
  );
  const child = fork(file, [], {
    env: { REDIS_URL: 'redis://127.0.0.1:1', AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b', ...environment },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let log = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => void (log += text));
  child.on('message', (message: { ready?: unknown }) => {
    if (!message.ready) return;
    if (signal === 'disconnect') child.disconnect();
    else child.kill(signal as NodeJS.Signals);
  });
  const [[code]] = await Promise.all([once(child, 'exit'), once(child.stderr as NonNullable<typeof child.stderr>, 'end')]);
  return {
    code,
    events: log
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  };
}

const THREE_PARTS =
  "for (const name of ['first', 'second', 'third']) closing({ name, close: async () => log('info', { event: `${name} closed, aborted ${signal.aborted}` }) }); ready({ port: 1 });";

for (const signal of ['SIGTERM', 'SIGINT', 'disconnect']) {
  test(`a service closes its parts in reverse order on ${signal}, and ends by itself`, async () => {
    const { code, events } = await served(THREE_PARTS, { signal });
    assert.equal(code, 0);
    assert.deepEqual(
      events.map(({ event }) => event),
      ['ready', 'stopping', 'third closed, aborted true', 'second closed, aborted true', 'first closed, aborted true', 'stopped'],
    );
  });
}

test('a part that cannot be closed does not keep the others open', async () => {
  const { events } = await served(
    `closing({ name: 'under', close: async () => log('info', { event: 'under closed' }) }); closing({ name: 'bad', close: async () => { throw new Error('stuck'); } }); ready({});`,
  );
  assert.deepEqual(
    events.slice(2).map(({ event }) => event),
    ['close failed', 'under closed', 'stopped'],
  );
});

test('a part that takes longer than the deadline is left behind', async () => {
  const { events } = await served(
    `closing({ name: 'slow', close: () => new Promise(() => setInterval(() => {}, 1000)) }); ready({});`,
    { CLOSE_MS: '50' },
  );
  assert.equal(events.at(-1).event, 'closed late');
});

test('a start that fails closes what was open and says why; a wrong setting ends with 2', async () => {
  const { code, events } = await served(
    `closing({ name: 'open', close: async () => log('info', { event: 'open closed' }) }); throw new Error('no light');`,
  );
  assert.equal(code, 1);
  assert.deepEqual(
    events.map(({ event, reason }) => reason ?? event),
    ['no light', 'open closed', 'stopped'],
  );
  assert.equal((await served('', { REDIS_URL: 'nonsense' })).code, 2);
});
