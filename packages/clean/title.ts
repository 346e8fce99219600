import type { Document, Hint } from '@copydesk/article/document';

import { cuesOf, isBareCue } from './cue.ts';

const TITLES = new Set(['title', 'ld.headline', 'meta.og:title', 'meta.twitter:title', 'item.headline', 'meta.title']);

/** What parts a headline from the name of its site or section. */
const SEPARATOR = /\s[|\-–—•·»«:/]+\s|\s?[|｜]\s?/;

/**
 * The place of the heading that says what the page's title says: of several the highest in rank, of equals the first. Without one
 * the only first-level heading there is, unless it heads a part of the page: `About the author`, `Comments`.
 */
export function headlineOf({ blocks, hints }: Document): number | undefined {
  const ranks: number[][] = [[], [], []];
  for (let at = 0; at < blocks.length; at += 1) {
    const { shape, level } = blocks[at]!;
    if (shape === 'heading') ranks[level! - 1]?.push(at);
  }
  const titles = titlesOf(hints);
  const titled = ranks.flat().find((at) => titles.has(foldTitle(blocks[at]!.text)));
  const [first, ...others] = ranks[0]!;
  const alone = first !== undefined && others.length === 0 && !isBareCue(cuesOf(blocks[first]!.text));
  return titled ?? (alone ? first : undefined);
}

/** The titles a page gives itself, and their parts, folded. */
function titlesOf(hints: readonly Hint[]): ReadonlySet<string> {
  const titles = new Set<string>();
  for (const { name, value } of hints) {
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
