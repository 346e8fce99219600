import chardet from 'chardet';

/** Bytes shown to the detector. */
const SAMPLE = 16_384;

/** The charsets still met in newsrooms, in case the detector has no opinion about a short text. */
const usual = ['windows-1252', 'windows-1251', 'windows-1250', 'shift_jis', 'gb18030', 'big5', 'euc-kr', 'euc-jp'];

/**
 * Guesses the charset of bytes that are not UTF-8: of what the detector offers and what is usual, the one under which the text
 * looks most like writing. The detector alone takes 14 invalid bytes for Shift_JIS. Undefined when nothing looks like writing.
 */
export function detect(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, SAMPLE);
  const offered = new Map(chardet.analyse(sample).map(({ name, confidence }) => [labelOf(name), confidence]));
  let best: { encoding: string; score: number } | undefined;
  for (const encoding of new Set([...offered.keys(), ...usual])) {
    if (encoding === undefined) continue;
    const likeness = writing(new TextDecoder(encoding).decode(sample));
    const score = likeness + (offered.get(encoding) ?? 0) / 400;
    if (likeness >= 0.6 && score > (best?.score ?? 0)) best = { encoding, score };
  }
  return best?.encoding;
}

function labelOf(name: string): string | undefined {
  try {
    return /^utf|^ascii/i.test(name) ? undefined : new TextDecoder(name).encoding;
  } catch {
    return undefined;
  }
}

const LIKELY = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thai}\p{Script=Hangul}\u3040-\u30ff\u4e00-\u9fff“”‘’„«»–—…€•©、。「」・]/gu;
const UNLIKELY = /[\ufffd\u0080-\u009f\p{Co}\p{Cn}\uff61-\uff9f\u3400-\u4dbf]|[a-z][А-Яа-я]|[\p{Ll}\p{Script=Latin}][\u4e00-\u9fff]|(?<=\p{Ll})\p{Lu}/gu;

/** 0 to 1: of the characters beyond ASCII, how many are letters and marks as people write them. */
function writing(text: string): number {
  const wide = text.match(/[^\p{ASCII}]/gu)?.length ?? 0;
  if (wide === 0) return 0;
  const likely = text.replace(/\p{ASCII}/gu, '').match(LIKELY)?.length ?? 0;
  const unlikely = text.match(UNLIKELY)?.length ?? 0;
  return Math.max(0, likely - unlikely) / wide;
}
