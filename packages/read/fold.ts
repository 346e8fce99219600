/** What no reader sees: controls, terminal escapes, soft hyphens, zero-width marks, bidirectional overrides, tag characters. */
const INVISIBLE =
  /\u001b\[[0-9;]{0,20}[A-Za-z]|[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u2060\ufeff\u202a-\u202e\u2066-\u2069]|(?<=\p{Script=Latin})[\u200c\u200d](?=\p{Script=Latin})|(?<![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])\u200b|(?<![\u{1f3f4}\u{e0000}-\u{e007f}])[\u{e0000}-\u{e007f}]+/gu;
/** White space that is not one plain space between words: to put one space for each space of a text would only cost time. */
const SPACES = /(?:[^\S ]|\u0085| (?=[\s\u0085]))[\s\u0085]*/g;
/** A letter with loose marks; compatibility ideographs stay as they are, since NFC would change how names are written. */
const LOOSE = /[\p{L}\p{N}][\u0300-\u036f\u3099\u309a]+/gu;
/**
 * No script stacks more marks on one letter; more is vandalism (`zalgo`). Bounded, for a pattern remembers each step of a run, and
 * has no room for millions.
 */
const STACKED = /(?<=\p{M}{8})\p{M}{1,1000}/gu;

/** Anything that may need folding; most texts in most scripts have none of it. */
const ODD =
  /^ | $| {2}|[^ !-~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u0590\u2010-\u2026\u3001-\u3098\u309b-\u9fff\uac00-\ud7a3]/;

/** What may need more than its white space folded; most odd texts are only indented. */
const STRANGE =
  /[^\t-\r -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u0590\u2010-\u2029\u202f\u3000-\u3029\u3030-\u3098\u309b-\u9fff\uac00-\ud7a3]/;

/**
 * Text as a reader sees it: white space of any kind and length is one space, what has no width is gone, loose accents are composed
 * (NFC, Unicode Annex 15) and piled-up ones cut at eight. Lone surrogates become U+FFFD. Linear in the length.
 */
export function fold(text: string): string {
  const inner = text.trim();
  if (!ODD.test(inner)) return inner;
  if (!STRANGE.test(inner)) return inner.replace(SPACES, ' ');
  const seen = inner.toWellFormed().replace(INVISIBLE, '').replace(SPACES, ' ').trim();
  return seen.replace(STACKED, '').replace(LOOSE, (letter) => letter.normalize('NFC'));
}
