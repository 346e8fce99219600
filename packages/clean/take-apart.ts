import type { Block, Document, Part } from '@copydesk/article/document';

import { cuesOf } from './cue.ts';
import { isDateLine } from './date-line.ts';
import { kickerOf } from './kicker.ts';
import { isNameLine } from './name-line.ts';
import { bitOf, signsOf, signsOfHooks } from './signs.ts';

/** What a piece of a block is; `loose` words stand beside a byline and belong to nothing: a section, a count of comments. */
type Kind = 'byline' | 'date' | 'loose' | 'story' | 'kicker';
/** A block, and what it was taken for when it was taken apart from another. */
export type Piece = Block & { apart?: Kind };

/**
 * Takes apart the blocks in which a byline and a date stand together: on lines of their own (`Von Anna Lee<br>Leer, 5. Juni 2031`), or
 * in elements of their own. All other blocks stay whole, whatever they are put together from: a line break inside a sentence is none.
 */
export function takeApart(document: Document): Document & { blocks: Piece[] } {
  const blocks: Piece[] = [];
  for (const block of document.blocks) {
    if (!block.parts) blocks.push(block);
    else if (block.shape === 'heading') blocks.push(...headed(block, block.parts, document));
    else if (!SHAPES.has(block.shape)) blocks.push(block);
    else for (const piece of piecesOf(block, block.parts, document)) blocks.push(piece);
  }
  return { ...document, blocks };
}

/** A kicker, then the headline without what parted the two. */
function headed(block: Block, parts: readonly Part[], document: Document): Piece[] {
  const count = kickerOf(block, parts, document);
  if (count === 0) return [block];
  const kinds = parts.map((_, at): Kind => (at < count ? 'kicker' : 'story'));
  const found = pieces(block, parts, kinds, []);
  const headline = found.at(-1);
  if (headline) headline.text = headline.text.replace(/^[\s:：|–—-]{1,5}/u, '');
  return found;
}

function piecesOf(block: Block, parts: readonly Part[], document: Document): Piece[] {
  const told = parts.map((part) => toldBy(part, block, document));
  const kinds = told.includes('byline') ? kindsOfElements(parts, told) : kindsOfLines(block, parts, told);
  return kinds ? pieces(block, parts, kinds, told) : [block];
}

/** Loose words in characters; what is longer is a sentence. */
const WORDS = 80;
const SHAPES = new Set<Block['shape']>(['paragraph', 'cell', 'list-item']);

type Told = 'byline' | 'date' | undefined;

/** What each part is where elements name the writer. The story may begin on the line below. */
function kindsOfElements(parts: readonly Part[], told: readonly Told[]): Kind[] | undefined {
  if (!told.includes('date')) return undefined;
  return parts.map(
    (part, at) => told[at] ?? beside(parts, told, at) ?? (part.line || part.text.length > WORDS ? 'story' : 'loose'),
  );
}

/** What each part is where a line of names stands above or below one with a date. */
function kindsOfLines(block: Block, parts: readonly Part[], told: readonly Told[]): Kind[] | undefined {
  const date = told.indexOf('date');
  if (date === -1) return undefined;
  const next = parts.findIndex(({ line }, at) => line && at > date);
  if (date === 0) {
    const byline = next !== -1 && isByline(parts[next]!.text, block.shape);
    return byline ? parts.map((_, at) => (at < next ? 'date' : 'byline')) : undefined;
  }
  if (!parts[date]!.line || !isByline(block.text.slice(0, block.text.indexOf(parts[date]!.text)).trim(), block.shape))
    return undefined;
  return parts.map((_, at) => (at < date ? 'byline' : next === -1 || at < next ? 'date' : 'story'));
}

/** What the elements around a part say it is, or what it reads like. */
function toldBy({ text, element }: Part, block: Block, { elements }: Document): Told {
  if (isDateLine(text, 1)) return 'date';
  for (let at = element; at !== -1 && at !== block.element; at = elements[at]!.parent) {
    const { name, hooks } = elements[at]!;
    const signs = signsOf(name, signsOfHooks(hooks));
    if (name === 'time' || signs & bitOf.date) return 'date';
    if (signs & bitOf.byline && /\p{L}/u.test(text)) return 'byline';
  }
  return undefined;
}

/** Words without an element go with what follows them: `By`, `Updated`. A separator stays where it stands. */
function beside(parts: readonly Part[], told: readonly Told[], at: number): Kind | undefined {
  const { text } = parts[at]!;
  const before = told[at - 1];
  if (before && !/[\p{L}\p{N}]/u.test(text)) return before;
  const next = told.findIndex((kind, other) => kind !== undefined && other > at);
  if (next === -1 || told[next] === 'byline') return told[next];
  const says = cuesOf(text).some(({ name }) => name === 'date') || isDateLine(`${text} ${parts[next]!.text}`);
  return says ? 'date' : 'loose';
}

/** Names behind a word that announces them; without one only two to four, for titles of stories have capitals too. */
function isByline(text: string, shape: Block['shape']): boolean {
  const by = cuesOf(text).find(({ name }) => name === 'by');
  if (by)
    return isNameLine(text.slice(text.toLowerCase().indexOf(by.phrase) + by.phrase.length).replace(/^[\s:：/|／・=-]+/u, ''));
  return shape !== 'list-item' && /^\p{Lu}[\p{L}.'’-]{1,20}(?: \p{Lu}[\p{L}.'’-]{0,20}){1,3}$/u.test(text);
}

/** A block in pieces, parted wherever the kind changes. Whole where a part cannot be found again. */
function pieces(block: Block, parts: readonly Part[], kinds: readonly Kind[], told: readonly Told[]): Piece[] {
  const { parts: _, ...rest } = block;
  const found: Piece[] = [];
  let end = 0;
  for (const [at, { text, span, linked, element }] of parts.entries()) {
    const start = block.text.indexOf(text, end);
    if (start === -1) return [block];
    const last = found.at(-1);
    const apart = kinds[at]!;
    if (!last || apart !== last.apart) {
      found.push({ ...rest, text, span, linked, ...(told[at] && { element }), apart });
    } else {
      last.text += block.text.slice(end, start + text.length);
      last.span = [last.span[0], span[1]];
      last.linked += linked;
      if (told[at]) last.element = element;
    }
    end = start + text.length;
  }
  return found;
}
