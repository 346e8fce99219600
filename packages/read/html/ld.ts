import type { Hint } from '@copydesk/article/document';

import { mended } from './ld-mend.ts';
import { place, type Script } from './ld-place.ts';

/** Depth to which properties are followed, names in one list, units of a value and of `articleBody`. */
const DEPTH_CAP = 4;
const LIST_CAP = 20;
const VALUE_CAP = 4_096;
const BODY_CAP = 65_536;
/** Objects looked at in one page. */
const NODES_CAP = 5_000;
/** Hints of one page's JSON-LD, and properties and items looked at for them: each reference may lead to a hundred more. */
const HINTS_CAP = 2_000;
const STEPS_CAP = 50_000;

type Thing = { [name: string]: unknown };
type Found = { thing: Thing; script: Script };
/** What a walk through an article has named to look up and has found, and how many steps it may still take. */
type Walk = { named: ReadonlyMap<string, Thing>; hints: Hint[]; steps: number };

/** Properties worth a hint; everything else of a page's JSON-LD is about the site. */
const WANTED = new Set(
  `@type headline alternativeHeadline alternateName name description abstract articleBody articleSection keywords
   author creator contributor editor publisher sourceOrganization copyrightHolder copyrightYear copyrightNotice creditText
   datePublished dateModified dateCreated uploadDate inLanguage isAccessibleForFree image thumbnailUrl url mainEntityOfPage
   hasPart isPartOf license usageInfo startDate coverageStartTime dateline contentLocation locationCreated wordCount genre about correction backstory identifier`.split(
    /\s+/,
  ),
);
/** Of a person, a picture, an organisation or a place. */
const INNER = new Set(
  `@type name url email jobTitle description sameAs affiliation caption creditText author knowsLanguage contentUrl height width
   alternateName worksFor givenName familyName copyrightNotice copyrightHolder isAccessibleForFree startDate`.split(/\s+/),
);

/**
 * The hints of a page's JSON-LD (W3C JSON-LD 1.1, schema.org): of all things it describes the most telling article, `@id`
 * references resolved. Never follows an address, never deeper than four properties. What is nearly JSON is mended; what is
 * not, gives nothing.
 */
export function readLd(scripts: readonly Script[]): Hint[] {
  const things: Found[] = [];
  for (const script of scripts) {
    const parsed = parse(script.text);
    if (parsed !== undefined) collect(parsed, script, things);
  }
  const named = new Map<string, Thing>();
  for (const { thing } of things) {
    const id = thing['@id'];
    if (typeof id === 'string' && Object.keys(thing).length > 1 && !named.has(id)) named.set(id, thing);
  }
  let best: (Found & { rank: number }) | undefined;
  for (const found of things) {
    const rank = rankOf(found.thing);
    if (rank > (best?.rank ?? 0)) best = { ...found, rank };
  }
  if (!best) return [];
  const hints: Hint[] = [];
  walk(best.thing, 'ld', WANTED, DEPTH_CAP, { named, hints, steps: STEPS_CAP });
  place(hints, best.script);
  return hints;
}

/** What is no JSON is mended once. */
function parse(script: string): unknown {
  const text = script.includes('<![CDATA[') ? script.replace('<![CDATA[', '').replace(']]>', '') : script;
  const start = text.search(/\{|\[\s{0,99}[[{"]/);
  if (start === -1) return undefined;
  const end = text.lastIndexOf(text[start] === '{' ? '}' : ']');
  const json = end < start ? text.slice(start) : text.slice(start, end + 1);
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return parsedOrNothing(mended(json));
  }
}

function parsedOrNothing(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}

/** Breadth first, so that depth costs no stack. */
function collect(root: unknown, script: Script, things: Found[]): void {
  const queue: unknown[] = [root];
  for (let next = 0; next < queue.length && next < NODES_CAP && things.length < NODES_CAP; next += 1) {
    const value = queue[next];
    if (Array.isArray(value)) queue.push(...value.slice(0, 1_000));
    else if (isThing(value)) {
      things.push({ thing: value, script });
      for (const name of ['@graph', 'mainEntity', 'mainEntityOfPage', 'author', 'publisher']) {
        if (Object.hasOwn(value, name) && typeof value[name] === 'object') queue.push(value[name]);
      }
    }
  }
}

function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An article before a page, and of two articles the one that says more. */
function rankOf(thing: Thing): number {
  const type = [thing['@type']]
    .flat()
    .filter((name) => typeof name === 'string')
    .join(' ');
  const kind = /article|posting|report|reviewnews/i.test(type)
    ? 100
    : /review|recipe|webpage|videoobject|event/i.test(type)
      ? 10
      : 0;
  if (kind === 0) return 0;
  return (
    kind +
    ['headline', 'author', 'datePublished', 'articleBody', 'description', 'image'].filter((name) => Object.hasOwn(thing, name))
      .length
  );
}

function walk(value: unknown, name: string, wanted: Set<string>, depth: number, way: Walk): void {
  way.steps -= 1;
  if (way.steps < 0 || way.hints.length >= HINTS_CAP) return;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    const text = String(value)
      .trim()
      .slice(0, name === 'ld.articleBody' ? BODY_CAP : VALUE_CAP);
    if (text !== '') way.hints.push({ name, value: text.toWellFormed() });
  } else if (Array.isArray(value) && depth > 0) {
    // Things are numbered, plain values repeat the name.
    for (const [index, item] of value.slice(0, LIST_CAP).entries()) {
      walk(item, isThing(item) ? `${name}.${index}` : name, wanted, Array.isArray(item) ? 0 : depth, way);
    }
  } else if (isThing(value) && depth > 0) {
    const id = value['@id'];
    const thing = typeof id === 'string' && Object.keys(value).length === 1 ? way.named.get(id) : value;
    for (const [key, inner] of Object.entries(thing ?? {})) {
      way.steps -= 1;
      if (!wanted.has(key)) continue;
      const one = name === 'ld' && LISTED.has(key) ? [inner].flat() : inner;
      walk(typed(key, one), `${name}.${key}`, INNER, depth - 1, way);
    }
  }
}

/** Properties whose values are numbered even when there is one, and which may be bare names. */
const LISTED = new Set(['author', 'creator', 'contributor', 'editor', 'image']);

function typed(key: string, value: unknown): unknown {
  if (LISTED.has(key) && Array.isArray(value)) {
    return value.map((item) => (typeof item === 'string' ? { [key === 'image' ? 'url' : 'name']: item } : (item as unknown)));
  }
  return key === 'publisher' && typeof value === 'string' ? { name: value } : value;
}
