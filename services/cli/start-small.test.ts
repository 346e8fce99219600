import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

const FILE = import.meta.resolve('./start-small.ts');
const PROGRAM = `
  const { startSmall } = await import(${JSON.stringify(FILE)});
  console.log('begun', process.pid);
  startSmall();
  const { MALLOC_ARENA_MAX, NODE_OPTIONS } = process.env;
  console.log(JSON.stringify({ MALLOC_ARENA_MAX, NODE_OPTIONS, words: process.argv.slice(1) }));
`;

function run(environment: Record<string, string>) {
  const { NODE_OPTIONS: _options, MALLOC_ARENA_MAX: _arenas, NODE_COMPILE_CACHE: _cache, ...rest } = process.env;
  const child = spawnSync(process.execPath, ['--input-type=module', '--eval', PROGRAM, 'a word', '--b'], {
    env: { ...rest, ...environment },
    encoding: 'utf8',
  });
  const lines = child.stdout.trimEnd().split('\n');
  return { begun: lines.slice(0, -1), told: JSON.parse(lines.at(-1) ?? ''), stderr: child.stderr };
}

test('a process begins anew once, as the same process with the same words', { skip: !process.execve }, () => {
  const { begun, told, stderr } = run({});
  assert.equal(begun.length, 2);
  assert.equal(begun[0], begun[1]);
  assert.deepEqual(told, {
    MALLOC_ARENA_MAX: '1',
    NODE_OPTIONS: '--max-semi-space-size=4',
    words: ['a word', '--b'],
  });
  assert.equal(stderr, '');
});

test('what the environment says stays, and a process that has all of it begins once', { skip: !process.execve }, () => {
  const own = { MALLOC_ARENA_MAX: '3', NODE_OPTIONS: '--no-deprecation' };
  assert.equal(run(own).told.MALLOC_ARENA_MAX, '3');
  assert.equal(run(own).told.NODE_OPTIONS, '--no-deprecation');
  assert.equal(run({ ...own, NODE_COMPILE_CACHE: '' }).begun.length, 1);
});
