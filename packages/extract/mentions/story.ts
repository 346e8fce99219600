import type { Span } from '@copydesk/article/block';
import type { DraftBlock } from '@copydesk/article/draft';

import { asText, settle } from '../rule.ts';
import { once, printed } from '../evidence.ts';
import { language } from '../fields/language.ts';
import { runsOf, type Run } from './runs.ts';

/** Words [start, end) of the text of a printed block, which is named by its place among them. */
export type Naming = { block: number; start: number; end: number };

/** A name that a rule found, and where it stands. */
export type Found = { name: string; rule: string; confidence: number; at: Naming; run?: Run };

/** No more of a story is searched: far more than any has. UTF-16 units. */
const MOST_TEXT = 200_000;
/** A line that says who made the story, which names nobody in it. */
const SIGNED =
  /^[(（[]?(?:Additional reporting|Reporting|Writing|Editing|Edited|Reported|Compiled|Written|Photos?|Picture|Credit|Source|Foto|Fotos|Text|Mit Material|Bearbeitet)\b.{0,20}\b(?:by|von|:)/iu;

const CONTRIBUTED = /\bcontributed to this (?:report|story|article)\.?\)?$/u;

/** The printed blocks as far as a story may go, and the runs of capitalised words in each; none of a line that says who made it. */
export const story = once((evidence) => {
  const blocks: DraftBlock[] = [];
  let length = 0;
  for (const block of printed(evidence)) {
    if ((length += block.text.length) > MOST_TEXT) break;
    blocks.push(block);
  }
  const runs = blocks.map(({ text, role }) =>
    role === 'table' || SIGNED.test(text.slice(0, 60)) || CONTRIBUTED.test(text.slice(-60)) ? [] : runsOf(text),
  );
  return { blocks, runs };
});

/** All of the story as one text, for whoever asks. */
export const whole = once((evidence) =>
  story(evidence)
    .blocks.map(({ text }) => text)
    .join('\n'),
);

/** What the story is written in; empty where nothing tells. */
export const tongue = once((evidence) => settle(language, evidence, asText)?.value.slice(0, 2) ?? '');

/**
 * Where a part of a block stands in the source. Folding and markup only ever shorten a text: one as long as its source is the
 * same, character by character but for its white space, and any other is known as a whole only.
 */
export function spanOf(block: Pick<DraftBlock, 'text' | 'span'>, start: number, end: number): Span {
  const [from, to] = block.span;
  return to - from === block.text.length ? [from + start, from + end] : [from, to];
}
