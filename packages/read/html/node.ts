import type { Span } from '@copydesk/article/block';

import { attributeNamed, attributeOf, valueOf, type Attribute, type AttributeName } from './attributes.ts';
import type { Tag } from './tags.ts';

/** An open element of which something may be read. */
export type Node = {
  readonly tag: Tag;
  readonly source: string;
  readonly attributes: Attribute | undefined;
  readonly parent: Node | undefined;
  readonly depth: number;
  readonly linked: boolean;
  /** The span of its start tag. */
  readonly span: Span;
  /** The names the page gives it, once somebody asks for them. */
  hooks: string | undefined;
  /** What the things it stands in are called, once somebody asks for that. */
  scope: string | undefined;
  /** Its place in the document's elements once a block stands in it. */
  number: number;
};

export function openNode(
  source: string,
  tag: Tag,
  attributes: Attribute | undefined,
  parent: Node | undefined,
  span: Span,
): Node {
  return {
    tag,
    source,
    attributes,
    parent,
    depth: parent ? parent.depth + 1 : 0,
    linked: (parent?.linked ?? false) || (tag.name === 'a' && attributeNamed(attributes, 'href') !== undefined),
    span,
    hooks: undefined,
    scope: undefined,
    number: -1,
  };
}

/** The innermost node that holds both. */
export function sharedNode(a: Node, b: Node): Node {
  let left = a;
  let right = b;
  while (left !== right) {
    if (left.depth >= right.depth && left.parent) left = left.parent;
    else if (right.parent) right = right.parent;
    else return left;
  }
  return left;
}

const HOOKS: ReadonlySet<AttributeName> = new Set([
  'class',
  'id',
  'itemprop',
  'role',
  'rel',
  'data-testid',
  'data-qa',
  'data-component',
  'data-type',
  'data-name',
  'aria-label',
  'itemtype',
]);
/** Characters of hooks per element: frameworks write thousands, the first ones tell. */
const HOOKS_CAP = 240;

/** The names a page gives an element, lower case. */
export function hooksOf(node: Node): string {
  return (node.hooks ??= node.attributes ? readHooks(node) : '');
}

function readHooks({ source, attributes }: Node): string {
  let only: Attribute | undefined;
  for (let at = attributes; at; at = at.next) {
    if (at.from === at.to || !HOOKS.has(at.name)) continue;
    if (only) return joinHooks(source, attributes);
    only = at;
  }
  return only ? hookOf(source, only).slice(0, HOOKS_CAP) : '';
}

/** In the order of the names, whatever the page's. */
function joinHooks(source: string, attributes: Attribute | undefined): string {
  const hooks: string[] = [];
  for (const name of HOOKS) {
    const found = attributeNamed(attributes, name);
    const hook = found ? hookOf(source, found) : '';
    if (hook !== '') hooks.push(hook);
  }
  return hooks.join(' ').slice(0, HOOKS_CAP);
}

function hookOf(source: string, attribute: Attribute): string {
  const { name, from, to } = attribute;
  const end = Math.min(to, from + HOOKS_CAP);
  if (name !== 'itemtype' && isFolded(source, from, end)) return source.slice(from, end);
  const value = valueOf(source, attribute);
  const hook = name === 'itemtype' ? value.slice(value.lastIndexOf('/') + 1) : value.slice(0, HOOKS_CAP);
  return hook.replace(/\s+/g, ' ').trim().toLowerCase();
}

/** Whether it is small letters, digits and marks of ASCII with one plain space between two names, as nearly all of them are. */
function isFolded(source: string, from: number, to: number): boolean {
  let before = 0x20;
  for (let at = from; at < to; at += 1) {
    const unit = source.charCodeAt(at);
    const isCapital = unit > 0x40 && unit < 0x5b;
    if (unit < 0x20 || unit > 0x7e || isCapital || unit === AMPERSAND || (unit === 0x20 && before === 0x20)) return false;
    before = unit;
  }
  return before !== 0x20;
}

const AMPERSAND = 0x26;

/** Whether the page does not show an element, as far as its start tag tells. */
export function isHidden(node: Node): boolean {
  const { source, attributes } = node;
  if (attributes === undefined) return false;
  if (attributeNamed(attributes, 'hidden') || attributeOf(source, attributes, 'aria-hidden') === 'true') return true;
  const style = attributeOf(source, attributes, 'style');
  return style !== undefined && /(?:display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden)/i.test(style.slice(0, 1_000));
}
