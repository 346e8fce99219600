import assert from 'node:assert/strict';
import { test } from 'node:test';

import { metrics } from './metrics.ts';
import { newTally } from './tally.ts';
import type { Sample } from './flow.ts';
import { halfway } from './given.ts';
import { left } from './left.fixture.ts';

const stage = {
  stage: 'clean',
  pace: [],
  setBack: 0,
  backfill: { waiting: 2, active: 1 },
  waiting: 412,
  active: 4,
  delayed: 1,
  failed: 0,
  perMinute: 9,
  perHour: 90,
  oldestMs: 6_500,
  paused: false,
};

const at = Date.parse('2026-11-23T06:00:00Z');
const seen = {
  left: [left('a', at, {}), left('b', at, { outcome: 'rejected', code: 'blank', backfill: true })],
  since: at - 3_600_000,
};
const { total: _, ...uncounted } = halfway;
const backfills: Sample['backfills'] = [
  { ...halfway, silentMs: 1_500 },
  { ...halfway, state: 'stopped' },
  { ...uncounted, prefix: 'a"\n', state: 'lost', silentMs: 90_000 },
];
const sample: Sample = { ...seen, stages: [stage], backfills, told: newTally().add(seen, at) };

/** Text exposition 0.0.4: a comment or `name{label="value",…} number` on each line. prom-client writes `Nan`, which Prometheus reads. */
const LINE =
  /^(?:# (?:HELP|TYPE) \S.*|[a-zA-Z_:][\w:]*(?:\{(?:[a-zA-Z_]\w*="(?:[^"\\\n]|\\["\\n])*",?)*\})? (?:[-+]?\d[\d.e+-]*|[-+]?Inf|NaN|Nan)(?: \d+)?)$/;

function only(text: string, name: string): string[] {
  return text.split('\n').filter((line) => line.startsWith(name) && !line.startsWith('#'));
}

test('the exposition parses, declares each metric once, and tells the sample', async () => {
  const measured = metrics(async () => sample, { version: '1', node: 'v24"\n' });
  const text = await measured.text();
  const lines = text.trimEnd().split('\n').filter(Boolean);
  for (const line of lines) assert.match(line, LINE);
  const types = lines.filter((line) => line.startsWith('# TYPE'));
  assert.equal(new Set(types).size, types.length);
  assert.deepEqual(only(text, 'copydesk_stage_jobs'), [
    'copydesk_stage_jobs{stage="clean",state="waiting"} 412',
    'copydesk_stage_jobs{stage="clean",state="active"} 4',
    'copydesk_stage_jobs{stage="clean",state="delayed"} 1',
    'copydesk_stage_jobs{stage="clean",state="failed"} 0',
  ]);
  assert.deepEqual(only(text, 'copydesk_stage_oldest'), ['copydesk_stage_oldest_waiting_seconds{stage="clean"} 6.5']);
  assert.deepEqual(only(text, 'copydesk_redis_up'), ['copydesk_redis_up 1']);
  assert.deepEqual(only(text, 'copydesk_stage_paused'), ['copydesk_stage_paused{stage="clean"} 0']);
  assert.deepEqual(only(text, 'copydesk_outcomes'), [
    'copydesk_outcomes_last_hour{outcome="article"} 1',
    'copydesk_outcomes_last_hour{outcome="duplicate"} 0',
    'copydesk_outcomes_last_hour{outcome="rejected"} 1',
  ]);
  assert.deepEqual(only(text, 'copydesk_backfill_outcomes'), [
    'copydesk_backfill_outcomes_last_hour{outcome="article"} 0',
    'copydesk_backfill_outcomes_last_hour{outcome="duplicate"} 0',
    'copydesk_backfill_outcomes_last_hour{outcome="rejected"} 1',
  ]);
  assert.deepEqual(only(text, 'copydesk_stage_backfill'), ['copydesk_stage_backfill_jobs{stage="clean"} 3']);
  assert.match(text, /copydesk_build_info\{version="1",/);
  assert.match(text, /^copydesk_console_process_cpu_seconds_total /m);
  measured.close();
});

test('each archive is told by the backfill that began last, whatever is in its name', async () => {
  const measured = metrics(async () => sample, { version: '1' });
  const text = await measured.text();
  assert.deepEqual(only(text, 'copydesk_backfill_state'), [
    'copydesk_backfill_state{archive="s3://drops/a\\"␊",state="lost"} 1',
    'copydesk_backfill_state{archive="s3://drops/old/",state="running"} 1',
  ]);
  assert.deepEqual(only(text, 'copydesk_backfill_last_sign_seconds'), [
    'copydesk_backfill_last_sign_seconds{archive="s3://drops/a\\"␊"} 90',
    'copydesk_backfill_last_sign_seconds{archive="s3://drops/old/"} 1.5',
  ]);
  assert.deepEqual(
    only(text, 'copydesk_backfill_drops').filter((line) => line.includes('old/')),
    [
      'copydesk_backfill_drops{archive="s3://drops/old/",drops="looked"} 3000',
      'copydesk_backfill_drops{archive="s3://drops/old/",drops="queued"} 900',
      'copydesk_backfill_drops{archive="s3://drops/old/",drops="unread"} 0',
      'copydesk_backfill_drops{archive="s3://drops/old/",drops="all"} 12000',
    ],
  );
  assert.equal(only(text, 'copydesk_backfill_drops').length, 7, 'what is not counted is not told');
  measured.close();
});

test('while Redis is lost it says so, and repeats no old figure', async () => {
  let now: Sample | undefined = sample;
  const measured = metrics(async () => now, { version: '1' });
  await measured.text();
  now = undefined;
  const text = await measured.text();
  assert.deepEqual(only(text, 'copydesk_redis_up'), ['copydesk_redis_up 0']);
  assert.deepEqual(
    [...only(text, 'copydesk_stage_'), ...only(text, 'copydesk_outcomes'), ...only(text, 'copydesk_backfill')],
    [],
  );
  measured.close();
});
