import type { Document } from '@copydesk/article/document';

import { bitOf, FREE_BIT, setOf, signsOf, signsOfHooks, type Sign, type Signs } from './signs.ts';

/** What the names of an element, and of those around it, say. */
export type Place = {
  name: string;
  parent: number;
  own: ReadonlySet<Sign>;
  /** Its own signs and those of the elements around it. */
  signs: ReadonlySet<Sign>;
  /** It, or an element around it, is not shown. */
  hidden: boolean;
  /** Blocks [first, last] inside it. */
  first: number;
  last: number;
  /** Characters of running text inside it. */
  prose: number;
  /** Characters inside it, and how many of them inside links. */
  chars: number;
  linked: number;
  /** Most of the page's running text is inside it. */
  large: boolean;
  /** One of several alike, each of them a link with a few words. */
  teaser: boolean;
};

/** Is not shown, among the signs of an element. */
const HIDDEN = FREE_BIT;

/** A sign that claims more of the page's running text than this is mistaken: `<div class="widget">` around every paragraph. */
const MOST = 0.4;
/** But readers may write more than reporters, and a bio may be longer than a brief. */
const MOST_OF: ReadonlyMap<Signs, number> = new Map([
  [bitOf.comment, 0.9],
  [bitOf.cookie, 0.9],
  [bitOf.bio, 0.7],
  [HIDDEN, 0.6],
  [bitOf.story, 1],
]);

/** Signs of parts beside the story: as long as it does not begin in one, they may hold more text than it does. */
const BESIDE = bitOf.aside | bitOf.foot | bitOf.menu | bitOf.meta | bitOf.tags | bitOf.newsletter;
const MOST_BESIDE = 0.8;

/**
 * Reads the signs of a document's elements. `prose` is the running text of each block, in characters; `headline` the block that is one. Signs on the page itself
 * (`<body class="has-sidebar comments-open">`), and those that would claim the story, say nothing.
 */
export function placesOf(document: Document, prose: readonly number[], headline?: number): Place[] {
  const own = ownSigns(document);
  const places = document.elements.map(
    ({ name, hidden, parent }): Place => ({
      name,
      parent,
      own: NONE,
      signs: NONE,
      hidden,
      first: document.blocks.length,
      last: -1,
      prose: 0,
      chars: 0,
      linked: 0,
      large: false,
      teaser: false,
    }),
  );
  fill(places, document, prose);
  const total = places[0]?.prose ?? 0;
  for (let number = 0; number < places.length; number += 1) {
    const place = places[number]!;
    place.large = place.prose > total / 2 && total > 0 && !(own[number]! & bitOf.comment);
    if (!linksEnough(place)) own[number]! &= ~(bitOf.related | bitOf.menu);
  }
  markTeasers(document, places);
  settle(places, own, leadOf(document, prose, headline));
  return places;
}

const NONE = setOf(0);

/** Each element's own signs, before what stands inside it is known. */
function ownSigns({ elements }: Document): Int32Array {
  const own = new Int32Array(elements.length);
  // Sites repeat a few names a thousand times.
  const known = new Map<string, Signs>();
  for (let number = 0; number < elements.length; number += 1) {
    const { name, hooks, hidden } = elements[number]!;
    let hooked = hooks === '' ? 0 : known.get(hooks);
    if (hooked === undefined) known.set(hooks, (hooked = signsOfHooks(hooks)));
    const signs = name === 'body' || name === 'html' ? 0 : signsOf(name, hooked);
    own[number] = hidden ? signs | HIDDEN : signs;
  }
  return own;
}

/** Blocks and running text, from the innermost elements outwards. */
function fill(places: readonly Place[], { blocks }: Document, prose: readonly number[]): void {
  for (let at = 0; at < blocks.length; at += 1) {
    const { element, shape, text, linked } = blocks[at]!;
    if (element === undefined) continue;
    const place = places[element]!;
    if (at < place.first) place.first = at;
    place.last = at;
    place.prose += prose[at]!;
    if (shape === 'image') continue;
    place.chars += text.length;
    place.linked += linked;
  }
  for (let number = places.length - 1; number >= 0; number -= 1) {
    const place = places[number]!;
    if (place.parent < 0) continue;
    const parent = places[place.parent]!;
    if (place.first < parent.first) parent.first = place.first;
    if (place.last > parent.last) parent.last = place.last;
    parent.prose += place.prose;
    parent.chars += place.chars;
    parent.linked += place.linked;
  }
}

