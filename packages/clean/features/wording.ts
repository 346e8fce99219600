import type { CueName } from '../phrases.ts';
import { isCredited } from '../scene.ts';
import { AT, BAR, COLON, COMMA, DIGIT, KINDS, LOWER, QUOTE, READ, STOP, UPPER } from './letters.ts';
import type { FeatureGroup } from './sight.ts';

const CUES = [
  'more',
  'voice',
  'advertisement',
  'cookie',
  'share',
  'subscribe',
  'comment',
  'tags',
  'copyright',
  'credit',
  'by',
  'date',
  'writer',
  'correction',
] as const satisfies readonly CueName[];

const SHAPES = ['paragraph', 'heading', 'list-item', 'quote', 'cell', 'preformatted', 'caption'] as const;

/** What the text of a block looks like by itself. */
export const wording = {
  name: 'wording',
  why: 'Stories are made of long sentences without links; furniture of short ones with capitals, bars and digits.',
  features: [
    'length',
    'words',
    'link-share',
    'linked',
    'sentence',
    'prose',
    'upper-share',
    'digit-share',
    'comma-rate',
    'stop-rate',
    'quotes',
    'bars',
    'short-words',
    'capitalised',
    'word-length',
    'begins-lower',
    'begins-odd',
    'ends-colon',
    'ends-cut',
    'address',
    'question',
    'credit',
    'level',
    'gap',
    ...SHAPES.map((shape) => `shape-${shape}`),
    ...CUES.map((cue) => `cue-${cue}`),
  ],
  fill({ scene, blocks, texts, letters }, out, width, from) {
    const { counts } = letters;
    for (let row = 0; row < blocks.length; row += 1) {
      const block = scene.blocks[blocks[row]!]!;
      const look = scene.looks[blocks[row]!]!;
      const text = texts[row]!;
      const base = row * KINDS;
      const letterCount = counts[base + UPPER]! + counts[base + LOWER]!;
      const words = Math.max(1, letters.words[row]!);
      const begins = beginningOf(text);
      let to = row * width + from;
      out[to++] = Math.log2(1 + text.length);
      out[to++] = Math.log2(1 + look.words);
      out[to++] = look.linkShare;
      out[to++] = block.linked;
      out[to++] = look.sentence ? 1 : 0;
      out[to++] = look.prose ? 1 : 0;
      out[to++] = counts[base + UPPER]! / Math.max(1, letterCount);
      out[to++] = counts[base + DIGIT]! / words;
      out[to++] = counts[base + COMMA]! / words;
      out[to++] = counts[base + STOP]! / words;
      out[to++] = counts[base + QUOTE]!;
      out[to++] = counts[base + BAR]! / words;
      out[to++] = letters.short[row]! / words;
      out[to++] = letters.capitalised[row]! / words;
      out[to++] = letterCount / words;
      out[to++] = begins === BEGINS_LOWER ? 1 : 0;
      out[to++] = begins === BEGINS_ODD ? 1 : 0;
      const end = text.charCodeAt(text.length - 1);
      out[to++] = end === 58 || end === 0xff1a ? 1 : 0;
      out[to++] = endsCut(text) ? 1 : 0;
      const signs = text.length > READ ? 1 : counts[base + STOP]! + counts[base + COLON]! + counts[base + AT]!;
      out[to++] = signs > 0 && text.length < 1_500 && hasAddress(text) ? 1 : 0;
      out[to++] = asks(text) ? 1 : 0;
      out[to++] = text.length < 700 && isCredited(scene, blocks[row]!) ? 1 : 0;
      out[to++] = block.level ?? 0;
      out[to++] = block.gap ?? -1;
      const shape = SHAPE_PLACE.get(block.shape);
      if (shape !== undefined) out[to + shape] = 1;
      to += SHAPES.length;
      for (const cue of look.cues) {
        const place = CUE_PLACE.get(cue.name);
        if (place !== undefined) out[to + place] = cue.phrase.length;
      }
    }
  },
} as const satisfies FeatureGroup;

const SHAPE_PLACE: ReadonlyMap<string, number> = new Map(SHAPES.map((shape, place) => [shape, place]));
const CUE_PLACE: ReadonlyMap<string, number> = new Map(CUES.map((name, place) => [name, place]));

const BEGINS_PLAIN = 1;
const BEGINS_LOWER = 2;
const BEGINS_ODD = 3;
/** How characters begin a text, by code, as they are met (0: not met). */
const beginnings = new Uint8Array(65_536);

function beginningOf(text: string): number {
  const code = text.charCodeAt(0);
  return beginnings[code] || learnBeginning(text, code);
}

function learnBeginning(text: string, code: number): number {
  const begins = /^\p{Ll}/u.test(text) ? BEGINS_LOWER : /^[\p{L}\p{N}"“„«'‘「(]/u.test(text) ? BEGINS_PLAIN : BEGINS_ODD;
  // Half of a pair of surrogates does not tell.
  if (code < 0xd800 || code > 0xdfff) beginnings[code] = begins;
  return begins;
}

/** Whether dots, or an ellipsis, stand at the end, with up to two signs after them. */
function endsCut(text: string): boolean {
  for (let at = text.length - 1; at >= 0 && at >= text.length - 3; at -= 1) {
    const code = text.charCodeAt(at);
    if (code === 46 || code === 0x2026) return /(?:\.\.\.|…)\S{0,2}$/.test(text.slice(-5));
  }
  return false;
}

function hasAddress(text: string): boolean {
  return text.includes('@') || text.includes('www.') || /https?:|\.com\b/.test(text);
}

/** Whether it ends with a question mark, within quotes or without. */
function asks(text: string): boolean {
  const end = text.charCodeAt(text.length - 1);
  const quoted = end === 34 || end === 0x201d || end === 0x2019 || end === 0xbb || end === 0x300d;
  const mark = quoted ? text.charCodeAt(text.length - 2) : end;
  return mark === 63 || mark === 0xff1f || mark === 0x61f;
}
