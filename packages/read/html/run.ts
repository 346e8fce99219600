import type { Span } from '@copydesk/article/block';
import { unitAt } from '@copydesk/article/unit-at';

import { fold } from '../fold.ts';
import { hooksOf, sharedNode, type Node } from './node.ts';

/** Text until something ends it: a block in the making, and the parts of one. */
export type Run = { text: string; linked: string; node: Node; start: number; end: number };
/** A part: the inline element it stands in, and whether it begins a line. */
export type Piece = Run & { owner: Node | undefined; line: boolean };

const NOT_SPACE = /[^\s\u0085\u200b]/;

/** Where [from, to) of a text begins to be more than white space; `to` when it never does. */
export function firstVisible(text: string, from: number, to: number): number {
  for (let at = from; at < to; at += 1) {
    const unit = unitAt(text, at);
    if (unit === 0x20 || unit === 0x0a || unit === 0x09 || unit === 0x0d) continue;
    if ((unit > 0x20 && unit < 0x80) || NOT_SPACE.test(text[at]!)) return at;
  }
  return to;
}

/** Parts of one block, and characters of them up to the last line. */
export const PARTS_CAP = 8;
const LEAD_CAP = 300;

/** Goes on with a piece of text that ends here. */
export function extend(run: Run, text: string, linked: string, node: Node, end: number): void {
  run.text += text;
  run.linked += linked;
  run.node = sharedNode(run.node, node);
  run.end = end;
}

type Folded = { text: string; span: Span; linked: number };

/** As a reader sees it. */
export function folded({ text, linked, start, end }: Run): Folded {
  const seen = fold(text);
  const inLinks = linked === '' ? 0 : linked === text ? seen.length : fold(linked).length;
  return { text: seen, span: [start, end], linked: Math.min(seen.length, inLinks) };
}

/**
 * The parts of a block that may be a byline and a date in one, undefined of any other: those are short, and stand in a few parts; a
 * story may follow on the next line.
 */
export function partsOf(pieces: readonly Piece[]): (Folded & Pick<Piece, 'node' | 'line'>)[] | undefined {
  if (pieces.length < 2 || pieces.length > PARTS_CAP) return undefined;
  const last = pieces.findLastIndex(({ line }) => line);
  const lead = last === -1 ? pieces : pieces.slice(0, last);
  if (lead.reduce((sum, { text }) => sum + text.length, 0) > LEAD_CAP) return undefined;
  const parts = pieces.map((piece) => ({ ...folded(piece), node: piece.node, line: piece.line }));
  return parts.every(({ text }) => text !== '') ? parts : undefined;
}

/** The inline element with a name of its own that a text stands in. */
export function ownerOf(node: Node): Node | undefined {
  for (let at: Node | undefined = node; at && !at.tag.shape; at = at.parent)
    if (at.tag.name === 'time' || hooksOf(at) !== '') return at;
  return undefined;
}
