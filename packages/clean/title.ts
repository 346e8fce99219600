import type { Document, Element } from '@copydesk/article/document';

import { cuesOf, isBareCue } from './cue.ts';
import type { Piece } from './take-apart.ts';

/** As much of a page as a headline is found by. */
type Page = Pick<Document, 'elements' | 'hints'> & { blocks: readonly Piece[] };

/** What a page calls itself, and what it calls its site. */
const TITLES = new Set([
  'title',
  'ld.headline',
  'meta.og:title',
  'meta.twitter:title',
  'item.headline',
  'meta.title',
  'mail.subject',
]);
const SITES = new Set(['meta.og:site_name', 'meta.application-name', 'ld.publisher.name']);

/** What parts a headline from the name of its site or section. */
const SEPARATOR = /\s(?:[|\-–—•·»«:/]|::)+\s|\s?[|｜]\s?/;

/** What speaks for a heading, and against it. `alone`: the only one of the first level. */
const POINTS = {
  whole: 4,
  part: 3,
  holds: 2.5,
  resembles: 2,
  lesser: 1,
  alone: 2,
  named: 0.75,
  near: 0.75,
  site: -3,
  aside: -1.5,
  crumb: -4,
} as const;
const LEVELS = [1, 0.5, 0, -0.5, -1, -1] as const;
/** Fewer points make no headline. */
const ENOUGH = 2;

/** Letters of a title that a heading with more or fewer words shares with it; blocks below a headline among which its story begins. */
const SHARED = 15;
const SOON = 14;

const NAMED = /headline|(?:^|[\s_-])(?:h1|(?:entry|post|page|article|story|news)-?_?title|title)(?![a-z])/;
/** The last crumb of the way here is what search engines shall call the page; its headline stands below. */
const CRUMB = /crumb/;
const ASIDE = new Set(['aside', 'footer']);

/**
 * The place of the heading that says what the page says it is called: word for word, in part, or nearly; of equals the first. The name
 * of the site is none, unless nothing else is. A heading unlike all titles is one only where it is the only one of the first level,
 * and heads no part of the page: `About the author`, `Comments`.
 */
export function headlineOf(document: Page): number | undefined {
  const { blocks, elements } = document;
  const told = toldBy(document);
  const first = blocks.flatMap(({ level, apart }, at) => (level === 1 && apart !== 'kicker' ? [at] : []));
  let best: { at: number; points: number } | undefined;
  for (let at = 0; at < blocks.length; at += 1) {
    const { shape, text, level, element, apart } = blocks[at]!;
    if (shape !== 'heading' || apart === 'kicker') continue;
    const folded = foldTitle(text);
    const likeness = told.whole.has(folded) ? POINTS.whole : likenessOf(folded, told, level === 1);
    const alone = level === 1 && first.length === 1 && likeness !== POINTS.lesser && !isBareCue(cuesOf(text));
    if (likeness === 0 && !alone) continue;
    const said = likeness + LEVELS[level! - 1]! + (alone ? POINTS.alone : 0) + (told.sites.has(folded) ? POINTS.site : 0);
    const least = Math.max(ENOUGH, best?.points ?? 0);
    if (said + POINTS.named + POINTS.near <= least) continue;
    const points = said + around(elements, element) + (isNearStory(document, at) ? POINTS.near : 0);
    if (points > least) best = { at, points };
  }
  return best?.at;
}

type Told = {
  whole: ReadonlySet<string>;
  /** Of each title the longest part, and the others. */
  parts: ReadonlySet<string>;
  lesser: ReadonlySet<string>;
  sites: ReadonlySet<string>;
  /** Of each title its words. */
  words: () => readonly ReadonlySet<string>[];
};

/** The titles a page gives itself, their parts, and the names of its site, folded. */
function toldBy({ hints }: Page): Told {
  const values = new Set<string>();
  const sites = new Set(['']);
  const [whole, parts, lesser] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const { name, value } of hints) {
    if (SITES.has(name)) sites.add(foldTitle(value));
    else if (TITLES.has(name)) values.add(value);
  }
  for (const value of values) {
    whole.add(foldTitle(value));
    const pieces = value.slice(0, 400).split(SEPARATOR).map(foldTitle);
    const longest = pieces.reduce((one, other) => (other.length > one.length ? other : one), '');
    parts.add(longest);
    for (const piece of pieces) if (piece.length > 5 && piece !== longest) lesser.add(piece);
    // `Ferry returns | Ports | Courier`: what stands last is the site more often than not.
    const last = pieces.at(-1)!;
    if (last !== longest && last.length <= 40) sites.add(last);
  }
  for (const name of sites) whole.delete(name);
  let words: Set<string>[] | undefined;
  return { whole, parts, lesser, sites, words: () => (words ??= [...whole].map((title) => new Set(title.split(' ')))) };
}

/** How far a heading says what a title says, which it is not word for word; only of a first-level one nearly is enough. */
function likenessOf(folded: string, { whole, parts, lesser, words }: Told, leading: boolean): number {
  if (parts.has(folded)) return folded.length > 12 ? POINTS.part : POINTS.resembles;
  if (folded.length >= SHARED)
    for (const title of whole)
      if (title.length >= SHARED && (title.length < folded.length ? folded.includes(title) : title.includes(folded)))
        return POINTS.holds;
  if (lesser.has(folded)) return POINTS.lesser;
  if (!leading) return 0;
  const own = folded.split(' ');
  const near = words().some((title) => {
    const shared = own.filter((word) => title.has(word)).length;
    return shared >= 3 && shared >= 0.5 * Math.max(title.size, own.length);
  });
  return near ? POINTS.resembles : 0;
}

/** What the elements around a heading are called. */
function around(elements: readonly Element[], from: number | undefined): number {
  let points = 0;
  let steps = 0;
  for (let at = from ?? -1; at !== -1; at = elements[at]!.parent, steps += 1) {
    const { name, hooks } = elements[at]!;
    if (name === 'nav' || (steps < 3 && CRUMB.test(hooks))) return POINTS.crumb;
    if (steps < 2 && points === 0 && NAMED.test(hooks)) points = POINTS.named;
    if (ASIDE.has(name)) return points + POINTS.aside;
  }
  return points;
}

/** Whether a paragraph follows soon. */
function isNearStory({ blocks }: Page, at: number): boolean {
  for (let next = at + 1; next <= at + SOON && next < blocks.length; next += 1) {
    const { shape, text, linked } = blocks[next]!;
    if (shape === 'paragraph' && text.length > 120 && linked < 0.3 * text.length) return true;
  }
  return false;
}

const ASCII = /^[\0-\x7f]*$/;

/** Lower case, words only. */
function foldTitle(text: string): string {
  const start = (text.length > 400 ? text.slice(0, 400) : text).toLowerCase();
  // The same without the tables of Unicode: every heading of a page is folded.
  return start.replace(ASCII.test(start) ? /[^a-z\d]+/g : /[^\p{L}\p{N}]+/gu, ' ').trim();
}
