import type { Document } from '@copydesk/article/document';

const TITLES = new Set(['title', 'ld.headline', 'meta.og:title', 'meta.twitter:title', 'item.headline', 'meta.title']);

/** What parts a headline from the name of its site or section. */
const SEPARATOR = /\s[|\-–—•·»«:/]+\s|\s?[|｜]\s?/;

/**
 * The place of the heading that says what the page's title says: of several the highest in rank, of equals the first. Without one
 * the only first-level heading there is.
 */
export function headlineOf(document: Document): number | undefined {
  const titles = titlesOf(document);
  const headings = [...document.blocks.entries()].filter(([, block]) => block.shape === 'heading' && block.level! <= 3);
  const titled = headings
    .filter(([, block]) => titles.has(foldTitle(block.text)))
    .toSorted(([, a], [, b]) => a.level! - b.level!);
  const first = headings.filter(([, block]) => block.level === 1);
  return titled[0]?.[0] ?? (first.length === 1 ? first[0]![0] : undefined);
}

/** The titles a page gives itself, and their parts, folded. */
function titlesOf(document: Document): ReadonlySet<string> {
  const titles = new Set<string>();
  for (const { name, value } of document.hints) {
    if (!TITLES.has(name)) continue;
    titles.add(foldTitle(value));
    for (const part of value.slice(0, 400).split(SEPARATOR)) if (part.length > 12) titles.add(foldTitle(part));
  }
  return titles;
}

/** Lower case, words only. */
function foldTitle(text: string): string {
  return text
    .slice(0, 400)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
