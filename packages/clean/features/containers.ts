import type { Place } from '../place.ts';
import type { Sign } from '../signs.ts';
import { numbersOf, type FeatureGroup, type Sight } from './sight.ts';

const SIGNS = [
  'comment',
  'newsletter',
  'cookie',
  'share',
  'related',
  'promo',
  'tags',
  'menu',
  'foot',
  'aside',
  'bio',
  'byline',
  'date',
  'meta',
  'caption',
  'credit',
  'dek',
  'story',
] as const satisfies readonly Sign[];

/** Elements that say what is in them. */
const AROUND = [
  'article',
  'main',
  'section',
  'aside',
  'header',
  'footer',
  'form',
  'ul',
  'table',
  'figure',
  'blockquote',
] as const;
const INNERMOST = ['p', 'div', 'span', 'li', 'a', 'td', 'section'] as const;
const LEVELS = 3;
const OF_LEVEL = ['chars', 'prose-share', 'link-share', 'of-page', 'rows', 'direct'] as const;

/** What the elements around a block say of it. */
export const containers = {
  name: 'containers',
  why: 'Paragraphs of a story stand together in one element, built alike; teasers stand in others.',
  features: [
    'depth',
    'hidden',
    'teaser',
    'article-body',
    ...SIGNS.map((sign) => `sign-${sign}`),
    ...SIGNS.map((sign) => `own-${sign}`),
    ...AROUND.map((name) => `in-${name}`),
    ...INNERMOST.map((name) => `is-${name}`),
    ...Array.from({ length: LEVELS }, (_, level) => OF_LEVEL.map((name) => `${name}^${level + 1}`)).flat(),
    'in-core',
    'above-core',
    'in-best',
    'best-share',
    'alike-rows',
    'alike-prose',
    'alike-here',
    'alike-rank',
  ],
  fill(sight, out, width, from) {
    const { scene, blocks, prose, proseTotal } = sight;
    const { places } = scene;
    if (places.length === 0) return;
    const yard = yardOf(sight);
    const levels = new Float32Array(places.length * OF_LEVEL.length);
    const levelled = new Uint8Array(places.length);
    const bitsOf = signBits();
    const best = places[yard.best];
    for (let row = 0; row < blocks.length; row += 1) {
      const element = scene.blocks[blocks[row]!]!.element;
      if (element === undefined) continue;
      const place = places[element]!;
      let to = row * width + from;
      out[to++] = yard.depth[element]!;
      out[to++] = place.hidden ? 1 : 0;
      out[to++] = place.teaser ? 1 : 0;
      out[to++] = yard.body[element]!;
      spread(bitsOf(place.signs), 1, out, to);
      to += SIGNS.length;
      if (place.parent >= 0) spread(bitsOf(places[place.parent]!.own), 1, out, to);
      spread(bitsOf(place.own), 2, out, to);
      to += SIGNS.length;
      spread(yard.around[element]!, 1, out, to);
      to += AROUND.length;
      const innermost = INNERMOST_PLACE.get(place.name);
      if (innermost !== undefined) out[to + innermost] = 1;
      to += INNERMOST.length;
      let up = place.parent;
      for (let level = 0; level < LEVELS; level += 1, to += OF_LEVEL.length) {
        if (up < 0) {
          out.fill(-1, to, to + OF_LEVEL.length);
          continue;
        }
        const at = up * OF_LEVEL.length;
        if (levelled[up] === 0) {
          levelled[up] = 1;
          measureLevel(places[up]!, yard, up, proseTotal, levels, at);
        }
        for (let each = 0; each < OF_LEVEL.length; each += 1) out[to + each] = levels[at + each]!;
        up = places[up]!.parent;
      }
      let climb = 0;
      let at = element;
      while (at >= 0 && !places[at]!.large && climb < 12) {
        at = places[at]!.parent;
        climb += 1;
      }
      out[to++] = climb;
      out[to++] = at < 0 ? -1 : yard.depth[yard.core]! - yard.depth[at]!;
      const block = blocks[row]!;
      out[to++] = best && block >= best.first && block <= best.last ? 1 : 0;
      out[to++] = best && proseTotal > 0 ? best.prose / proseTotal : -1;
      const kind = yard.kinds[row]!;
      out[to++] = Math.min(100, yard.alikeRows[kind]!);
      out[to++] = proseTotal > 0 ? yard.alikeProse[kind]! / proseTotal : -1;
      out[to++] = prose[row]! > 0 ? prose[row]! / Math.max(1, yard.alikeProse[kind]!) : 0;
      out[to++] = yard.mostAlike > 0 ? yard.alikeProse[kind]! / yard.mostAlike : -1;
    }
  },
} as const satisfies FeatureGroup;

