import assert from 'node:assert/strict';
import { test } from 'node:test';

import { read } from '@copydesk/read';

import { label } from './label.ts';
import { after, before } from './rules.ts';

const SENTENCES = [
  'The ferry that serves the northern islands came back to its harbour on Monday, three weeks after a storm had torn it loose.',
  '"We never gave up on it," said the harbour master, who had watched for it from the lighthouse every night.',
  'The company will inspect the hull, the engines and both ramps before it takes any passengers on board again.',
  'Fishermen had found the ship on the far side of the bay, with its lights still on and its radio playing.',
  'The islands were cut off from the mainland for nineteen days, and the school had to close for want of heating oil.',
  'Whether the old mooring was to blame is for the inquiry to say, which the council hopes to hear from by the autumn.',
  'Until then a smaller boat from the southern islands will sail twice a day, early in the morning and after dark.',
  'Nobody was on board that night but the cook, who had missed the last bus and slept in the galley.',
];
const MENU = ['World', 'Politics', 'Business', 'Weather', 'Sport', 'Culture', 'Travel', 'Letters', 'Archive', 'Help'];
const FOOT = ['About the Courier', 'Terms of use', 'Privacy policy', 'Work with us', '© 2031 Harbour Courier'];

const link = (text: string) => `<li><a href="/${text}">${text}</a></li>`;
const page = `<html><head><title>Ferry returns to harbour | Courier</title></head><body><div class="top"><ul>${MENU.map(link).join('')}</ul></div>
  <article><h1>Ferry returns to harbour</h1>${SENTENCES.map((text) => `<p>${text}</p>`).join('')}</article>
  <div class="end"><ul>${FOOT.map(link).join('')}</ul></div></body></html>`;
const text = [...MENU, 'Ferry returns to harbour', ...SENTENCES, ...FOOT].join('\n\n');

const labelled = (source: string) => label(read(Buffer.from(source), { key: 'drop' }));
const bodyOf = (source: string) => {
  const { blocks, labels } = labelled(source);
  return blocks.filter((_, at) => labels[at]!.role === 'body').map((block) => block.text);
};

test('the story is found in a page and in a text drop', () => {
  assert.deepEqual(bodyOf(page), SENTENCES);
  // Far from the top nothing marks a headline in a text drop.
  assert.deepEqual(
    bodyOf(text).filter((block) => block !== 'Ferry returns to harbour'),
    SENTENCES,
  );
});

test('every label names a rule, or the model with its weight', () => {
  const names = new Set([...before, ...after].map((rule) => rule.name));
  for (const source of [page, text]) {
    const { labels, weights } = labelled(source);
    for (const [at, given] of labels.entries())
      assert.ok(names.has(given!.rule) || given!.rule === `model ${weights[at]!.toFixed(2)}`, given!.rule);
    assert.ok(labels.some((given) => /^model 0\.[0-4]\d$/.test(given!.rule)));
  }
});

test('small drops are left to the rules', () => {
  const { labels } = labelled(`<div>Harbour Courier</div><article><p>${SENTENCES.join('</p><p>')}</p></article>`);
  assert.ok(labels.some((given) => given!.rule === 'rest'));
  assert.ok(labels.every((given) => !given!.rule.startsWith('model')));
});

test('a page of nothing but links stays what the rules make of it', () => {
  const { labels } = labelled(`<ul>${Array.from({ length: 40 }, (_, at) => link(`Part ${at}`)).join('')}</ul>`);
  assert.ok(labels.every((given) => !given!.rule.startsWith('model')));
});
