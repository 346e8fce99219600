import type { Block } from '@copydesk/article/document';

import { fold } from '../fold.ts';
import { linesOf, type Line } from '../text/lines.ts';
import { isContinued, wrapOf } from '../text/wrap.ts';
import type { FormatRow, Parsed } from './format.ts';
import { opensHtml } from './html.ts';

export const text = {
  name: 'text',
  why: 'What is left when a scraper has taken the markup away; also mail and wire copy.',
  sniff: () => true,
  may: (source) => !opensHtml(source),
  parse,
  examples: [
    ['One.\n\nTwo.\nThree.', ['paragraph: One.', 'paragraph: Two.', 'paragraph: Three.']],
    [
      'One.\r\n\r\nTwo.\rThree.\u2028Four.\u0085Five.',
      ['One.', 'Two.', 'Three.', 'Four.', 'Five.'].map((line) => `paragraph: ${line}`),
    ],
    ['Use <b> for bold,\tplease.', ['paragraph: Use <b> for bold, please.']],
  ],
} as const satisfies FormatRow;

/** Every line is a block, except that hard-wrapped lines are joined into the paragraphs they were. Linear. */
function parse(source: string): Parsed {
  const lines = linesOf(source);
  const wrap = wrapOf(lines);
  const blocks: Block[] = [];
  for (let first = 0, last = 0; first < lines.length; first = last + 1) {
    last = first;
    while (last + 1 < lines.length && isContinued(lines[last]!, lines[last + 1]!, wrap)) last += 1;
    const block = blockOf(lines.slice(first, last + 1));
    if (block.text !== '') blocks.push(block);
  }
  return {
    blocks,
    elements: [],
    hints: [],
    notes: wrap ? [{ name: 'lines-joined', value: `wrapped at ${wrap.width}` }] : [],
  };
}

function blockOf(lines: readonly Line[]): Block {
  const { start, gap } = lines[0]!;
  let joined = '';
  for (const [index, line] of lines.entries())
    joined += index > 0 && isSpaced(lines[index - 1]!.text, line.text) ? ` ${line.text}` : line.text;
  return { text: fold(joined), span: [start, lines.at(-1)!.end], shape: 'paragraph', linked: 0, gap };
}

const SPACELESS = /[\u2e80-\u9fff\uff00-\uffef]/;

/** Scripts without spaces are wrapped without one. */
function isSpaced(before: string, after: string): boolean {
  return !SPACELESS.test(before.slice(-1)) || !SPACELESS.test(after.slice(0, 1));
}
