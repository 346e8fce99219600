import type { Hint } from '@copydesk/article/document';

/** One JSON-LD script: its text, and where that begins in the source. */
export type Script = { text: string; start: number };

/** Values are looked for in no longer scripts than this, in UTF-16 units: the search is as long as the script, for each of them. */
const SEARCHED = 100_000;

/**
 * Says where each value stands: between its quotation marks, behind the value before it where there is one, for properties are read
 * in the order they are written. A value that is written otherwise than JSON writes it (escapes, raw line feeds) has the whole script.
 */
export function place(hints: readonly Hint[], { text, start }: Script): void {
  let from = 0;
  for (const hint of hints) {
    const [at, length] = text.length > SEARCHED ? [-1, 0] : find(text, hint.value, from);
    hint.span = at === -1 ? [start, start + text.length] : [start + at, start + at + length];
    if (at !== -1) from = at + length;
  }
}

/** A string in its quotation marks, which do not count; a number or a truth bare. From here on, else from the beginning. */
function find(text: string, value: string, from: number): [at: number, length: number] {
  const inner = JSON.stringify(value).slice(1, -1);
  for (const since of [from, 0]) {
    const quoted = text.indexOf(`"${inner}"`, Math.max(0, since - 1));
    if (quoted !== -1) return [quoted + 1, inner.length];
  }
  const bare = BARE.test(value) ? text.indexOf(value, from) : -1;
  return bare !== -1 && /[\s:,[]/.test(text[bare - 1] ?? '') && /[\s,\]}]/.test(text[bare + value.length] ?? '')
    ? [bare, value.length]
    : [-1, 0];
}

const BARE = /^(?:-?\d[\d.eE+-]{0,40}|true|false)$/;
