import assert from 'node:assert/strict';
import { test } from 'node:test';

import { stories } from './encodings.fixture.ts';
import { mendMojibake } from './mojibake.ts';
import { read } from './read.ts';

/** A text as a program leaves it that takes UTF-8 for another character set. */
const taken = (text: string, encoding: string) => new TextDecoder(encoding).decode(Buffer.from(text));
const latin1 = (text: string) => Buffer.from(text).toString('latin1');

test('mojibake in every language is mended, whatever it was taken for, once or twice', () => {
  for (const [language, story] of Object.entries(stories)) {
    for (const name of ['windows-1252', 'windows-1251', 'windows-1250'] as const) {
      assert.deepEqual(mendMojibake(taken(story, name)), { source: story, takenFor: name }, `${language} as ${name}`);
      assert.deepEqual(
        mendMojibake(taken(taken(story, name), name)),
        { source: story, takenFor: `${name}, then ${name}` },
        `${language} as ${name} twice`,
      );
    }
    assert.equal(mendMojibake(latin1(story))?.source, story, language);
    assert.equal(mendMojibake(latin1(latin1(story)))?.source, story, language);
  }
});

test('no genuine text is touched', () => {
  for (const [language, story] of Object.entries(stories)) {
    assert.equal(mendMojibake(story), undefined, language);
    assert.equal(mendMojibake(story.toUpperCase()), undefined, language);
  }
  for (const text of [
    'Rain, and nothing but ASCII.',
    'The letter became “Ã©”, and the quotation mark “â€œ”, when the charset was wrong.',
    'Everybody has seen donâ€™t once.',
    'A «MANH\u00c3\u00bb, A «IRM\u00c3\u00bb, A «RO«M\u00c3\u00bb.',
    'CAFÉ®, ROSÉ®, CONSOMMÉ® and FRAPPÉ® are trademarks.',
    '«Caf\u00e9\u00bb\u2026 «caf\u00e9\u00bb\u2026 «caf\u00e9\u00bb\u2026',
    'Words such as “cafÃ©”, “dÃ©jÃ\u00a0” and “naÃ¯ve” are café, déjà and naïve.',
    'Ђ Ѓ ѓ Љ Њ Ќ Ћ Џ are letters of the south Slavs.',
  ])
    assert.equal(mendMojibake(text), undefined, text);
});

test('typographer’s marks that are right stay beside what is mended', () => {
  const source = '© 2031 — the mayorâ€™s ferry… It isnâ€™t late, and wonâ€™t be.';
  assert.equal(mendMojibake(source)?.source, '© 2031 — the mayor’s ferry… It isn’t late, and won’t be.');
});

test('forms that UTF-8 does not have are never decoded', () => {
  const overlong = 'à\u0080¯ passwd rÃ©sumÃ©s cafÃ©s';
  assert.equal(mendMojibake(overlong), undefined);
});

test('a drop is mended as a whole before it is read, and says so; spans refer to the mended text', () => {
  const page = `<title>${taken(stories.french.slice(0, 40), 'windows-1252')}</title><p>${taken(stories.french, 'windows-1252')}</p>`;
  const { blocks, notes, length } = read(Buffer.from(page), { key: 'page' });
  const mended = `<title>${stories.french.slice(0, 40)}</title><p>${stories.french}</p>`;
  assert.equal(blocks[0]?.text, stories.french);
  assert.equal(mended.slice(...blocks[0].span), stories.french);
  assert.equal(length, mended.length);
  assert.deepEqual(notes, [{ name: 'encoding-repaired', value: 'utf-8 taken for windows-1252' }]);
});
