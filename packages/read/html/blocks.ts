import type { Shape, Span } from '@copydesk/article/block';
import type { Block, Element } from '@copydesk/article/document';

import { fold } from '../fold.ts';
import { hooksOf, isHidden, type Attributes, type Node } from './node.ts';
import { extend, folded, mayBePutTogether, NOT_SPACE, ownerOf, PARTS_CAP, type Piece, type Run } from './run.ts';
import { blockTags, lending } from './tags.ts';

/** Gathers text and pictures into blocks, in source order. */
export function gatherBlocks() {
  const blocks: Block[] = [];
  const elements: Element[] = [];
  /** Pictures inside a paragraph, which stand after it. */
  let pictures: Block[] = [];
  let run: Run | undefined;
  let pieces: Piece[] = [];
  let breaks = 0;

  /** The place of a node in `elements`; outer ones come first. */
  function numberOf(node: Node): number {
    if (node.number === -1) {
      const parent = node.parent ? numberOf(node.parent) : -1;
      node.number = elements.push({ name: node.name, hooks: hooksOf(node), hidden: isHidden(node), parent }) - 1;
    }
    return node.number;
  }

  /** Ends the line. */
  function flush(): void {
    const ended = run;
    const parts = pieces;
    run = undefined;
    pieces = [];
    breaks = 0;
    const whole = ended && folded(ended);
    if (ended && whole?.text) {
      const block: Block = { ...whole, ...shapeOf(ended.node), element: numberOf(ended.node) };
      if (mayBePutTogether(parts))
        block.parts = parts.map((part) => Object.assign(folded(part), { element: numberOf(part.node), line: part.line }));
      blocks.push(block);
    }
    if (pictures.length > 0) {
      blocks.push(...pictures);
      pictures = [];
    }
  }

  /** A piece of text at [start, end) of the source, entities decoded. */
  function text(piece: string, node: Node, start: number, end: number): void {
    const first = piece.search(NOT_SPACE);
    if (first === -1) {
      space();
      return;
    }
    if (breaks > 1) flush();
    const line = breaks > 0;
    breaks = 0;
    const raw = end - start === piece.length;
    const from = raw ? start + first : start;
    const to = raw ? start + piece.trimEnd().length : end;
    const found: Run = { text: piece, linked: node.linked ? piece : '', node, start: from, end: to };
    if (run) extend(run, found);
    else run = { ...found };
    if (pieces.length > PARTS_CAP) return;
    const last = pieces.at(-1);
    const owner = ownerOf(node);
    if (last && last.owner === owner && !line) extend(last, found);
    else pieces.push({ ...found, owner, line });
  }

  /** `<br>` is white space; two of them end a paragraph. */
  function lineBreak(): void {
    if (run === undefined) return;
    space();
    breaks += 1;
  }

  function space(): void {
    if (run) run.text += ' ';
    const last = pieces.at(-1);
    if (last) last.text += ' ';
  }

  function picture(attributes: Attributes, node: Node, span: Span): void {
    const href = addressOf(attributes);
    const alt = fold(attributes['alt'] ?? '');
    if (href === undefined && alt === '') return;
    const block: Block = { text: alt, span, shape: 'image', linked: node.linked ? alt.length : 0, element: numberOf(node) };
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

  return { blocks, elements, text, lineBreak, picture, row, flush };
}

function isCellOf(block: Block, row: Node): boolean {
  return block.shape === 'cell' && block.span[0] >= row.tag[1] && block.text.length < 200;
}

function shapeOf(node: Node): { shape: Shape; level?: number } {
  let found: Shape | undefined;
  for (let at: Node | undefined = node; at; at = at.parent) {
    const shape = at.block ? blockTags.get(at.name) : undefined;
    if (shape === undefined) continue;
    found ??= shape;
    if (shape === 'heading') return { shape, level: Number(at.name[1]) };
    if (found === 'paragraph' && lending.has(at.name)) return { shape };
    if (at.name !== 'p' && at.name !== 'div') break;
  }
  return { shape: found ?? 'paragraph' };
}

/** Pages that load pictures late keep the address elsewhere and a dot in `src`. */
function addressOf(attributes: Attributes): string | undefined {
  const { src } = attributes;
  if (src && !src.startsWith('data:')) return src;
  const late = attributes['data-src'] ?? attributes['data-original'] ?? attributes['data-lazy-src'];
  if (late) return late;
  const set = attributes['srcset'] ?? attributes['data-srcset'];
  return set ? /[^\s,]+/.exec(set)?.[0] : undefined;
}
