import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Line } from './chronicle.ts';
import { repeats, type Shock } from './repeats.ts';

/** What one job's runs look like in a chronicle: `s`tarted, `c`ompleted, or how a run ended; a second apart. `|` is another process, `.` nothing. */
function told(runs: string, id = 'd1'): Line[] {
  let pid = 1;
  return runs.split(' ').flatMap((word, second): Line[] => {
    const line = { at: 100_000 + second * 1_000, pid, stage: 'clean', id };
    if (word === '|') pid += 1;
    if (word === '|' || word === '.') return [];
    if (word === 's') return [{ is: 'started', ...line, key: 'a.txt' }];
    return [word === 'c' ? { is: 'completed', ...line } : { is: 'ended', outcome: word, ...line }];
  });
}

const wiped: Shock = { from: 104_000, to: 104_100 };

const cases: { what: string; runs: string; other?: string; shocks?: Shock[]; repeated: number; unexplained: number }[] = [
  { what: 'one run', runs: 's next c', repeated: 0, unexplained: 0 },
  { what: 'put off and tried again', runs: 's wait s retry s pause s next c', repeated: 0, unexplained: 0 },
  { what: 'killed in flight, run by another', runs: 's | s next c', repeated: 1, unexplained: 0 },
  { what: 'killed after its end, before the queue knew', runs: 's next | s next c', repeated: 1, unexplained: 0 },
  { what: 'run again although the queue knew it was done', runs: 's next c | s next c', repeated: 1, unexplained: 1 },
  { what: 'run again after Redis was struck', runs: 's next c | s next c', shocks: [wiped], repeated: 1, unexplained: 0 },
  {
    what: 'run again after another version',
    runs: 's next c . . . | s next c',
    other: '. . . s next c',
    repeated: 1,
    unexplained: 0,
  },
  {
    what: 'run again long after another version',
    runs: '. . . s next c | s next c',
    other: 's next c',
    repeated: 1,
    unexplained: 1,
  },
  { what: 'run again beside a dying version', runs: '. . s next c | s next c', other: 's', repeated: 1, unexplained: 0 },
  { what: 'a version that reverted', runs: 's gone c | s next c', repeated: 0, unexplained: 0 },
];

for (const { what, runs, other = '', shocks = [], repeated, unexplained } of cases) {
  test(`repeated stage runs: ${what}`, () => {
    const found = repeats([...told(runs), ...told(other, 'd2')], shocks);
    assert.deepEqual([found.repeated, found.unexplained.length], [repeated, unexplained]);
  });
}
