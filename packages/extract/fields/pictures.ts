import type { Picture } from '@copydesk/article/article';
import { roles } from '@copydesk/article/block';
import type { DraftBlock } from '@copydesk/article/draft';

import { fold, type Evidence } from '../evidence.ts';
import { bareCredit, captioned } from './credit.ts';

/** A picture in the making. `closed` once a printed block stands behind it. */
type Open = Picture & { closed: boolean };

const MOST = 200;

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
    const fits = last && !last.closed && Object.keys(parts).every((part) => part === 'truncated' || last[part as keyof Picture] === undefined);
    if (fits && !(block.role === 'image' && last.href !== undefined)) {
      Object.assign(last, parts, { truncated: last.truncated || parts.truncated === true });
      last.spans.push(block.span);
    } else found.push({ ...parts, truncated: parts.truncated ?? false, after, spans: [block.span], closed: false });
  }
  const seen = new Map<string, Picture>();
  return found
    .map(({ closed: _, ...picture }) => picture)
    .filter((picture) => Object.keys(picture).length > 3)
    .filter((picture) => {
      // The same picture stands twice where a page prints it for small and large screens.
      const key = picture.href ?? picture.caption ?? picture.alt ?? picture.credit ?? '';
      return !seen.has(key) && seen.set(key, picture);
    })
    .slice(0, MOST);
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
