import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

test('a line is one JSON record on stderr, whatever a drop put into it', () => {
  const hostile = 'a\nb\u001b[31m\u202egpj.exe\u2028\u0085\u007f\u200b\u{e0041}';
  const script = `import { logger } from ${JSON.stringify(import.meta.resolve('./log.ts'))}; logger('probe', 'info')('info', { key: ${JSON.stringify(hostile)}, deep: [{ key: ${JSON.stringify(hostile)} }], long: 'x'.repeat(9000), ms: 5 });`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  assert.equal(stdout, '');
  assert.equal(stderr.trimEnd().split('\n').length, 1);
  assert.doesNotMatch(stderr.trimEnd(), /[\p{Cc}\p{Cf}\p{Zl}]/u);
  const line = JSON.parse(stderr);
  assert.equal(line.long.length, 2_000);
  assert.equal(line.ms, 5);
  assert.equal(line.key, hostile);
  assert.equal(line.deep[0].key, hostile);
});

test('a secret stands in no line, however deep or spelled', () => {
  const script = `import { logger } from ${JSON.stringify(import.meta.resolve('./log.ts'))}; logger('probe', 'info', ['pass"word', ''])('warn', { reason: 'not pass"word', deep: [{ url: 'redis://:pass"word@host' }] });`;
  const { stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  const { reason, deep } = JSON.parse(stderr);
  assert.deepEqual([reason, deep], ['not [secret]', [{ url: 'redis://:[secret]@host' }]]);
});
