import { isDateLine } from '../date-line.ts';
import { isNameLine } from '../name-line.ts';
import { cueAt, placeAt, stands, type Scene } from '../scene.ts';
import type { Rule } from './rule.ts';

const STORY = 'The ferry came back to the harbour on Monday, three weeks after the storm had torn it from its moorings.';

const LINE = 140;

/** `By Ann Lee and Kim Roe`: names in capitals, or in a script that has none. */
function isByline(scene: Scene, at: number): boolean {
  const cue = cueAt(scene, at, 'by');
  const { text, shape } = scene.blocks[at]!;
  if (!cue || cue.rest === '' || shape === 'image' || text.length > LINE || scene.looks[at]!.words > 16 || /[?!…]$/.test(text))
    return false;
  const names = text.slice(text.toLowerCase().indexOf(cue.phrase) + cue.phrase.length).replace(/^[\s:：/|／・=-]+/u, '');
  return isNameLine(names);
}

/** Who wrote the story, and when. */
export const byline = [
  {
    name: 'date-line',
    role: 'dateline',
    why: 'Says when, and no more.',
    test: (scene, at) =>
      scene.blocks[at]!.shape !== 'image' && isDateLine(scene.blocks[at]!.text, cueAt(scene, at, 'date') ? 4 : 1),
    examples: [
      [`Ferry returns\n\nAktualisiert: 5. Juni 2031, 14.46 Uhr\n\n${STORY}`, ['Aktualisiert: 5. Juni 2031, 14.46 Uhr']],
      [`HARBOUR, June 5 (Seapress) — ${STORY}`, []],
    ],
  },
  {
    name: 'beside-byline',
    role: 'navigation',
    why: 'Stood in one block with a byline and a date, and is neither: a section, a count of comments.',
    test: (scene, at) => scene.blocks[at]!.apart === 'loose',
    examples: [
      [
        `<div><b class="author">Ann Lee</b> in <a class="x">Ports</a> on <time>June 5, 2031</time> <i class="y">9 notes</i></div><p>${STORY}</p>`,
        ['in Ports', '9 notes'],
      ],
    ],
  },
  {
    name: 'byline-line',
    role: 'byline',
    why: 'Names the writers.',
    test: isByline,
    examples: [
      [`Ferry returns\n\nBy Ann Lee and Kim Roe\n\n${STORY}`, ['By Ann Lee and Kim Roe']],
      [`<td><font>Von Anna Lee</font><br>Leer, 5. Juni 2031</td><p>${STORY}</p>`, ['Von Anna Lee']],
      [`Ferry returns\n\nBy Monday the ferry was back in the harbour.\n\n${STORY}`, []],
    ],
  },
  {
    name: 'byline-beside-date',
    role: 'byline',
    why: 'Stood in one block with a date, on a line or in an element of its own.',
    test: (scene, at) => scene.blocks[at]!.apart === 'byline',
    examples: [[`<div>Ann Lee<br>June 5, 2031</div><p>${STORY}</p>`, ['Ann Lee']]],
  },
  {
    name: 'date-beside-byline',
    role: 'dateline',
    why: 'The same, the other way round.',
    test: (scene, at) => scene.blocks[at]!.apart === 'date',
    examples: [[`<div><b class="author">Ann Lee</b> <time>Last Monday</time></div><p>${STORY}</p>`, ['Last Monday']]],
  },
  {
    name: 'byline-element',
    role: 'byline',
    why: 'An element made for the byline.',
    test: (scene, at) =>
      (stands(scene, at, 'byline') || placeAt(scene, at)?.name === 'address') &&
      scene.blocks[at]!.shape !== 'image' &&
      scene.blocks[at]!.text.length < LINE &&
      !scene.looks[at]!.prose,
    examples: [[`<div class="byline">Ann Lee</div><p>${STORY}</p>`, ['Ann Lee']]],
  },
  {
    name: 'date-element',
    role: 'dateline',
    why: 'An element made for the date.',
    test: (scene, at) =>
      (stands(scene, at, 'date') || placeAt(scene, at)?.name === 'time') &&
      scene.blocks[at]!.text.length < LINE &&
      !scene.looks[at]!.prose &&
      scene.blocks[at]!.shape !== 'image',
    examples: [[`<div class="timestamp">Last Monday</div><p>${STORY}</p>`, ['Last Monday']]],
  },
] as const satisfies readonly Rule[];
