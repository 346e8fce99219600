import { hasCredit } from '../credit.ts';
import type { CueName } from '../phrases.ts';
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
  fill({ scene, blocks, letters }, out, width, from) {
    for (let row = 0; row < blocks.length; row += 1) {
      const block = scene.blocks[blocks[row]!]!;
      const look = scene.looks[blocks[row]!]!;
      const { text } = block;
      const l = letters[row]!;
      const cased = Math.max(1, l.upper + l.lower);
      const words = Math.max(1, l.words);
      let to = row * width + from;
      out[to++] = Math.log2(1 + text.length);
      out[to++] = Math.log2(1 + look.words);
      out[to++] = look.linkShare;
      out[to++] = block.linked;
      out[to++] = look.sentence ? 1 : 0;
      out[to++] = look.prose ? 1 : 0;
      out[to++] = l.upper / cased;
      out[to++] = l.digits / words;
      out[to++] = l.commas / words;
      out[to++] = l.stops / words;
      out[to++] = l.quotes;
      out[to++] = l.bars / words;
      out[to++] = l.short / words;
      out[to++] = l.capitalised / words;
      out[to++] = (l.upper + l.lower) / words;
      out[to++] = /^\p{Ll}/u.test(text) ? 1 : 0;
      out[to++] = /^[\p{L}\p{N}"“„«'‘「(]/u.test(text) ? 0 : 1;
      out[to++] = /[:：]$/.test(text) ? 1 : 0;
      out[to++] = /(?:\.\.\.|…)\S{0,2}$/.test(text) ? 1 : 0;
      out[to++] = text.length < 1_500 && /@|https?:|www\.|\.com\b/.test(text) ? 1 : 0;
      out[to++] = /[?？؟]["”’»」]?$/.test(text) ? 1 : 0;
      out[to++] = text.length < 700 && hasCredit(text) ? 1 : 0;
      out[to++] = block.level ?? 0;
      out[to++] = block.gap ?? -1;
      for (const shape of SHAPES) out[to++] = block.shape === shape ? 1 : 0;
      for (const name of CUES)
        out[to++] = look.cues.length === 0 ? 0 : (look.cues.find((cue) => cue.name === name)?.phrase.length ?? 0);
    }
  },
} as const satisfies FeatureGroup;
