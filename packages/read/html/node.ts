import type { Span } from '@copydesk/article/block';

import { blockTags, silentTags } from './tags.ts';

export type Attributes = Record<string, string>;

/** An open element while the page is read. */
export type Node = {
  name: string;
  attributes: Attributes;
  parent: Node | undefined;
  depth: number;
  /** Starts and ends lines. */
  block: boolean;
  silent: boolean;
  linked: boolean;
  /** The span of its start tag. */
  tag: Span;
  /** The names the page gives it, once somebody asks for them. */
  hooks: string | undefined;
  /** Its place in the document's elements once a block stands in it. */
  number: number;
};

export function openNode(name: string, attributes: Attributes, parent: Node | undefined, tag: Span): Node {
  return {
    name,
    attributes,
    parent,
    depth: parent ? parent.depth + 1 : 0,
    block: blockTags.has(name),
    silent: (parent?.silent ?? false) || silentTags.has(name),
    linked: (parent?.linked ?? false) || (name === 'a' && attributes['href'] !== undefined),
    tag,
    hooks: undefined,
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

const HOOKS = [
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
] as const;
const RANKS: ReadonlyMap<string, number> = new Map(HOOKS.map((name, rank) => [name, rank]));
/** Characters of hooks per element: frameworks write thousands, the first ones tell. */
const HOOKS_CAP = 240;

/** The names a page gives an element, lower case. */
export function hooksOf(node: Node): string {
  return (node.hooks ??= readHooks(node.attributes));
}

/** Goes through the attributes rather than through the names: most elements have one or two. */
function readHooks(attributes: Attributes): string {
  const found: string[] = [];
  for (const name of Object.keys(attributes)) {
    const rank = RANKS.get(name);
    const value = attributes[name];
    if (rank === undefined || !value) continue;
    found[rank] = name === 'itemtype' ? value.slice(value.lastIndexOf('/') + 1) : value.slice(0, HOOKS_CAP);
  }
  if (found.length === 0) return '';
  const hooks = found.filter(Boolean).join(' ');
  return hooks
    .replace(/(?:[^\S ]| (?=\s))\s*/g, ' ')
    .trim()
    .toLowerCase()
    .slice(0, HOOKS_CAP);
}

/** Whether the page does not show an element, as far as its start tag tells. */
export function isHidden({ attributes }: Node): boolean {
  if (attributes['hidden'] !== undefined || attributes['aria-hidden'] === 'true') return true;
  const style = attributes['style'];
  return style !== undefined && /(?:display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden)/i.test(style.slice(0, 1_000));
}
