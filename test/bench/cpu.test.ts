import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Page } from './corpora.ts';
import { clock } from './cpu.ts';
import type { Found, Peer } from './peers/peer.ts';

const pages = Array.from({ length: 20 }, (_, at): Page => {
  const bytes = new Uint8Array(1_000);
  return { id: `${at}`, path: '', bytes, text: '', gold: { set: 'made-up', id: `${at}` } };
});

function peer(name: string, run: (page: Page) => Found) {
  const found: Peer = { name, what: '', reads: ['all'], open: async () => ({ run }) };
  return { ...found, runner: { run } };
}
const prediction = () => ({ authors: [], body: '' });

test('a peer that clocks itself is believed; median and p95 are those of its pages', async () => {
  const elsewhere = peer('elsewhere', ({ id }) => ({ prediction, cpuMs: Number(id) + 1 }));
  const [told] = await clock('page', pages, [elsewhere]);
  assert.deepEqual(told, {
    what: 'page',
    peer: 'elsewhere',
    pages: 20,
    bytes: 1_000,
    median: 11,
    p95: 20,
    mean: 10.5,
    times: undefined,
  });
});

test('medians are also told in those of Readability, over pages that both have read warm and cold alike', async () => {
  const runs: string[] = [];
  const clocked = (name: string, cpuMs: number) =>
    peer(name, () => {
      runs.push(name);
      return { prediction, cpuMs };
    });
  const told = await clock('page', pages, [clocked('ours', 2), clocked('readability', 8)]);
  assert.deepEqual(
    told.map(({ times }) => times),
    [0.25, 1],
  );
  assert.equal(runs.filter((name) => name === 'ours').length, runs.length / 2);
});

test('work costs time, and failing too; failing of ours ends the run', async () => {
  const busy = () => {
    for (let round = 0, sum = 0; round < 200_000; round += 1) sum += Math.sqrt(round + sum);
  };
  const [idle, failing] = await clock('page', pages.slice(0, 3), [
    peer('idle', () => ({ prediction })),
    peer('failing', () => {
      busy();
      throw new Error('made up');
    }),
  ]);
  assert.ok(failing!.median > idle!.median);
  await assert.rejects(
    clock('page', pages, [
      peer('ours', () => {
        throw new Error('made up');
      }),
    ]),
    /made up/,
  );
});
