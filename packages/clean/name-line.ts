/** Words of a line of several writers, with a few of other kinds between them. */
const MOST = 14;

/** Whether a text is names and next to nothing else: `Ann Lee and Kim Roe`. Capitals tell, in scripts that have them. */
export function isNameLine(text: string): boolean {
  const words = text.split(/[\s,|•·–—]+/u).filter((word) => /\p{L}/u.test(word));
  if (words.length === 0 || words.length > MOST || (/[.。]$/.test(text) && words.length > 5)) return false;
  const named = words.filter((word) => /^[\p{Lu}\p{Lo}@(]/u.test(word)).length;
  return /^[\p{Lu}\p{Lo}]/u.test(text) && named >= words.length * 0.6;
}
