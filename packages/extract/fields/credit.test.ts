import assert from 'node:assert/strict';
import test from 'node:test';

import { captioned, type Captioned } from './captioned.ts';
import { bareCredit } from './credit.ts';
import { creditParts, creditPartsExamples } from './credit-parts.ts';

const captions: readonly (readonly [line: string, parts: Captioned])[] = [
  [
    'A guard watches the port on May 3, as crews seek to clear it in... JANA MEER/AFP/Getty Images',
    {
      caption: 'A guard watches the port on May 3, as crews seek to clear it in...',
      credit: 'JANA MEER/AFP/Getty Images',
      truncated: true,
    },
  ],
  [
    'Soldaten beim Bau einer Brücke in… 1st Lieutenant Ann Lee/Sergeant Bo Ek-Fox/9th Harbour Brigade Public Affairs',
    {
      caption: 'Soldaten beim Bau einer Brücke in…',
      credit: '1st Lieutenant Ann Lee/Sergeant Bo Ek-Fox/9th Harbour Brigade Public Affairs',
      truncated: true,
    },
  ],
  [
    'The port at dawn, with the first ferry of the...',
    { caption: 'The port at dawn, with the first ferry of the...', truncated: true },
  ],
  ['Der Hafen am Morgen. (Foto: dpa)', { caption: 'Der Hafen am Morgen.', credit: 'dpa', truncated: false }],
  ['Der Hafen am Morgen / Foto: Jana Meer', { caption: 'Der Hafen am Morgen', credit: 'Jana Meer', truncated: false }],
  ['Le port à l’aube. © Zoé Lefèvre / AFP', { caption: 'Le port à l’aube.', credit: 'Zoé Lefèvre / AFP', truncated: false }],
  ['Le port à l’aube. Photo : Zoé Lefèvre', { caption: 'Le port à l’aube.', credit: 'Zoé Lefèvre', truncated: false }],
  [
    'El puerto al amanecer. Foto: Íñigo Ríos / EFE',
    { caption: 'El puerto al amanecer.', credit: 'Íñigo Ríos / EFE', truncated: false },
  ],
  ['夜明けの港＝山田花子撮影', { caption: '夜明けの港＝山田花子撮影', truncated: false }],
  ['夜明けの港（写真：山田花子）', { caption: '夜明けの港', credit: '山田花子', truncated: false }],
  [
    'Lt. Ann Lee speaks. AP Photo/Bo Ek, File',
    { caption: 'Lt. Ann Lee speaks.', credit: 'AP Photo/Bo Ek, File', truncated: false },
  ],
  ['Ann Lee via Getty Images', { credit: 'Ann Lee via Getty Images', truncated: false }],
  ['Photograph by Ann Lee', { credit: 'Ann Lee', truncated: false }],
  [
    'The mayor spoke to Mr. Lee. He did not answer.',
    { caption: 'The mayor spoke to Mr. Lee. He did not answer.', truncated: false },
  ],
  ['The ferry ran in 2023/2024 and stopped.', { caption: 'The ferry ran in 2023/2024 and stopped.', truncated: false }],
];

for (const [line, parts] of captions) test(`a caption: ${line}`, () => assert.deepEqual(captioned(line), parts));

test('a credit of its own loses its label only', () => {
  assert.deepEqual(
    ['Photo: Ann Lee/AP', 'Foto: Jana Meer', '(AP Photo/Ann Lee)', '© Zoé Lefèvre', 'Ann Lee/The Courier', 'Bildquelle: dpa'].map(
      bareCredit,
    ),
    ['Ann Lee/AP', 'Jana Meer', 'AP Photo/Ann Lee', 'Zoé Lefèvre', 'Ann Lee/The Courier', 'dpa'],
  );
});

test('time grows with the line, not with its square', () => {
  // A quadratic rule needs minutes for this; the test runner would kill it.
  for (const line of [
    '© '.repeat(50_000),
    '('.repeat(100_000),
    'Photo '.repeat(40_000),
    '... '.repeat(50_000),
    'a. '.repeat(60_000),
  ])
    captioned(line);
});

for (const [credit, parts] of creditPartsExamples)
  test(`photographer and agency of "${credit}"`, () => assert.deepEqual(creditParts(credit), parts));
