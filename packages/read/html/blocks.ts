import type { Shape } from '@copydesk/article/block';
import type { Block, Element } from '@copydesk/article/document';

import { fold } from '../fold.ts';
import { attributeOf, type AttributeName } from './attributes.ts';
import { hooksOf, isHidden, type Node } from './node.ts';
import { extend, firstVisible, folded, ownerOf, PARTS_CAP, partsOf, type Piece, type Run } from './run.ts';

/** Gathers text and pictures into blocks, in source order. */
export function gatherBlocks() {
  const blocks: Block[] = [];
  const elements: Element[] = [];
  /** Pictures inside a paragraph, which stand after it. */
  let pictures: Block[] = [];
  let run: Run | undefined;
  let pieces: Piece[] = [];
  let breaks = 0;
  /** The node of the last piece and its owner: a text of a million references is as many pieces of one node. */
  let owned: Node | undefined;
  let owner: Node | undefined;
  /** Pages repeat a few names a thousand times: who looks them up later finds the very same text, whose hash is known. */
  const names = new Map<string, string>();

  function sameName(name: string): string {
    const known = names.get(name);
    if (known === undefined) names.set(name, name);
    return known ?? name;
  }

  /** The place of a node in `elements`; outer ones come first. */
  function numberOf(node: Node): number {
    if (node.number === -1) {
      const parent = node.parent ? numberOf(node.parent) : -1;
      node.number = elements.push({ name: node.tag.name, hooks: sameName(hooksOf(node)), hidden: isHidden(node), parent }) - 1;
    }
    return node.number;
  }

  /** Ends the line. */
  function flush(): void {
    if (run === undefined) return;
    const { text: seen, span, linked } = folded(run);
    if (seen !== '') {
      const { shape, level } = shapeOf(run.node);
      const element = numberOf(run.node);
      const block: Block = level
        ? { text: seen, span, linked, shape, level, element }
        : { text: seen, span, linked, shape, element };
      const parts = partsOf(pieces);
      if (parts) block.parts = parts.map(({ node, line, ...part }) => Object.assign(part, { element: numberOf(node), line }));
      blocks.push(block);
    }
    blocks.push(...pictures);
    run = undefined;
    pieces = [];
    pictures = [];
    breaks = 0;
  }

  /** A piece of text at [start, end) of the source, entities decoded. */
  function text(piece: string, node: Node, start: number, end: number): void {
    const first = firstVisible(piece, 0, piece.length);
    if (first === piece.length) {
      space();
      return;
    }
    if (breaks > 1) flush();
    const line = breaks > 0;
    breaks = 0;
    const raw = end - start === piece.length;
    const from = raw ? start + first : start;
    const to = raw ? start + piece.trimEnd().length : end;
    const linked = node.linked ? piece : '';
    if (run) extend(run, piece, linked, node, to);
    else run = { text: piece, linked, node, start: from, end: to };
    if (pieces.length > PARTS_CAP) return;
    const last = pieces.at(-1);
    if (owned !== node) owner = ownerOf(node);
    owned = node;
    if (last && last.owner === owner && !line) extend(last, piece, linked, node, to);
    else pieces.push({ text: piece, linked, node, start: from, end: to, owner, line });
  }

  /** `<br>` is white space; two of them end a paragraph. */
  function lineBreak(): void {
    if (run === undefined) return;
    space();
    breaks += 1;
  }

  /** White space between pieces. */
  function space(): void {
    if (run === undefined) return;
    run.text += ' ';
    const last = pieces.at(-1);
    if (last) last.text += ' ';
  }

  function picture(node: Node): void {
    const href = addressOf(node);
    const alt = fold(attributeOf(node.source, node.attributes, 'alt') ?? '');
    if (href === undefined && alt === '') return;
    const block: Block = {
      text: alt,
      span: node.span,
      shape: 'image',
      linked: node.linked ? alt.length : 0,
      element: numberOf(node),
    };
    if (href !== undefined) block.href = href;
    (run ? pictures : blocks).push(block);
  }

  /** A table row ends: cells that hold nothing but text become one block. Tables that lay out a page hold more than that. */
  function row(node: Node): void {
    let first = blocks.length;
    while (first > 0 && isCellOf(blocks[first - 1]!, node)) first -= 1;
    const cells = blocks.slice(first);
    if (cells.length < 2) return;
    const merged: Block = {
      text: cells.map((cell) => cell.text).join(' | '),
      span: [cells[0]!.span[0], cells.at(-1)!.span[1]],
      shape: 'cell',
      linked: cells.reduce((sum, cell) => sum + cell.linked, 0),
      element: numberOf(node),
    };
    blocks.splice(first, cells.length, merged);
  }

  return { blocks, elements, text, space, lineBreak, picture, row, flush };
}

function isCellOf(block: Block, row: Node): boolean {
  return block.shape === 'cell' && block.span[0] >= row.span[1] && block.text.length < 200;
}

function shapeOf(node: Node): { shape: Shape; level?: number } {
  let found: Shape | undefined;
  for (let at: Node | undefined = node; at; at = at.parent) {
    const { name, shape, lends } = at.tag;
    if (shape === undefined) continue;
    found ??= shape;
    if (shape === 'heading') return { shape, level: Number(name[1]) };
    if (found === 'paragraph' && lends) return { shape };
    if (name !== 'p' && name !== 'div') break;
  }
  return { shape: found ?? 'paragraph' };
}

/** Pages that load pictures late keep the address elsewhere and a dot in `src`. */
function addressOf({ source, attributes }: Node): string | undefined {
  const valueOf = (name: AttributeName) => attributeOf(source, attributes, name);
  const src = valueOf('src');
  if (src && !src.startsWith('data:')) return src;
  const late = valueOf('data-src') ?? valueOf('data-original') ?? valueOf('data-lazy-src');
  if (late) return late;
  const set = valueOf('srcset') ?? valueOf('data-srcset');
  return set ? /[^\s,]+/.exec(set)?.[0] : undefined;
}
