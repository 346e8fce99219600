import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rendered } from './html.ts';
import { quiet } from './given.ts';
import type { StageSample } from './snapshot.ts';
import { stageCards } from './stage-card.ts';

const introduced = ['clean', 'publish'].map((name) => ({ name, why: '' }));
const cards = (...samples: Partial<StageSample>[]) =>
  rendered(
    stageCards(
      introduced,
      samples.map((sample) => Object.assign({}, quiet, sample)),
    ),
  );
const figure = (page: string, label: string) =>
  new RegExp(`<div class="(\\w*)"><dt>${label}</dt><dd>([^<]*)`).exec(page)?.slice(1);

test('the age of the oldest is marked where it is worth a look, and where it is trouble', () => {
  const ages = [
    [59_999, '', '59 s'],
    [60_000, 'watch', '1 min'],
    [300_000, 'bad', '5 min'],
  ] as const;
  for (const [oldestMs, mark, says] of ages)
    assert.deepEqual(figure(cards({ waiting: 1, oldestMs }), 'oldest waits'), [mark, says]);
});

test('drops that stand back on purpose are told apart, and their age alarms nobody', () => {
  const page = cards({ waiting: 1_000, setBack: 900, setBackMs: 7_500_000 });
  assert.match(page, /<dt>of them set back<\/dt><dd><a href="[^"]*status=prioritized">900</);
  assert.deepEqual(figure(page, 'oldest waits'), ['', '2 h 5 min']);
});

test('how long the rest takes follows from the pace, where there is one', () => {
  const drained = (sample: Partial<StageSample>) => figure(cards(sample), 'drains in about')?.[1];
  assert.equal(drained({ waiting: 1_200, perMinute: 60 }), '20 min');
  assert.equal(drained({ waiting: 3, perMinute: 60 }), '1 min');
  for (const idle of [{ waiting: 0, perMinute: 60 }, { waiting: 5 }, { waiting: 5, perMinute: 60, paused: true }])
    assert.equal(drained(idle), '–');
});

test('the bars of all stages have one scale, and no bar hides what was done', () => {
  const page = cards({ pace: [0, 1, 240] }, { stage: 'publish', pace: [0, 0, 120] });
  const heights = [...page.matchAll(/<rect [^>]*height="(\d+)"/g)].map(([, height]) => Number(height));
  assert.deepEqual(heights, [0, 1, 24, 0, 0, 12]);
  assert.match(page, /aria-label="Done in each 2 min of the last hour: 0, 1, 240"/);
});
