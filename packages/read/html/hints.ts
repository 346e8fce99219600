import type { Span } from '@copydesk/article/block';
import type { Hint } from '@copydesk/article/document';

import { fold } from '../fold.ts';
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
    if (folded !== '') hints.push({ name: name.slice(0, 120), value: folded, span });
  }

  /** The text of this element becomes a hint when it closes. */
  function capture(node: Node, name: string): void {
    if (captures.length < CAPTURES_CAP) captures.push({ node, name, text: '' });
  }

  function open(node: Node): void {
    openers[node.name]?.({ hints, add, capture }, node);
    const { attributes } = node;
    const prop = attributes['itemprop'];
    if (!prop || node.name === 'meta' || prop === 'articleBody') return;
    const value = attributes['content'] ?? attributes['datetime'];
    const name = `item.${scopeOf(node)}${fold(prop.slice(0, 60))}`;
    if (value === undefined) capture(node, name);
    else add(name, value, node.tag);
  }

  function text(piece: string): void {
    for (const one of captures) if (one.text.length < VALUE_CAP) one.text += piece;
  }

  function close(node: Node, end: number): void {
    while (captures.at(-1)?.node === node) {
      const { name, text: value } = captures.pop()!;
      add(name, value, [node.tag[1], end]);
    }
  }

  return { hints, open, text, close };
}

type Gatherer = {
  hints: readonly Hint[];
  add(name: string, value: string | undefined, span: Span): void;
  capture(node: Node, name: string): void;
};

const openers: Record<string, ((gatherer: Gatherer, node: Node) => void) | undefined> = {
  html: (gatherer, { attributes, tag }) => {
    gatherer.add('html.lang', attributes['lang'] ?? attributes['xml:lang'], tag);
    gatherer.add('html.dir', attributes['dir'], tag);
  },
  title: (gatherer, node) => {
    if (!node.silent && !gatherer.hints.some((hint) => hint.name === 'title')) gatherer.capture(node, 'title');
  },
  meta: (gatherer, { attributes, tag }) => {
    const name = attributes['property'] ?? attributes['name'] ?? attributes['itemprop'] ?? attributes['http-equiv'];
    if (name) gatherer.add(`meta.${name.trim().toLowerCase()}`, attributes['content'], tag);
  },
  link: (gatherer, { attributes, tag }) => {
    const rel = attributes['rel']?.toLowerCase();
    if (rel === 'canonical' || rel === 'author' || rel === 'amphtml' || rel === 'shortlink')
      gatherer.add(`link.${rel}`, attributes['href'], tag);
  },
  a: (gatherer, node) => {
    const rel = node.attributes['rel'];
    if (!rel || !/(?:^|\s)author(?:\s|$)/i.test(rel)) return;
    gatherer.add('rel.author.url', node.attributes['href'], node.tag);
    gatherer.capture(node, 'rel.author');
  },
  time: (gatherer, node) => {
    const { attributes, tag } = node;
    const context = attributes['itemprop'] ?? attributes['class'] ?? node.parent?.attributes['class'] ?? '';
    const name = `time.datetime${context && `.${fold(context.slice(0, 80))}`}`;
    if (attributes['datetime']) gatherer.add(name, attributes['datetime'], tag);
    else gatherer.capture(node, name);
  },
};

/** `author.` inside an element that is the author, `Organization.` inside a thing that is not the article. */
function scopeOf(node: Node): string {
  for (let at = node.parent; at; at = at.parent) {
    if (at.attributes['itemscope'] === undefined) continue;
    const prop = at.attributes['itemprop'];
    if (prop) return `${scopeOf(at)}${prop.trim()}.`;
    const type = at.attributes['itemtype']?.split('/').at(-1) ?? '';
    return type === '' || /article|posting|webpage|report/i.test(type) ? '' : `${type}.`;
  }
  return '';
}
