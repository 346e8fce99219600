import { isAgency } from './agencies.ts';
import { BY, LABEL_FIRST, LABEL_SURE } from './credit-words.ts';

/** The longest a credit can be, in UTF-16 units; a list of soldiers and their units is long. */
export const LONGEST_CREDIT = 200;

/** A label goes, the name stays: `Photo by Ann Lee` is `Ann Lee`. */
export function bareCredit(credit: string): string {
  const text = credit
    .replace(/^[\s|–—•·(（[]{1,6}/u, '')
    .replace(/[)）\]]\s?$/u, (end) => (/[(（[]/u.test(credit.slice(1)) ? end : ''))
    .trim();
  const label = LABEL_FIRST.exec(text)?.[0] ?? '';
  return (
    text
      .slice(label.length)
      .replace(BY, '')
      .replace(/^(?:©|\(c\))\s?/iu, '')
      .trim() || text
  );
}

/** Does this read like a credit and not like a sentence? Names joined by slashes, an agency, a label, a rights sign. */
export function isCredit(text: string): boolean {
  if (text === '' || text.length > LONGEST_CREDIT || /[?!]/.test(text)) return false;
  if (/^(?:©|\(c\)\s)/iu.test(text) || LABEL_SURE.test(text)) return true;
  const parts = text.split(/\s?[/|／]\s?|\s(?:via|for|\/|-|–|—|,)\s|,\s/u).map((part) => part.trim());
  if (
    parts.some(isAgency) ||
    isAgency(parts.join(' ')) ||
    /^(?:AP|AFP|Reuters|dpa|EPA|PA)\s(?:Photo|Image|Picture|Foto|Bild|File)/iu.test(text)
  )
    return text.split(' ').length <= 14;
  return /[/／]/.test(text) && parts.length > 1 && parts.every((part) => /^[\p{Lu}\p{Lo}\d]/u.test(part)) && isProper(text);
}

/** Names and units stand in capitals; of the words of a sentence most do not. */
function isProper(text: string): boolean {
  const words = text.split(/[\s/]+/u).filter(Boolean);
  return words.filter((word) => /^\p{Ll}/u.test(word)).length <= words.length / 5 && !/\p{Ll}{3}\. \p{Lu}/u.test(text);
}
