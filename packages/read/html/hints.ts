import type { Span } from '@copydesk/article/block';
import type { Hint } from '@copydesk/article/document';

import { fold } from '../fold.ts';
import { attributeOf, type AttributeName } from './attributes.ts';
import type { Node } from './node.ts';

/** Hints of one page, and UTF-16 units of one value. */
const HINTS_CAP = 500;
const VALUE_CAP = 4_096;
/** Elements whose text is gathered at the same time. */
const CAPTURES_CAP = 16;

/** Text of one element that is gathered while it is open. */
type Capture = { node: Node; name: string; text: string };

/** Gathers what a page says about itself: title, meta tags, links, times, microdata (WHATWG HTML). */
export function gatherHints() {
  const hints: Hint[] = [];
  const captures: Capture[] = [];

  function add(name: string, value: string | undefined, span: Span): void {
    if (value === undefined || hints.length >= HINTS_CAP) return;
    const folded = fold(value.slice(0, VALUE_CAP));
    if (folded !== '') hints.push({ name: name.slice(0, NAME_CAP), value: folded, span });
  }

  /** The text of this element becomes a hint when it closes. */
  function capture(node: Node, name: string): void {
    if (captures.length < CAPTURES_CAP) captures.push({ node, name, text: '' });
  }
  const gatherer = { hints, add, capture };

  function open(node: Node): void {
    openers.get(node.tag.name)?.(gatherer, node);
    if (node.attributes === undefined) return;
    const prop = attributeOf(node.source, node.attributes, 'itemprop');
    if (!prop || node.tag.name === 'meta' || prop === 'articleBody') return;
    const value = valueOf(node, 'content', 'datetime');
    const name = `item.${scopeOf(node)}${fold(prop.slice(0, 60))}`;
    if (value === undefined) capture(node, name);
    else add(name, value, node.span);
  }

  function text(piece: string): void {
    for (const one of captures) if (one.text.length < VALUE_CAP) one.text += piece;
  }

  function close(node: Node, end: number): void {
    while (captures.at(-1)?.node === node) {
      const { name, text: value } = captures.pop()!;
      add(name, value, [node.span[1], end]);
    }
  }

  return { hints, open, text, close };
}

type Gatherer = {
  hints: readonly Hint[];
  add(name: string, value: string | undefined, span: Span): void;
  capture(node: Node, name: string): void;
};

/** Elements that say something about the page. */
const openers: ReadonlyMap<string, (gatherer: Gatherer, node: Node) => void> = new Map(
  Object.entries({
    html: (gatherer, node) => {
      gatherer.add('html.lang', valueOf(node, 'lang', 'xml:lang'), node.span);
      gatherer.add('html.dir', valueOf(node, 'dir'), node.span);
    },
    title: (gatherer, node) => {
      if (!gatherer.hints.some((hint) => hint.name === 'title')) gatherer.capture(node, 'title');
    },
    meta: (gatherer, node) => {
      const prop = valueOf(node, 'itemprop');
      const scope = prop === undefined ? '' : scopeOf(node);
      // The name of the publisher, the day of a comment: of the page only where it stands in nothing else.
      if (prop && scope !== '') gatherer.add(`item.${scope}${fold(prop.slice(0, 60))}`, valueOf(node, 'content'), node.span);
      // Some publishers, and programs that save pages, write `value` for `content`.
      const name = valueOf(node, 'property', 'name') ?? (scope === '' ? prop : undefined) ?? valueOf(node, 'http-equiv');
      if (name) gatherer.add(`meta.${name.trim().toLowerCase()}`, valueOf(node, 'content', 'value'), node.span);
    },
    link: (gatherer, node) => {
      const rel = valueOf(node, 'rel')?.toLowerCase();
      if (
        rel === 'canonical' ||
        rel === 'author' ||
        rel === 'amphtml' ||
        rel === 'shortlink' ||
        rel === 'next' ||
        rel === 'license'
      )
        gatherer.add(`link.${rel}`, valueOf(node, 'href'), node.span);
    },
    a: (gatherer, node) => {
      const rel = valueOf(node, 'rel');
      if (!rel || !/(?:^|\s)author(?:\s|$)/i.test(rel)) {
        profile(gatherer, node);
        return;
      }
      gatherer.add('rel.author.url', valueOf(node, 'href'), node.span);
      gatherer.capture(node, 'rel.author');
    },
    time: (gatherer, node) => {
      const context = valueOf(node, 'itemprop', 'class') ?? classAround(node);
      const name = `time.datetime${context && `.${fold(context.slice(0, 80))}`}`;
      const written = valueOf(node, 'datetime');
      if (written) gatherer.add(name, written, node.span);
      else gatherer.capture(node, name);
    },
  } satisfies Record<string, (gatherer: Gatherer, node: Node) => void>),
);

/** Units of its class that are looked at, since every time in an element asks anew. */
const CLASS_CAP = 240;

function classAround({ source, parent }: Node): string {
  return (parent && attributeOf(source, parent.attributes, 'class', CLASS_CAP)) ?? '';
}

/** The page of one writer: `/autor/ann-lee`, `/profile/1234/ann-lee`. */
const PROFILE =
  /\/(?:authors?|autor(?:en|in|es|a)?|auteurs?|autor[ei]|journalists?|contributors?|columnists?|people|staff|profile?|by|redaktion|redaccion|team)\/[^?#]{3,120}/i;
/** Links to such pages that are kept of one page, for every teaser may have one. */
const PROFILES_CAP = 40;

/** A link to the page of a writer, and whom it names. */
function profile(gatherer: Gatherer, node: Node): void {
  const href = valueOf(node, 'href');
  if (href === undefined || href.length > 300 || !PROFILE.test(href)) return;
  if (gatherer.hints.filter(({ name }) => name === 'profile.url').length >= PROFILES_CAP) return;
  gatherer.add('profile.url', href, node.span);
  gatherer.capture(node, 'profile.name');
}

/** The value of the first of these attributes that is written. */
function valueOf(node: Node, ...names: readonly AttributeName[]): string | undefined {
  if (node.attributes === undefined) return undefined;
  for (const name of names) {
    const value = attributeOf(node.source, node.attributes, name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** UTF-16 units of a hint's name. */
const NAME_CAP = 120;

/** `author.` inside an element that is the author, `Organization.` inside a thing that is not the article. Found once for each node. */
function scopeOf(node: Node): string {
  const { parent } = node;
  if (!parent) return '';
  return (parent.scope ??= scopeInside(parent).slice(0, NAME_CAP));
}

function scopeInside(node: Node): string {
  // What the whole page is, whatever it is called, is the story's.
  if (valueOf(node, 'itemscope') === undefined || node.tag.name === 'html' || node.tag.name === 'body') return scopeOf(node);
  const prop = valueOf(node, 'itemprop');
  if (prop) return `${scopeOf(node)}${prop.trim()}.`;
  const type = valueOf(node, 'itemtype')?.split('/').at(-1) ?? '';
  return type === '' || /article|posting|webpage|report/i.test(type) ? '' : `${type}.`;
}
