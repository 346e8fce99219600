import { DecodingMode, HtmlEntityDecoder } from 'entities/decode';

/** Takes a piece of text and where it stood, [from, to), in the text it is a piece of. */
type Take = (piece: string, from: number, to: number) => void;

/**
 * The pieces of a text as a parser would give them: what stands between character references, and each of these decoded (WHATWG HTML,
 * 13.2.5.72), so that every piece keeps its place in the source. The parser itself leaves references alone, for then it skips
 * from tag to tag instead of looking at every character. Linear.
 */
export function eachPiece(text: string, take: Take): void {
  let at = text.indexOf('&');
  let taken = 0;
  const upTo = (end: number): void => {
    if (taken < end) take(text.slice(taken, end), taken, end);
    taken = Math.max(taken, end);
  };
  if (at !== -1) {
    const decoder = new HtmlEntityDecoder((point, length) => {
      upTo(at);
      take(String.fromCodePoint(point), taken, at + length);
      taken = at + length;
    });
    for (; at !== -1; at = text.indexOf('&', Math.max(taken, at + 1))) {
      decoder.startEntity(DecodingMode.Legacy);
      if (decoder.write(text, at + 1) === -1) decoder.end();
    }
  }
  upTo(text.length);
}

/** Longer texts are no sentences between two tags; their pieces are put together up to so many UTF-16 units. */
const LONG = 32_768;
const TOGETHER = 4_096;

/**
 * The same with fewer and longer pieces where the text is long: whoever strings a million of them together holds each of them. A
 * piece may then begin or end with white space.
 */
export function eachStretch(text: string, take: Take): void {
  if (text.length <= LONG) {
    eachPiece(text, take);
    return;
  }
  let pieces: string[] = [];
  let begun = 0;
  let ended = 0;
  const give = (): void => {
    if (pieces.length > 0) take(pieces.join(''), begun, ended);
    pieces = [];
    begun = ended;
  };
  eachPiece(text, (piece, _from, to) => {
    pieces.push(piece);
    ended = to;
    if (to - begun >= TOGETHER) give();
  });
  give();
}
