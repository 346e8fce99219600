import type { Scene } from './scene.ts';

const TITLES = new Set(['title', 'ld.headline', 'meta.og:title', 'meta.twitter:title', 'item.headline', 'meta.title']);

/** Whether the page calls itself by the text of this block: alone, or beside the site's name. */
export function isTitle({ document, blocks }: Scene, at: number): boolean {
  const text = folded(blocks[at]!.text);
  if (text.length < 4) return false;
  return document.hints.some(({ name, value }) => {
    if (!TITLES.has(name)) return false;
    const title = folded(value);
    return title === text || (text.length > 12 && (title.startsWith(text) || title.endsWith(text))) || (title.length > 12 && text.startsWith(title));
  });
}

function folded(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
