import type { Picture } from '@copydesk/article/article';
import { roles } from '@copydesk/article/block';
import type { DraftBlock } from '@copydesk/article/draft';

import { fold, type Evidence } from '../evidence.ts';
import { captioned } from './captioned.ts';
import { bareCredit } from './credit.ts';
import { creditParts } from './credit-parts.ts';

/** A picture in the making. `closed` once a printed block stands behind it. */
type Open = { picture: Picture; closed: boolean };

const MOST = 200;
const PARTS = ['caption', 'credit', 'alt', 'href'] as const;

/**
 * The story's pictures in source order. An image or a line of keywords opens one, the caption and credit behind it belong to it;
 * a caption with no picture before it opens its own, for text drops carry no images. A printed block ends the picture.
 */
export function pictures(evidence: Evidence): Picture[] {
  const found: Open[] = [];
  let after = 0;
  for (const block of evidence.draft.blocks) {
    const last = found.at(-1);
    if (roles[block.role].fate === 'body') {
      if (last) last.closed = true;
      after += 1;
      continue;
    }
    const parts = partsOf(block);
    if (!parts) continue;
    if (last && !last.closed && fits(last.picture, parts)) {
      Object.assign(last.picture, parts, { truncated: last.picture.truncated || parts.truncated === true });
      last.picture.spans.push(block.span);
    } else found.push({ picture: { ...parts, truncated: parts.truncated ?? false, after, spans: [block.span] }, closed: false });
  }
  const seen = new Map<string, Picture>();
  return found
    .map(({ picture }) => picture)
    .filter((picture) => PARTS.some((part) => picture[part] !== undefined))
    .filter((picture) => {
      // The same picture stands twice where a page prints it for small and large screens.
      const key = picture.href ?? picture.caption ?? picture.alt ?? picture.credit ?? '';
      return !seen.has(key) && seen.set(key, picture);
    })
    .slice(0, MOST)
    .map((picture) => (picture.credit === undefined ? picture : Object.assign(picture, creditParts(picture.credit))));
}

/** Has the picture room for these parts? One that has an address takes no second image. */
function fits(picture: Picture, parts: Partial<Picture>): boolean {
  return PARTS.every((part) => parts[part] === undefined || picture[part] === undefined);
}

/** What one block adds to a picture; undefined for blocks that belong to none. */
function partsOf(block: DraftBlock): Partial<Picture> | undefined {
  const text = fold(block.text);
  switch (block.role) {
    case 'image':
      return { ...(text && { alt: text }), ...(block.href && { href: block.href }) };
    case 'image-keywords':
      return { alt: text };
    case 'caption':
      return text ? captioned(text) : undefined;
    case 'credit':
      return text ? { credit: bareCredit(text) } : undefined;
    default:
      return undefined;
  }
}
