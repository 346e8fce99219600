import { unitAt } from '@copydesk/article/unit-at';

const STOPS = '.!?…。！？؟۔।॥։።';
const CLOSING = `"'”’»«›)]」』」）`;
const STOP = new Set(STOPS);
const CLOSE = new Set(CLOSING);

/** What stands behind a full stop and belongs to the sentence: quotes, brackets, an agency in brackets. */
const SENTENCE_END = /[.!?…。！？؟۔।॥։።](?:["'”’»«›)\]」』」）]|\s\(\p{L}{2,5}\))*$/u;
/** UTF-16 units at the end of a text in which they stand. */
const TAIL = 24;

/** Whether a text ends as sentences do. */
export function isSentence(text: string): boolean {
  const last = text[text.length - 1] ?? '';
  return STOP.has(last) || (CLOSE.has(last) && SENTENCE_END.test(text.slice(-TAIL)));
}

/** Characters of a text with spaces from which on signs without spaces are not counted: it is a long text in another script. */
const LONG = 2_000;

/** Words, or half as many as characters in scripts without spaces. One pass. */
export function wordsIn(text: string): number {
  const { length } = text;
  let spaces = 0;
  let spaceless = 0;
  for (let at = 0; at < length; at += 1) {
    const code = unitAt(text, at);
    if (code === 32) spaces += 1;
    else if (code >= 0xe00 && isSpaceless(code)) spaceless += 1;
  }
  return spaces + 1 + (length < LONG || spaces === 0 ? spaceless / 2 : 0);
}

/** Thai, Lao, Burmese, Khmer, kana and Han. */
function isSpaceless(code: number): boolean {
  return (
    code <= 0xeff ||
    (code >= 0x1000 && code <= 0x109f) ||
    (code >= 0x1780 && code <= 0x17ff) ||
    (code >= 0x3040 && code <= 0x30ff) ||
    (code >= 0x3400 && code <= 0x9fff)
  );
}
