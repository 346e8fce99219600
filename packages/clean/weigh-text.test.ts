import assert from 'node:assert/strict';
import { test } from 'node:test';

import { read } from '@copydesk/read';

import { survey } from './scene.ts';
import { weighText } from './weigh-text.ts';

const STORY = [
  'The ferry came back to the harbour on Monday, three weeks after the storm had torn it from its moorings.',
  'Nobody was hurt, said the harbour master, who had counted the passengers twice before he believed it.',
];
const MENU = ['World', 'Harbour', 'Weather', 'Tides', 'Log in'];

/** The weight of every line of a drop, by its text. */
function weights(lines: readonly string[]): Map<string, number> {
  const scene = survey(read(Buffer.from(lines.join('\n\n')), { key: 'drop.txt' }));
  const found = weighText(scene);
  return new Map(scene.blocks.map(({ text }, at) => [text, found[at]!]));
}

test('the story is the stretch that reads like one', () => {
  const found = weights([...MENU, ...STORY, 'Imprint', 'Contact']);
  for (const line of STORY) assert.equal(found.get(line), 1);
  for (const line of [...MENU, 'Imprint', 'Contact']) assert.equal(found.get(line), 0);
});

test('a short line between two paragraphs may be a subhead', () => {
  const between = weights([STORY[0]!, 'Three weeks away', STORY[1]!]).get('Three weeks away')!;
  assert.ok(between > 0.5 && between < 1);
});

test('the more lines are short, the surer one of them parts two stretches', () => {
  const [first, second] = STORY as [string, string];
  const inside = [...MENU, ...MENU, ...MENU];
  assert.equal(weights([first, ...MENU.slice(0, 2), second]).get(second), 1);
  assert.equal(weights([first, first.replace('Monday', 'Friday'), ...inside, ...inside, second]).get(second), 0);
});

test('a drop without a paragraph may be a flash', () => {
  assert.deepEqual([...weights(['Ferry is back', 'More soon']).values()], [0.5, 0.5]);
});
