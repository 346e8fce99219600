import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Backfill } from '@copydesk/redis/backfills';

import { backfillLine, standingLine } from './backfill-line.ts';

const counts = { drops: 12_400, added: 340, unread: 0, perMinute: 1_000, runMs: 0, keyMs: 0 };
const said: Backfill = { bucket: 'drops', prefix: 'old/', by: 'ada', rate: 20, key: 'old/a.html', state: 'running', ...counts };

test('a line tells how far it is, and how much is left where that is known', () => {
  assert.equal(backfillLine(said, 200), 'copydesk: 12,400 drops looked at, 340 queued; at old/a.html');
  assert.equal(
    backfillLine({ ...said, total: 2_000_000, unread: 2 }, 200),
    'copydesk: 12,400 of 2,000,000 drops looked at, 340 queued, 2 unread, about 33 h left; at old/a.html',
  );
  assert.match(backfillLine({ ...said, total: 13_000, key: '' }, 200), /, about 1 min left$/);
  assert.match(backfillLine({ ...said, total: 9 }, 200), /12,400 of 12,400 drops/, 'more came in since they were counted');
});

test('the last line says how it ended', () => {
  assert.equal(backfillLine({ ...said, state: 'ended' }, 200), 'copydesk: ended: 12,400 drops looked at, 340 queued');
  assert.match(
    backfillLine({ ...said, state: 'stopped', total: 13_000 }, 200),
    /^copydesk: stopped: 12,400 of 13,000 .*; at old\/a\.html$/,
  );
});

test('among others it is named, with its last sign of life', () => {
  const of = (more: Partial<Parameters<typeof standingLine>[0]>) => standingLine({ ...said, silentMs: 400_000, ...more });
  assert.match(of({ state: 'running' }), /^backfill s3:\/\/drops\/old\/ running, by ada: 12,400 drops/);
  assert.match(of({ state: 'lost' }), /^backfill s3:\/\/drops\/old\/ no sign of life, 7 min ago, by ada: .*; at old\/a\.html$/);
  assert.match(
    of({ state: 'ended', prefix: '\u001b[2J' }),
    /^backfill s3:\/\/drops\/�\[2J ended, 7 min ago, by ada: 12,400 drops looked at, 340 queued$/,
  );
});

test('a line fits, whatever the key, and no key speaks to the terminal', () => {
  const fits = backfillLine({ ...said, key: `old/${'早'.repeat(500)}` }, 80);
  assert.match(fits, /; at old\/早+…$/);
  assert.ok([...fits].length < 80 - 5, 'wide characters take two columns');
  const hostile = backfillLine({ ...said, key: '\u001b[2J\u009b1m\r\n\u202ea\u200b\u2028\ud800' }, 200);
  assert.match(hostile, /; at �\[2J�1m���a���$/);
});
