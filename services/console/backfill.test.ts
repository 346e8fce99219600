import assert from 'node:assert/strict';
import { test } from 'node:test';

import { backfills } from './backfill.ts';
import { halfway, quiet } from './given.ts';
import { html, rendered } from './html.ts';
import { left } from './left.fixture.ts';
import { newTally } from './tally.ts';

const at = Date.parse('2026-11-23T06:00:30Z');
const told = (...ended: ReturnType<typeof left>[]) => newTally().add({ left: ended, since: at - 3_600_000 }, at);
const page = (...given: Parameters<typeof backfills>) => rendered(html`${backfills(...given)}`);

test('nothing is shown where there is no backfill, or nothing is known', () => {
  assert.equal(page({ at, told: told(left('a', at - 1_000, {})), stages: [{ ...quiet, waiting: 4, setBack: 4 }] }), '');
  assert.equal(page({ at }), '');
});

test('what it did, its pace, its backlog, and what live drops have beside it', () => {
  const stages = [
    { ...quiet, waiting: 7, setBack: 5, backfill: { waiting: 4, active: 1 }, active: 2, oldestMs: 2_000, setBackMs: 90_000 },
    { ...quiet, stage: 'publish', active: 1, backfill: { waiting: 0, active: 1 } },
  ];
  const ended = Array.from({ length: 60 }, (_, index) => left(`b${index}`, at - 1_000 * index, { backfill: true }));
  const shown = page({
    at,
    told: told(...ended, left('a', at - 10_000, {}), left('r', at, { backfill: true, outcome: 'rejected', code: 'blank' })),
    stages,
  });
  const figure = (label: string) =>
    new RegExp(`<dt>${label}</dt><dd>([^<]*)</dd><dd class="aside">([^<]*)`).exec(shown)?.slice(1);
  assert.deepEqual(figure('taken in'), ['61', '60 articles, 0 duplicates, 1 rejected']);
  assert.deepEqual(figure('its pace')?.[0], '41 a minute');
  assert.deepEqual(figure('in the queues'), ['6', '4 waiting, 2 active']);
  assert.deepEqual(figure('live drops waiting'), ['3', 'the oldest for 2 s']);
  assert.deepEqual(figure('pace of live drops'), ['2 a minute', '1 in the last hour']);
});

test('a backfill is told of before any of its drops has ended, and long after the last', () => {
  const shown = page({ at, told: told(), stages: [quiet], backfills: [{ ...halfway, state: 'ended' }] });
  assert.match(shown, /<h2 id="backfill">Backfill<\/h2>[^]*<span class="badge article">ended/);
  assert.doesNotMatch(shown, /<dl/);
});

test('one that has only just begun shows itself before anything of it has ended', () => {
  const shown = page({ at, told: told(), stages: [{ ...quiet, active: 1, backfill: { waiting: 0, active: 1 } }] });
  assert.match(shown, /<dt>last of it<\/dt><dd>–<\/dd><dd class="aside">none yet/);
});