/** Menus and teasers are links; a long text with next to none is neither, whatever its name. */
function linksEnough({ chars, linked }: Place): boolean {
  return chars < 600 || linked > chars * 0.15;
}

/** Characters of a teaser, and how many alike make a list of them. */
const TEASER = 400;
const ALIKE = 3;

/** Marks elements that stand in a row with others of the same name, each with a link of its own. */
function markTeasers(document: Document, places: readonly Place[]): void {
  const rows = new Map<string, Place[]>();
  for (let number = 0; number < places.length; number += 1) {
    const place = places[number]!;
    if (place.linked < 12 || place.linked < place.chars * 0.15 || place.chars > TEASER || place.prose > TEASER * 0.8) continue;
    const { name, hooks } = document.elements[number]!;
    if (!TEASERS.has(name)) continue;
    const key = `${place.parent} ${name} ${hooks.slice(0, 40)}`;
    const row = rows.get(key);
    if (row) row.push(place);
    else rows.set(key, [place]);
  }
  for (const row of rows.values())
    if (row.length >= ALIKE && row.some((place) => place.chars > place.linked)) for (const place of row) place.teaser = true;
}

const TEASERS = new Set(['div', 'li', 'article', 'section', 'figure']);

/** Gives every place the signs that are not mistaken, and those of the places around it. */
function settle(places: readonly Place[], own: Int32Array, lead: readonly Lead[]): void {
  const believed = ~mistakenSigns(places, own, lead);
  const around = new Int32Array(places.length);
  for (let number = 0; number < places.length; number += 1) {
    const place = places[number]!;
    const parent = place.parent < 0 ? undefined : places[place.parent]!;
    const signs = own[number]! & believed & openTo(place, lead, bitOf.story | HIDDEN);
    const all = parent ? signs | around[place.parent]! : signs;
    around[number] = all;
    place.own = setOf(signs & ~HIDDEN);
    place.signs = all === signs ? place.own : setOf(all & ~HIDDEN);
    place.hidden = (all & HIDDEN) !== 0;
    if (parent?.teaser) place.teaser = true;
  }
}

/** The signs that claim too much of the running text. */
function mistakenSigns(places: readonly Place[], own: Int32Array, lead: readonly Lead[]): Signs {
  const most = places[0]?.prose ?? 0;
  const claimed = new Map<Signs, number>();
  const inside = new Int32Array(places.length);
  for (let number = 0; number < places.length; number += 1) {
    const place = places[number]!;
    const around = place.parent < 0 ? 0 : inside[place.parent]!;
    const all = around | (own[number]! & openTo(place, lead, HIDDEN));
    inside[number] = all;
    // Outermost elements only: of nested ones with the same sign the first claims all.
    for (let fresh = all & ~around; fresh !== 0; fresh &= fresh - 1) {
      const bit = fresh & -fresh;
      claimed.set(bit, (claimed.get(bit) ?? 0) + place.prose);
    }
  }
  let leading = lead.length === 0 ? BESIDE : 0;
  for (const { element } of lead) leading |= inside[element]!;
  let mistaken = 0;
  for (const [bit, sum] of claimed) {
    const share = bit & BESIDE & ~leading ? MOST_BESIDE : (MOST_OF.get(bit) ?? MOST);
    if (sum > most * share) mistaken |= bit;
  }
  return mistaken;
}

/** Signs that an element may have: one with most of the text in it only these, and those of parts beside the story if that begins elsewhere. */
function openTo({ large, first, last }: Place, lead: readonly Lead[], these: Signs): Signs {
  if (!large) return -1;
  const elsewhere = lead.length > 0 && lead.every(({ at }) => at < first || at > last);
  return elsewhere ? these | BESIDE | bitOf.cookie : these;
}

/** A paragraph with which the story begins: its place, and its element. */
type Lead = { at: number; element: number };
/** So many below the headline do. */
const LEAD = 2;

function leadOf({ blocks }: Document, prose: readonly number[], headline: number | undefined): Lead[] {
  const found: Lead[] = [];
  if (headline === undefined) return found;
  for (let at = headline + 1; at < blocks.length && found.length < LEAD; at += 1) {
    const { element } = blocks[at]!;
    if (prose[at]! > 0 && element !== undefined) found.push({ at, element });
  }
  return found;
}
