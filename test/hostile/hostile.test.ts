import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { ATTEMPT } from './attempt.ts';
import { campaign, limitFaults, lineFaults } from './campaign.ts';
import { type Attack, dropOf } from './case.ts';
import { attacks } from './corpus.ts';
import { judge } from './judge.ts';
import { watchPrototypes } from './prototypes.ts';

/** Larger drops are for `bench hostile`, in bytes. */
const SHORT = 1_500_000;

suite('the corpus', () => {
  test('holds at least 150 attacks under names of their own', () => {
    assert.ok(attacks.length >= 150, `${attacks.length}`);
    assert.equal(new Set(attacks.map(({ name }) => name)).size, attacks.length);
  });

  test('every attack that is not dear ends as it should, within its limits, and nobody else notices', async () => {
    const names = attacks.filter((attack) => !attack.dear && dropOf(attack).bytes.length <= SHORT).map(({ name }) => name);
    const { ended, attempts, log, lines } = await campaign(names);
    assert.deepEqual(
      ended.filter((one) => one.faults.length > 0 || limitFaults(one).length > 0),
      [],
    );
    assert.deepEqual([attempts, log], [[], []]);
    assert.equal(ended.length, names.length);
    assert.ok(lines >= names.length, `${lines} lines of log`);
  });
});

suite('what watches over it can tell', () => {
  const attack: Attack = { name: 'x', why: 'y', make: () => '', ends: ['article'], hides: ['zzz'] };
  const drop = { bytes: new Uint8Array(), key: 'a' };
  const refusal = JSON.stringify({ code: 'blank' });
  const faults = (entries: Record<string, string>, of = attack) =>
    judge(of, drop, new Map(Object.entries(entries).map(([key, text]) => [key, Buffer.from(text)]))).faults.join('; ');

  test('an outcome that is missing, doubled, another, in another place, or says too much', () => {
    assert.match(faults({}), /0 outcomes/);
    assert.match(faults({ 'rejected/a.json': refusal, 'duplicates/a.json': '{}' }), /2 outcomes/);
    assert.match(faults({ 'rejected/a.json': refusal }), /ends as blank, not article/);
    assert.match(faults({ 'rejected/a.json': refusal, 'elsewhere/a.json': '{}' }), /wrote elsewhere/);
    assert.match(faults({ 'rejected/a.json': '{"code":"blank","detail":"zzz"}' }), /says "zzz"/);
    assert.match(faults({ 'rejected/a.json': '{\t"code":"blank"}' }), /raw control/);
    assert.match(faults({ 'rejected/a.json': '{"code":"blank","detail":"\\u0007"}' }), /unprintable/);
    assert.match(faults({ 'rejected/a.json': '{"code":"blank","detail":"\\ud800"}' }), /half a character/);
  });

  test('a line that deceives or is none', () => {
    for (const line of ['{"a":"\u202e"}', '{"a":"\u009b"}', '{"a":"\u007f"}', '{"a":"\u{e0041}"}', 'a', '{"a":1}\u0007'])
      assert.equal(lineFaults(line).length, 1, JSON.stringify(line));
    assert.deepEqual(lineFaults('{"a":"\\u202e"}'), []);
  });

  test('a limit that is passed', () => {
    const one = { name: 'x', bytes: 1, ends: 'article', faults: [], cpuMs: 1, peakMb: 1 };
    assert.deepEqual(limitFaults(one), []);
    assert.equal(limitFaults({ ...one, cpuMs: 2_001, peakMb: 257 }).length, 2);
  });

  test('a prototype that has changed', () => {
    const changed = watchPrototypes();
    assert.deepEqual(changed(), []);
    Object.assign(Object.prototype, { polluted: 1 });
    try {
      assert.deepEqual(changed(), ['Object.polluted']);
    } finally {
      delete (Object.prototype as { polluted?: number }).polluted;
    }
    assert.deepEqual(changed(), []);
  });

  test('a connection, in a thread as well', () => {
    const hook = fileURLToPath(new URL('offline.ts', import.meta.url));
    const module = `import net from 'node:net'; net.connect(9, '127.0.0.1')`;
    const thread = `new Worker(new URL(${JSON.stringify(`data:text/javascript,${module}`)}))`;
    for (const script of [
      module,
      `fetch('http://127.0.0.1:65534/')`,
      `import { Worker } from 'node:worker_threads'; ${thread}`,
    ]) {
      const { stderr } = spawnSync(process.execPath, ['--import', hook, '--input-type=module', '-e', script], {
        encoding: 'utf8',
      });
      assert.ok(stderr.includes(ATTEMPT), script);
    }
  });
});
