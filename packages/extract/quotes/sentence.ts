import { unitAt } from '@copydesk/article/unit-at';

import type { Quoted } from './marks.ts';

/** What stands around a quotation in its own sentence: [from, to) of the block's text. */
export type Clause = readonly [from: number, to: number];

/** No attribution is further from its words than this. UTF-16 units. */
const BEFORE = 400;
const BEHIND = 220;

/** A stop that ends a sentence, and not an abbreviation or a number. */
function isStop(text: string, at: number): boolean {
  const mark = text[at]!;
  if (mark === '。' || mark === '！' || mark === '？' || mark === '؟' || mark === '।' || mark === '۔') return true;
  if (mark !== '.' && mark !== '!' && mark !== '?' && mark !== '…') return false;
  const next = text[at + 1];
  if (next !== undefined && !/[\s"”»“’)\]]/.test(next)) return false;
  return (
    mark !== '.' ||
    !/(?:^|[\s.(])(?:\p{L}|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|St|Jr|Sr|No|vs|bzw|z\.B|Hr|Fr|Sra?|Dra?)$/u.test(
      text.slice(Math.max(0, at - 6), at),
    )
  );
}

/** Whether a character may be a stop: nearly all are letters and spaces, and no more is asked of those. */
function mayStop(code: number): boolean {
  return code >= 0x600 || (code < 64 && code !== 32);
}

/** Where a quotation ends its own sentence: its last mark is a stop. */
export function endsSentence(text: string, { end, to }: Quoted): boolean {
  return /[.!?…。！？।۔؟]/.test(text[end - 1] ?? '') || isStop(text, to);
}

/** The words before a quotation back to the end of the sentence before; words inside other quotations end nothing. */
export function clauseBefore(text: string, parts: readonly Quoted[], index: number): Clause {
  const { from } = parts[index]!;
  let previous = index - 1;
  const least = Math.max(0, from - BEFORE);
  for (let at = from - 1; at >= least; at -= 1) {
    const part = parts[previous];
    if (part && at < part.to) {
      if (endsSentence(text, part) && !/^\s{0,2}[\p{Ll},]/u.test(text.slice(part.to, part.to + 3))) return [part.to, from];
      at = part.from;
      previous -= 1;
    } else if (mayStop(unitAt(text, at)) && isStop(text, at)) return [at + 1, from];
  }
  return [least, from];
}

/** The words behind a quotation up to the end of the sentence or the next quotation. */
export function clauseBehind(text: string, parts: readonly Quoted[], index: number): Clause {
  const { to } = parts[index]!;
  const most = Math.min(text.length, to + BEHIND, parts[index + 1]?.from ?? text.length);
  for (let at = to; at < most; at += 1) if (mayStop(unitAt(text, at)) && isStop(text, at)) return [to, at];
  return [to, most];
}
