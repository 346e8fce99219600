import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';

import { quoted, replayCommand } from './command.ts';

const keys = [
  ['desk/story.html', 'desk/story.html'],
  ['desk/two words.html', "'desk/two words.html'"],
  ['it\'s $(touch pwned) `id` "x" \\ !1', "'it'\\''s $(touch pwned) `id` \"x\" \\ !1'"],
  ['新聞/ünï.html', "'新聞/ünï.html'"],
  ['~root', "'~root'"],
  ["paid\u202egpj\n'\\.exe", "$'paid\\u202Egpj\\u000A\\'\\\\.exe'"],
  ['tag\u{e0041}.txt', "$'tag\\U000E0041.txt'"],
] as const;

test('a key is one word of the shell, and what cannot be seen in it is spelled out', () => {
  for (const [key, word] of keys) assert.equal(quoted(key), word);
});

test('bash reads back the very key', () => {
  for (const [key, word] of keys) {
    const read = execFileSync('bash', ['--norc', '-c', `printf %s ${word}`], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { LC_ALL: 'C.UTF-8' },
    });
    assert.equal(read, key);
  }
});

test('a key that looks like an option is none', () => {
  assert.equal(replayCommand('-rf'), "copydesk replay -- '-rf'");
  assert.equal(replayCommand('desk/a.html'), 'copydesk replay desk/a.html');
});
