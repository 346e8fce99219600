// The reference scorer is written in Python, so its idea of white space, words and case is kept to the character: `\s` there
// knows the information separators and NEL but not the byte order mark, and `casefold` turns `ß` into `ss`.

/** White space, as the inside of a character class. */
export const SPACE = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const SPACES = new RegExp(`[${SPACE}]+`, 'gu');

const QUOTES: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '‑': '-',
  '…': '...',
  '\u00ad': '',
  '\u200b': '',
};
const QUOTE = /[‘’“”„«»–—‑…\u00ad\u200b]/gu;

/** Runs of white space become one space, none at the ends. */
export function squeeze(text: string): string {
  return text.replace(SPACES, ' ').replace(/^ | $/gu, '');
}

/** A text without the differences that make no other headline of it: compatibility forms, case, kinds of quotes, dashes, spaces. */
export function fold(text: string): string {
  return squeeze(caseless(text.normalize('NFKC')).replace(QUOTE, (sign) => QUOTES[sign] ?? sign));
}

/** A text without its accents. */
export function unaccented(text: string): string {
  return [...text.normalize('NFKD')].filter((sign) => !combines(sign)).join('');
}

/** Full case folding, letter by letter, because a whole word's final sigma would depend on its place. */
function caseless(text: string): string {
  return Array.from(text, (sign) => (sign === 'ı' ? sign : sign.toLowerCase().toUpperCase().toLowerCase())).join('');
}

/** Whether a decomposed character has a combining class: then it changes places with a mark of the highest class, which is U+0345. */
function combines(sign: string): boolean {
  return /\p{M}/u.test(sign) && (sign === '\u0345' || !`\u0345${sign}`.normalize('NFD').startsWith('\u0345'));
}
