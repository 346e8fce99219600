import { isDateLine } from '../date-line.ts';
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
  const words = names.split(/[\s,|•·–—]+/u).filter((word) => /\p{L}/u.test(word));
  if (words.length === 0 || (/[.。]$/.test(names) && words.length > 5)) return false;
  const named = words.filter((word) => /^[\p{Lu}\p{Lo}@(]/u.test(word)).length;
  return /^[\p{Lu}\p{Lo}]/u.test(names) && named >= words.length * 0.6 && words.length <= 14;
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
    name: 'byline-line',
    role: 'byline',
    why: 'Names the writers.',
    test: isByline,
    examples: [
      [`Ferry returns\n\nBy Ann Lee and Kim Roe\n\n${STORY}`, ['By Ann Lee and Kim Roe']],
      [`Ferry returns\n\nBy Monday the ferry was back in the harbour.\n\n${STORY}`, []],
    ],
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
