import type { Sign } from '../place.ts';
import type { FeatureGroup, Sight } from './sight.ts';

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
    if (scene.places.length === 0) return;
    const yard = yardOf(sight);
    for (let row = 0; row < blocks.length; row += 1) {
      const element = scene.blocks[blocks[row]!]!.element;
      if (element === undefined) continue;
      const place = scene.places[element]!;
      let to = row * width + from;
      out[to++] = yard.depth[element]!;
      out[to++] = place.hidden ? 1 : 0;
      out[to++] = place.teaser ? 1 : 0;
      out[to++] = yard.body[element]!;
      for (const sign of SIGNS) out[to++] = place.signs.has(sign) ? 1 : 0;
      const parent = scene.places[place.parent];
      for (const sign of SIGNS) out[to++] = place.own.has(sign) ? 2 : parent?.own.has(sign) ? 1 : 0;
      const flags = yard.around[element]!;
      for (let bit = 0; bit < AROUND.length; bit += 1) out[to++] = (flags >> bit) & 1;
      for (const name of INNERMOST) out[to++] = place.name === name ? 1 : 0;
      let up = place.parent;
      for (let level = 0; level < LEVELS; level += 1) {
        const one = scene.places[up];
        out[to++] = one ? Math.log2(1 + one.chars) : -1;
        out[to++] = one ? one.prose / Math.max(1, one.chars) : -1;
        out[to++] = one ? one.linked / Math.max(1, one.chars) : -1;
        out[to++] = one && proseTotal > 0 ? one.prose / proseTotal : -1;
        out[to++] = one ? Math.min(200, yard.rows[up]!) : -1;
        out[to++] = one && yard.most > 0 ? yard.direct[up]! / yard.most : -1;
        if (one) up = one.parent;
      }
      let climb = 0;
      let at = element;
      while (at >= 0 && !scene.places[at]!.large && climb < 12) {
        at = scene.places[at]!.parent;
        climb += 1;
      }
      out[to++] = climb;
      out[to++] = at < 0 ? -1 : yard.depth[yard.core]! - yard.depth[at]!;
      const best = scene.places[yard.best];
      const block = blocks[row]!;
      out[to++] = best && block >= best.first && block <= best.last ? 1 : 0;
      out[to++] = best && proseTotal > 0 ? best.prose / proseTotal : -1;
      const kind = yard.kinds[element]!;
      out[to++] = Math.min(100, yard.alikeRows[kind]!);
      out[to++] = proseTotal > 0 ? yard.alikeProse[kind]! / proseTotal : -1;
      out[to++] = prose[row]! > 0 ? prose[row]! / Math.max(1, yard.alikeProse[kind]!) : 0;
      out[to++] = yard.mostAlike > 0 ? yard.alikeProse[kind]! / yard.mostAlike : -1;
    }
  },
} as const satisfies FeatureGroup;

const AROUND_BIT: ReadonlyMap<string, number> = new Map(AROUND.map((name, bit) => [name, 1 << bit]));
/** Names of elements that are told apart. */
const NAMES_CAP = 256;

function numberOf<Key>(seen: Map<Key, number>, key: Key): number {
  const known = seen.get(key);
  if (known !== undefined) return known;
  seen.set(key, seen.size);
  return seen.size - 1;
}

/** What is measured of all elements at once, outer before inner. */
function yardOf({ scene, blocks, prose }: Sight) {
  const { places, document } = scene;
  const size = places.length;
  const yard = {
    depth: new Uint16Array(size),
    around: new Uint16Array(size),
    body: new Uint8Array(size),
    rows: new Uint32Array(size),
    /** Running text directly in an element's paragraphs, as Readability scores parents. */
    direct: new Float32Array(size),
    kinds: new Int32Array(size),
    alikeRows: new Float32Array(size),
    alikeProse: new Float32Array(size),
    mostAlike: 0,
    most: 0,
    best: -1,
    core: 0,
  };
  const names = new Map<string, number>();
  const hooksSeen = new Map<string, number>();
  const kindsSeen = new Map<number, number>();
  const own = new Int32Array(size);
  for (let number = 0; number < size; number += 1) {
    const { name, parent, large } = places[number]!;
    const { hooks } = document.elements[number]!;
    const outer = parent >= 0;
    yard.depth[number] = outer ? yard.depth[parent]! + 1 : 0;
    yard.around[number] = (outer ? yard.around[parent]! : 0) | (AROUND_BIT.get(name) ?? 0);
    yard.body[number] = outer && yard.body[parent] === 1 ? 1 : hooks.includes('articlebody') ? 1 : 0;
    // Numbers for texts: an element and the one around it are compared by two lookups instead of by joining long strings.
    own[number] = numberOf(hooksSeen, hooks) * NAMES_CAP + Math.min(NAMES_CAP - 1, numberOf(names, name));
    yard.kinds[number] = numberOf(kindsSeen, own[number]! * 2 ** 26 + (outer ? own[parent]! + 1 : 0));
    if (large) yard.core = number;
  }
  for (let row = 0; row < blocks.length; row += 1) {
    const element = scene.blocks[blocks[row]!]!.element;
    if (element === undefined) continue;
    yard.rows[element]! += 1;
    const kind = yard.kinds[element]!;
    yard.alikeRows[kind]! += 1;
    yard.alikeProse[kind]! += prose[row]!;
    yard.mostAlike = Math.max(yard.mostAlike, yard.alikeProse[kind]!);
    const { parent } = places[element]!;
    if (parent >= 0) yard.direct[parent]! += Math.min(600, prose[row]!);
  }
  for (let number = size - 1; number >= 0; number -= 1) {
    const { parent } = places[number]!;
    if (parent >= 0) yard.rows[parent]! += yard.rows[number]!;
    if (yard.direct[number]! > yard.most) {
      yard.most = yard.direct[number]!;
      yard.best = number;
    }
  }
  return yard;
}