const AROUND_BIT: ReadonlyMap<string, number> = new Map(AROUND.map((name, bit) => [name, 1 << bit]));
const INNERMOST_PLACE: ReadonlyMap<string, number> = new Map(INNERMOST.map((name, place) => [name, place]));

/** One bit for each sign of a set. Elements share a few sets, so each set is asked once. */
function signBits(): (signs: ReadonlySet<Sign>) => number {
  const known = new Map<ReadonlySet<Sign>, number>();
  return (signs) => {
    if (signs.size === 0) return 0;
    let bits = known.get(signs);
    if (bits === undefined) {
      bits = 0;
      for (let bit = 0; bit < SIGNS.length; bit += 1) if (signs.has(SIGNS[bit]!)) bits |= 1 << bit;
      known.set(signs, bits);
    }
    return bits;
  };
}

/** Writes a value where a bit is set. */
function spread(bits: number, value: number, out: Float32Array, to: number): void {
  for (let rest = bits; rest !== 0; rest &= rest - 1) out[to + 31 - Math.clz32(rest & -rest)] = value;
}

function measureLevel(place: Place, yard: Yard, element: number, proseTotal: number, out: Float32Array, at: number): void {
  const chars = Math.max(1, place.chars);
  out[at] = Math.log2(1 + place.chars);
  out[at + 1] = place.prose / chars;
  out[at + 2] = place.linked / chars;
  out[at + 3] = proseTotal > 0 ? place.prose / proseTotal : -1;
  out[at + 4] = Math.min(200, yard.rows[element]!);
  out[at + 5] = yard.most > 0 ? yard.direct[element]! / yard.most : -1;
}

type Yard = ReturnType<typeof yardOf>;

/** What is measured of all elements that hold rows at once, outer before inner. */
function yardOf({ scene, blocks, prose, kinds }: Sight) {
  const { places, document } = scene;
  const size = places.length;
  const yard = {
    depth: new Uint16Array(size),
    around: new Uint16Array(size),
    body: new Uint8Array(size),
    rows: new Uint32Array(size),
    /** Running text directly in an element's paragraphs, as Readability scores parents. */
    direct: new Float32Array(size),
    /** Rows whose elements are alike, and stand in elements that are alike, share a number. */
    kinds: new Int32Array(blocks.length),
    alikeRows: new Float32Array(blocks.length),
    alikeProse: new Float32Array(blocks.length),
    mostAlike: 0,
    most: 0,
    best: -1,
    core: 0,
  };
  for (let row = 0; row < blocks.length; row += 1) {
    const element = scene.blocks[blocks[row]!]!.element;
    if (element !== undefined) yard.rows[element]! += 1;
  }
  for (let number = size - 1; number >= 0; number -= 1) {
    const { parent } = places[number]!;
    if (parent >= 0) yard.rows[parent]! += yard.rows[number]!;
  }
  for (let number = 0; number < size; number += 1) {
    if (yard.rows[number] === 0) continue;
    const { name, parent, large } = places[number]!;
    const outer = parent >= 0;
    yard.depth[number] = outer ? yard.depth[parent]! + 1 : 0;
    yard.around[number] = (outer ? yard.around[parent]! : 0) | (AROUND_BIT.get(name) ?? 0);
    yard.body[number] = (outer && yard.body[parent] === 1) || document.elements[number]!.hooks.includes('articlebody') ? 1 : 0;
    if (large) yard.core = number;
  }
  const around = numbersOf();
  const both = new Map<number, number>();
  for (let row = 0; row < blocks.length; row += 1) {
    const element = scene.blocks[blocks[row]!]!.element;
    if (element === undefined) continue;
    const { parent } = places[element]!;
    const outer = parent >= 0 ? around(places[parent]!.name, document.elements[parent]!.hooks) + 1 : 0;
    const pair = outer * (blocks.length + 1) + kinds[row]!;
    const kind = both.get(pair) ?? both.size;
    both.set(pair, kind);
    yard.kinds[row] = kind;
    yard.alikeRows[kind]! += 1;
    yard.alikeProse[kind]! += prose[row]!;
    yard.mostAlike = Math.max(yard.mostAlike, yard.alikeProse[kind]!);
    if (parent < 0) continue;
    const direct = yard.direct[parent]! + Math.min(600, prose[row]!);
    yard.direct[parent] = direct;
  }
  for (let number = size - 1; number >= 0; number -= 1) {
    if (yard.direct[number]! <= yard.most) continue;
    yard.most = yard.direct[number]!;
    yard.best = number;
  }
  return yard;
}
