import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { judge } from './dedupe.ts';
import { memorySeen } from './memory-seen.ts';
import { edited, entry, story } from './stories.fixture.ts';
import { isWriteThrough, marks } from './write-through.ts';

describe('the marks of write-throughs', () => {
  for (const { name, why, examples } of marks) {
    it(name, () => {
      assert.ok(why.length > 0);
      for (const [headline, marked] of examples) assert.equal(isWriteThrough(`${headline}\n\nMore.`), marked, headline);
    });
  }
  it('stand in the headline', () => {
    assert.equal(isWriteThrough('Harbour gates\n\nUPDATE 2-Harbour gates'), false);
  });
});

describe('a newer text of a story', () => {
  const text = story(1, 300);
  const newer = `UPDATE 1-Harbour\n\n${edited(text, 10)}`;
  const kindOf = async (key: string, headed: string) => {
    const seen = memorySeen();
    await judge(entry('first', text), seen, text);
    const one = entry('second', headed, 5);
    const judgement = await judge({ ...one, story: { ...one.story, key } }, seen, headed);
    return 'relation' in judgement ? [judgement.relation.kind, judgement.relation.of?.key, judgement.relation.root.key] : [];
  };
  const first = 'wire/first.html';

  it('is a revision when it says so and comes from the same source', async () => {
    assert.deepEqual(await kindOf('wire/second.html', newer), ['revision', first, first]);
  });
  it('is a copy when another sends it, or when it does not say so', async () => {
    assert.deepEqual(await kindOf('other/second.html', newer), ['near', first, first]);
    assert.deepEqual(await kindOf('wire/second.html', edited(text, 10)), ['near', first, first]);
  });
  it('is a copy when it is the same words', async () => {
    assert.deepEqual(await kindOf('wire/second.html', text), ['exact', first, first]);
  });
});
