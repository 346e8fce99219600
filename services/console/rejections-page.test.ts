import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Flow } from './flow.ts';
import { left } from './left.fixture.ts';
import { rejectionsPage } from './rejections-page.ts';
import type { Left } from './snapshot.ts';
import { newTally } from './tally.ts';

const at = Date.parse('2026-11-23T06:00:00Z');
const refused = (jobId: string, code: 'blank' | 'no-article') =>
  left(jobId, at - 65_000, { key: `desk/${jobId} 1.html`, outcome: 'rejected', code });

function page(...all: Left[]): string {
  const told = newTally().add({ left: all, since: at - 3_600_000 }, at);
  const rejections = all.flatMap(({ ending }) => ending ?? []);
  const flow: Flow = { at, refused: told.refused, articles: [], rejections, told };
  return rejectionsPage(flow);
}

test('reasons come with their sentence, their count and the command for all, the most frequent first', () => {
  const text = page(refused('a', 'no-article'), refused('b', 'blank'), refused('c', 'blank'));
  const reasons = /data-part="reasons">(.*?)<\/table>/s.exec(text)?.[1] ?? '';
  assert.ok(reasons.indexOf('>blank<') < reasons.indexOf('>no-article<'));
  assert.match(reasons, /The drop holds only white space\.[^]*data-label="Drops">2<[^]*copydesk replay --code blank</);
});

test('every drop that was refused comes with its own command', () => {
  assert.match(page(refused('a', 'blank')), /data-part="newest"[^]*copydesk replay &#39;desk\/a 1\.html&#39;</);
});

test('none is told as none, and the unknown as unknown', () => {
  assert.equal(page().split('None within the last hour.').length, 3);
  const blind = rejectionsPage({ at, refused: new Map(), articles: [], rejections: [] });
  assert.equal(blind.split('Not known while Redis cannot be reached.').length, 3);
});
