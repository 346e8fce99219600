import assert from 'node:assert/strict';
import test from 'node:test';

import { sketched, type Sketch } from '../sketch.ts';
import { momentText, settlePublished } from './publishing.ts';

function settled(...sketch: Sketch): string | undefined {
  const found = settlePublished(sketched(sketch));
  return found && momentText(found.value);
}

test('believes the surest rule, and two that agree against one that stands alone', () => {
  const declared = ['meta.article:published_time', '2024-07-05T14:20:08Z'] as const;
  assert.equal(settled(declared, ['dateline', 'August 1, 2024']), '2024-07-05T14:20:08Z');
  assert.equal(settled(declared, ['time.datetime', '2024-03-01T05:00:00'], ['dateline', 'March 1, 2024']), '2024-03-01T05:00:00');
  assert.equal(
    settled(['ld.datePublished', '2024-07-05'], declared, ['time.datetime', '2024-03-01'], ['dateline', 'March 1, 2024']),
    '2024-07-05',
  );
});

test('believes an earlier day that is printed, for systems date what was moved to them by the move', () => {
  const moved = ['ld.datePublished', '2024-07-05'] as const;
  assert.equal(settled(moved, ['dateline', 'March 1, 2019']), '2019-03-01');
  assert.equal(settled(moved, ['dateline', 'August 1, 2024']), '2024-07-05');
  assert.equal(settled(moved, ['meta.date', '2024-07-05'], ['dateline', 'March 1, 2019']), '2024-07-05');
});

test('takes a time element and the line in it for one witness', () => {
  const declared = ['meta.article:published_time', '2024-07-05T14:20:08Z'] as const;
  assert.equal(settled(declared, ['time.datetime', '2024-08-01'], ['dateline', 'August 1, 2024']), '2024-07-05T14:20:08Z');
});

test('takes the day of readers for that of Greenwich, but not that of the printed edition', () => {
  const others: Sketch = [
    ['time.datetime', '2024-03-02'],
    ['dateline', 'March 2, 2024'],
  ];
  assert.equal(settled(['ld.datePublished', '2024-03-03T02:18:11Z'], ...others), '2024-03-02');
  const machines: Sketch = [
    ['ld.datePublished', '2024-03-03T02:18:11Z'],
    ['meta.article:published_time', '2024-03-03T02:18:00+00:00'],
  ];
  assert.equal(settled(...machines, ['dateline', 'March 2, 2024']), '2024-03-02');
  assert.equal(settled(['ld.datePublished', '2024-03-01T19:30:00+02:00'], ...others), '2024-03-01T19:30:00+02:00');
});

test('dates a page by the day of its last change only where it prints no other', () => {
  assert.equal(settled(['html.lang', 'en'], ['dateline', 'Updated March 3, 2024']), '2024-03-03');
  assert.equal(settled(['html.lang', 'en'], ['dateline', 'March 1, 2024. Updated March 3, 2024']), '2024-03-01');
});
