import type { Span } from '@copydesk/article/block';

import { fold } from '../fold.ts';
import { hooksOf, sharedNode, type Node } from './node.ts';

/** Text until something ends it: a block in the making, and the parts of one. */
export type Run = { text: string; linked: string; node: Node; start: number; end: number };
/** A part: the inline element it stands in, and whether it begins a line. */
export type Piece = Run & { owner: Node | undefined; line: boolean };

export const NOT_SPACE = /[^\s\u0085\u200b]/;

/** Parts of one block, and characters of them up to the last line. */
export const PARTS_CAP = 8;
const LEAD_CAP = 300;

/** Bylines and dates are short, and stand in a few parts; a story may follow on the next line. */
export function mayBePutTogether(parts: readonly Piece[]): boolean {
  if (parts.length < 2 || parts.length > PARTS_CAP) return false;
  const last = parts.findLastIndex(({ line }) => line);
  const lead = last === -1 ? parts : parts.slice(0, last);
  return lead.reduce((sum, { text }) => sum + text.length, 0) <= LEAD_CAP && parts.every(({ text }) => fold(text) !== '');
}

/** Goes on with what follows. */
export function extend(run: Run, by: Run): void {
  run.text += by.text;
  run.linked += by.linked;
  run.node = sharedNode(run.node, by.node);
  run.end = by.end;
}

/** As a reader sees it. */
export function folded({ text, linked, start, end }: Run): { text: string; span: Span; linked: number } {
  const seen = fold(text);
  return { text: seen, span: [start, end], linked: linked === '' ? 0 : Math.min(seen.length, fold(linked).length) };
}

/** The inline element with a name of its own that a text stands in. */
export function ownerOf(node: Node): Node | undefined {
  for (let at: Node | undefined = node; at && !at.block; at = at.parent) if (at.name === 'time' || hooksOf(at) !== '') return at;
  return undefined;
}
