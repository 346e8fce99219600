import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { footprint } from './footprint.ts';
import { isTold, residentBytes } from './resident.ts';

const skip = !isTold && 'memory is measured on Linux only';

const folder = mkdtempSync(join(tmpdir(), 'copydesk-memory-test-'));
after(() => rmSync(folder, { recursive: true }));

/** A page so large that it would be noticed if its bytes or its source were kept, and quick to read all the same. */
function largePage(): string {
  const paragraphs = Array.from(
    { length: 40 },
    (_, at) => `<p>The council of town ${at} has voted for bridge number ${at * 7}, which is to cost ${at * 31} crowns.</p>`,
  );
  const script = `<script>${'const nobody = "reads this";\n'.repeat(20_000)}</script>`;
  const file = join(folder, 'page.html');
  writeFileSync(file, `<!doctype html><title>Bridges for all</title><h1>Bridges for all</h1>${script}${paragraphs.join('\n')}`);
  return file;
}

test('try holds no more memory after many pages than after few', { skip }, async () => {
  const { firstMB, lastMB, peakMB } = await footprint([largePage()], 500, 2);
  assert.ok(lastMB <= firstMB * 1.2, `${firstMB} MB in the first tenth, ${lastMB} MB in the last`);
  assert.ok(peakMB <= 400, `${peakMB} MB`);
});

test('what a process has started counts as its own, and what has ended counts nothing', { skip }, async () => {
  const hold = 'const held = Buffer.alloc(80 * 2 ** 20, 1); console.log(held.length); process.stdin.resume();';
  const parent = `require('node:child_process').spawn(process.execPath, ['--eval', ${JSON.stringify(hold)}], { stdio: 'inherit' });`;
  const child = spawn(process.execPath, ['--eval', parent], { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  assert.ok(residentBytes(child.pid!) > 160 * 2 ** 20);
  child.stdin.end();
  await once(child, 'exit');
  assert.equal(residentBytes(child.pid!), 0);
});
