import chardet from 'chardet';

import { fitness } from './alphabets.ts';

/** Bytes shown to the detector, and how many of them around each that is not ASCII. */
const SAMPLE = 16_384;
const AROUND = 24;

/** How much of a text must look like writing. Of pairs of bytes, half look like it whatever they are. */
const LIKE_WRITING = 0.75;
const LIKE_WIDE = 0.98;

/** The charsets still met in newsrooms, in case the detector has no opinion about a short text. */
const usual =
  `windows-1252 windows-1251 windows-1250 shift_jis gb18030 big5 euc-kr euc-jp windows-1253 windows-1254 windows-1255 windows-1256
  windows-1257 iso-8859-2 koi8-u ibm866 windows-874 utf-16le utf-16be`.split(/\s+/);

/**
 * Guesses the charset of bytes that are not UTF-8: of what the detector offers and what is usual, the one under which the text
 * looks most like writing in one language. The detector alone takes 14 invalid bytes for Shift_JIS, so its opinion only settles ties.
 * Undefined when nothing looks like writing.
 */
export function detect(bytes: Uint8Array): string | undefined {
  const sample = tellingPart(bytes);
  const offered = new Map(chardet.analyse(sample).map(({ name, confidence }) => [labelOf(name), confidence]));
  let best: { encoding: string; score: number } | undefined;
  for (const encoding of new Set([...offered.keys(), ...usual])) {
    if (encoding === undefined) continue;
    // Chinese and Japanese may stand in UTF-16 without one zero byte; there it matters where a pair begins.
    const part = encoding.startsWith('utf-16') ? bytes.subarray(0, SAMPLE) : sample;
    const text = new TextDecoder(encoding).decode(part);
    const fit = fitness(text);
    const likeness = writing(text, fit);
    const score = likeness + fit + (offered.get(encoding) ?? 0) / 1_000;
    if (likeness >= (part === sample ? LIKE_WRITING : LIKE_WIDE) && score > (best?.score ?? 0)) best = { encoding, score };
  }
  return best?.encoding;
}

/** What stands around the bytes that are not ASCII: only they tell charsets apart, and a page may begin with kilobytes of script. */
function tellingPart(bytes: Uint8Array): Uint8Array {
  const part = new Uint8Array(SAMPLE);
  let length = 0;
  let taken = 0;
  for (let at = 0; at < bytes.length && length < SAMPLE; at += 1) {
    if (bytes[at]! < 0x80) continue;
    const piece = bytes.subarray(
      Math.max(taken, at - AROUND),
      Math.min(bytes.length, at + AROUND, Math.max(taken, at - AROUND) + SAMPLE - length),
    );
    part.set(piece, length);
    length += piece.length;
    taken = piece.byteOffset - bytes.byteOffset + piece.length;
    at = Math.max(at, taken - 1);
  }
  return part.subarray(0, length);
}

/**
 * Whether bytes that are no valid UTF-8 were meant to be: most of what is not ASCII has the form of a UTF-8 sequence, as in a page
 * cut in the middle of a character, or one that a program wrote with surrogates (CESU-8).
 */
export function isNearlyUtf8(bytes: Uint8Array): boolean {
  let formed = 0;
  let stray = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at]!;
    if (lead < 0x80) continue;
    const more = lead >= 0xc2 && lead < 0xe0 ? 1 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xf0 && lead < 0xf5 ? 3 : 0;
    let next = 0;
    while (next < more && (bytes[at + next + 1] ?? 0) >> 6 === 2) next += 1;
    if (more > 0 && next === more) formed += 1;
    else stray += 1;
    at += next;
  }
  return formed > 0 && stray <= formed;
}

function labelOf(name: string): string | undefined {
  try {
    return /^utf|^ascii/i.test(name) ? undefined : new TextDecoder(name).encoding;
  } catch {
    return undefined;
  }
}

const LIKELY =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thai}\p{Script=Hangul}\u3000-\u30ff\u4e00-\u9fff\uff01-\uff60“”‘’„«»–—…€•©]/gu;
/** What no text has: the unassigned, frames, two scripts in one word, capitals behind small letters. */
const UNLIKELY = new RegExp(
  [
    String.raw`[\ufffd\u0080-\u009f\u2500-\u259f\p{Co}\p{Cn}\uff61-\uff9f\u3400-\u4dbf]`,
    String.raw`\p{Script=Latin}(?=[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Thai}\u4e00-\u9fff])`,
    String.raw`[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Thai}](?=[\p{Script=Latin}\u4e00-\u9fff])`,
    String.raw`(?<=[\p{Ll}--\p{ASCII}])\p{Lu}|(?<=\p{Ll})[\p{Lu}--\p{ASCII}]`,
  ].join('|'),
  'gv',
);

/** 0 to 1: of the characters beyond ASCII, how many are letters and marks as people write them. */
function writing(text: string, fit: number): number {
  const wide = text.match(/[^\p{ASCII}]/gu)?.length ?? 0;
  if (wide === 0) return 0;
  // Latin text is mostly ASCII; a row of accented letters is another charset seen through the wrong one, two of them in some languages.
  const rows = fit > 0.9 ? /[[\p{Script=Latin}--\p{ASCII}]--[ßı]]{3,}/gv : /[[\p{Script=Latin}--\p{ASCII}]--[ßı]]{2,}/gv;
  const accented = text.match(rows)?.join('').length ?? 0;
  const likely = text.replace(/\p{ASCII}/gu, '').match(LIKELY)?.length ?? 0;
  const unlikely = text.match(UNLIKELY)?.length ?? 0;
  // Scripts with spaces use them.
  const endless =
    text
      .match(/[\p{Ll}\p{Lu}]{40,}/gu)
      ?.filter((run) => /\P{ASCII}/u.test(run))
      .join('').length ?? 0;
  return Math.max(0, likely - unlikely - accented - endless) / wide;
}
