import type { Note } from '@copydesk/article/document';
import { roles } from '@copydesk/article/block';

import { pageOf } from './page-of.ts';
import type { Scene } from './scene.ts';
import { isWall } from './wall.ts';

/** Something about the whole page that an editor should know: the name of a note, and what it says, if there is anything to say. */
type Remark = { name: string; why: string; find(scene: Scene): string | undefined };

/** Blocks below the last paragraph among which a wall is looked for. */
const BELOW = 40;
/** Stamps that make a live blog. */
const ENTRIES = 3;

/** Ends in the number of a page: blogs link the next story in the same way. */
const NUMBERED = /[?&/](?:page|p|seite|pagina)?[=/-]?[1-9]\d?\/?$/i;

const remarks = [
  {
    name: 'paywall',
    why: 'Below the last paragraph the page says that the rest is for those who have paid.',
    find: (scene) => {
      const last = scene.labels.findLastIndex((label) => label !== undefined && roles[label.role].fate === 'body');
      const end = Math.min(scene.blocks.length, last + 1 + BELOW);
      for (let at = last + 1; at < end; at += 1) {
        const hidden = scene.places[scene.blocks[at]!.element ?? -1]?.hidden;
        if (!hidden && scene.labels[at]?.role !== 'comment' && isWall(scene.blocks[at]!.text)) return 'below the last paragraph';
      }
      return undefined;
    },
  },
  {
    name: 'live-blog',
    why: 'Entries in the order of the page, newest first as a rule; no story with a beginning and an end.',
    find: ({ document, labels }) => {
      if (document.hints.some(({ name, value }) => name === 'ld.@type' && value === 'LiveBlogPosting')) return 'LiveBlogPosting';
      const stamps = labels.filter((label) => label?.rule === 'live-stamp').length;
      return stamps >= ENTRIES ? `${stamps} stamps` : undefined;
    },
  },
  {
    name: 'page',
    why: 'The story goes on on other pages, which are never fetched.',
    find: ({ document, blocks, labels }) => {
      const at = labels.findIndex((label) => label?.rule === 'page-of-pages');
      const { page, pages } = pageOf(blocks[at]?.text ?? '') ?? {};
      if (page) return `${page} of ${pages}`;
      const next = document.hints.find(({ name }) => name === 'link.next');
      return next && NUMBERED.test(next.value) ? 'the next one is linked' : undefined;
    },
  },
] as const satisfies readonly Remark[];

/** What is to be said of a page as a whole, once all its blocks are labelled. Linear. */
export function remarksOn(scene: Scene): Note[] {
  return remarks.flatMap((remark) => {
    const value = remark.find(scene);
    return value === undefined ? [] : [{ name: remark.name, value }];
  });
}
