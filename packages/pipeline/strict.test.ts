import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Drop } from '@copydesk/article/drop';
import { ArticleDocument, type Beside, EvidenceDocument, type Output } from '@copydesk/publish';

import { json, withEvidence } from './evidence.ts';
import { type Kind, settle } from './ledger.ts';
import { memoryWorld } from './memory.ts';
import { reconcile } from './reconcile.ts';
import { reindex } from './reindex.ts';
import { dropOf } from './world.ts';

const STRICT: Output = { profile: 'strict', renderings: ['jsonld'] };
const bytes = (text: string) => new TextEncoder().encode(text);

const STORY = [
  'Weavers of the river quarter open their looms to visitors',
  'The weavers of the river quarter will let visitors try their looms from Sunday on, after two years in which the doors of the mill had stayed shut.',
  'A day at the loom costs nothing, said the head of the mill, and what somebody has woven by the evening is theirs to take home.',
].join('\n\n');

/** A world that writes strict ninjs, with what was written in it, in order. */
function strictWorld() {
  const world = { ...memoryWorld(() => '2026-01-02T03:04:05Z'), output: STRICT };
  const written: string[] = [];
  const put = world.outcomes.put;
  world.outcomes.put = (key, ...rest) => {
    written.push(key);
    return put(key, ...rest);
  };
  const drop = async (key: string, text: string) => {
    await world.drops.put(key, bytes(text), { contentType: 'text/plain' });
    const stored = await world.drops.head(key);
    assert.ok(stored);
    await world.queues.add('clean', { drop: dropOf('drops', stored) });
    await world.queues.drain(world);
  };
  const stands = async (key: string) => json((await world.outcomes.get(key)) ?? bytes('')) as Record<string, unknown> | undefined;
  return { world, written, drop, stands };
}

test('strict ninjs stands at the key of the article, its evidence was written first', async () => {
  const { world, written, drop, stands } = strictWorld();
  await drop('desk/a.txt', STORY);
  assert.deepEqual(written, ['evidence/articles/desk/a.txt.json', 'jsonld/articles/desk/a.txt.json', 'articles/desk/a.txt.json']);
  const article = await stands('articles/desk/a.txt.json');
  assert.ok(article && !('copydesk' in article));
  const evidence = EvidenceDocument.parse(await stands('evidence/articles/desk/a.txt.json'));
  assert.equal(evidence.uri, article['uri']);
  assert.equal((await stands('jsonld/articles/desk/a.txt.json'))?.['@id'], article['uri']);
  assert.equal((await world.outcomes.head('jsonld/articles/desk/a.txt.json'))?.contentType, 'application/ld+json');
  const whole = ArticleDocument.parse(await withEvidence('articles/desk/a.txt.json', article, world.outcomes));
  assert.deepEqual(whole.copydesk, evidence.copydesk);
});

test('the sweep finds nothing to do, and the index is rebuilt from the evidence', async () => {
  const { world, drop, stands } = strictWorld();
  await drop('a.txt', STORY);
  assert.equal((await reconcile(world, { bucket: 'drops' })).added, 0);
  await world.seen.distrust();
  assert.equal(await reindex(world), 1);
  await drop('copy.txt', STORY);
  const copy = EvidenceDocument.parse(await stands('evidence/duplicates/copy.txt.json'));
  assert.equal(copy.copydesk.relation.of?.key, 'a.txt');
  assert.ok(await stands('duplicates/copy.txt.json'));
});

test('an article whose evidence cannot be written is not published', async () => {
  const { world, drop, stands } = strictWorld();
  const put = world.outcomes.put;
  let full = true;
  world.outcomes.put = async (key, ...rest) => {
    assert.ok(!full || !key.startsWith('articles/'), 'it was published without its evidence');
    if (full && key.startsWith('evidence/')) {
      full = false;
      throw new Error('disk full');
    }
    return put(key, ...rest);
  };
  await drop('a.txt', STORY);
  assert.ok((await stands('articles/a.txt.json')) && (await stands('evidence/articles/a.txt.json')));
});

/** A version of one drop, and evidence that says which. */
const version = (second: number): Drop => ({
  bucket: 'drops',
  key: 'a.txt',
  etag: `v${second}`,
  size: 1,
  lastModified: `2026-01-02T03:04:0${second}Z`,
});
const evidenceOf = (name: string): Beside[] => [
  { prefix: 'evidence/', contentType: 'application/json', bytes: bytes(JSON.stringify(name)) },
];

const cases: { what: string; steps: [Kind, Drop, string][]; article?: string; duplicate?: string }[] = [
  {
    what: 'a newer version brings its own',
    steps: [
      ['article', version(1), 'old'],
      ['article', version(2), 'new'],
    ],
    article: 'new',
  },
  {
    what: 'an older one that is late brings none',
    steps: [
      ['article', version(2), 'new'],
      ['article', version(1), 'old'],
    ],
    article: 'new',
  },
  {
    what: 'of two judgements of one version the better one keeps its own',
    steps: [
      ['article', version(1), 'story'],
      ['duplicate', version(1), 'copy'],
    ],
    article: 'story',
  },
  {
    what: 'the better one takes the place of the other',
    steps: [
      ['duplicate', version(1), 'copy'],
      ['article', version(1), 'story'],
    ],
    article: 'story',
  },
  {
    what: 'it goes with a copy that a refusal replaces',
    steps: [
      ['duplicate', version(1), 'copy'],
      ['rejected', version(2), ''],
    ],
  },
  {
    what: 'it stays with the last good article when a newer version is refused',
    steps: [
      ['article', version(1), 'good'],
      ['rejected', version(2), ''],
    ],
    article: 'good',
  },
  {
    what: 'it stays with the last good article when a newer version is a copy of another story',
    steps: [
      ['article', version(1), 'good'],
      ['duplicate', version(2), 'copy'],
    ],
    article: 'good',
    duplicate: 'copy',
  },
  {
    what: 'it goes with both when a newer article takes their place',
    steps: [
      ['article', version(1), 'good'],
      ['duplicate', version(2), 'copy'],
      ['article', version(3), 'better'],
    ],
    article: 'better',
  },
];

for (const { what, steps, article, duplicate } of cases) {
  test(`evidence: ${what}`, async () => {
    const { world, stands } = strictWorld();
    for (const [kind, drop, name] of steps)
      await settle(kind, bytes(kind), { drop }, world, kind === 'rejected' ? [] : evidenceOf(name));
    assert.equal(await stands('evidence/articles/a.txt.json'), article);
    assert.equal(await stands('evidence/duplicates/a.txt.json'), duplicate);
  });
}

test('a replay writes an article anew when the profile has changed since', async () => {
  const { world, stands } = strictWorld();
  const job = { drop: version(1), replay: true };
  await settle('article', bytes('"whole"'), job, { ...world, output: { profile: 'whole', renderings: [] } });
  await settle('article', bytes('"strict"'), { drop: version(1) }, world, evidenceOf('x'));
  assert.equal(await stands('articles/a.txt.json'), 'whole', 'nobody asked for a replay');
  await settle('article', bytes('"strict"'), job, world, evidenceOf('x'));
  assert.equal(await stands('articles/a.txt.json'), 'strict');
});
