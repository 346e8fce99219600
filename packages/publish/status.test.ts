import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Edition, Moment } from '@copydesk/article/article';
import type { Relation } from '@copydesk/article/relation';

import { drop, fingerprint, minimal, relation, sourced } from './made-up.fixture.ts';
import { publish } from './publish.ts';

function embargoed(embargo: Moment, lastModified?: string) {
  const { lastModified: _, ...undated } = drop;
  const article = { ...minimal, embargo: sourced(embargo) };
  const { document } = publish({ drop: { ...undated, ...(lastModified && { lastModified }) }, article, relation, fingerprint });
  return [document.pubStatus, document.embargoedUntil, document.edNote];
}

test('a story is withheld until its embargo was surely over when the drop was written', () => {
  const at = '2024-03-02T08:00:00Z';
  const cases: [Moment, string | undefined, unknown[]][] = [
    [{ precision: 'instant', at: '2024-03-02T09:00:00+01:00' }, at, ['usable', '2024-03-02T09:00:00+01:00', undefined]],
    [{ precision: 'instant', at: '2024-03-02T09:01:00+01:00' }, at, ['withheld', '2024-03-02T09:01:00+01:00', undefined]],
    // Without an offset it may be meant anywhere, at the latest twelve hours after UTC.
    [{ precision: 'instant', at: '2024-03-01T20:00:00' }, at, ['usable', undefined, 'Embargo: 2024-03-01T20:00:00']],
    [{ precision: 'instant', at: '2024-03-01T20:01' }, at, ['withheld', undefined, 'Embargo: 2024-03-01T20:01']],
    [{ precision: 'day', at: '2024-03-01' }, at, ['usable', undefined, 'Embargo: 2024-03-01']],
    [{ precision: 'day', at: '2024-03-02' }, at, ['withheld', undefined, 'Embargo: 2024-03-02']],
    [{ precision: 'month', at: '2024-03' }, at, ['usable', undefined, 'Embargo: 2024-03']],
    [
      { precision: 'interval', from: '2024-03-01', to: '2024-03-02', reasons: ['a caption'] },
      at,
      ['withheld', undefined, 'Embargo: 2024-03-01 to 2024-03-02'],
    ],
    [{ precision: 'interval', reasons: ['a caption'] }, at, ['withheld', undefined, 'Embargo: ... to ...']],
    // No clock, no knowing.
    [{ precision: 'day', at: '2001-01-01' }, undefined, ['withheld', undefined, 'Embargo: 2001-01-01']],
  ];
  for (const [embargo, written, expected] of cases)
    assert.deepEqual(embargoed(embargo, written), expected, `${JSON.stringify(embargo)} at ${written}`);
});

const earlier = { uri: 'urn:copydesk:0', key: 'a.txt' };
const revision: Relation = { kind: 'revision', of: earlier, root: earlier, score: 1, reasons: [] };

function told(edition: Edition, related = relation) {
  const { document } = publish({ drop, article: { ...minimal, edition: sourced(edition) }, relation: related, fingerprint });
  const [rel] = document.associations?.map((one) => one.rel) ?? [];
  return [document.pubStatus, document.edNote, rel, document.altIds.find(({ role }) => role === 'copydesk:cancels')?.value];
}

test('a kill or a withdrawal cancels the story it names', () => {
  const kill = { kind: 'kill', mark: 'KILL', of: 'FERRY-RETURNS' } as const;
  assert.deepEqual(told(kill), ['canceled', 'KILL: FERRY-RETURNS', undefined, 'FERRY-RETURNS']);
  assert.deepEqual(told(kill, revision), ['canceled', 'KILL: FERRY-RETURNS', 'cancels', 'FERRY-RETURNS']);
  const withdrawn = { kind: 'withdrawal', mark: 'STORY WITHDRAWN' } as const;
  assert.deepEqual(told(withdrawn), ['canceled', 'STORY WITHDRAWN', undefined, undefined]);
});

test('a correction says what it corrects; any other new version is a revision', () => {
  assert.deepEqual(told({ kind: 'correction', mark: 'CORRECTED-' }, revision), [
    'usable',
    'CORRECTED-',
    'correctionOf',
    undefined,
  ]);
  assert.deepEqual(told({ kind: 'update', mark: 'UPDATE 1-' }, revision), ['usable', 'UPDATE 1-', 'revisionOf', undefined]);
});
