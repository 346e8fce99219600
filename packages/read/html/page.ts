import { Rejection } from '@copydesk/article/rejection';

import type { Parsed } from '../formats/format.ts';
import { attributeOf } from './attributes.ts';
import { gatherBlocks } from './blocks.ts';
import { eachStretch } from './entities.ts';
import { gatherHints } from './hints.ts';
import type { Script } from './ld-place.ts';
import { readLd } from './ld.ts';
import { openNode } from './node.ts';
import { firstVisible } from './run.ts';
import { UNKNOWN, type Tag } from './tags.ts';
import { tokenize } from './tokenize.ts';

/** Elements of one page. */
const ELEMENTS_CAP = 200_000;
/** Deeper elements are read as if they were not there; pages that never close a tag still give their text. */
const FLAT_DEPTH = 256;
/** Deeper than this nobody builds a page but to do harm. */
const DEPTH_CAP = 1_024;
/** UTF-16 units of one page's JSON-LD. */
const LD_CAP = 1_000_000;

/**
 * Reads a page in one pass, without a tree: of what WHATWG HTML, 13.2.6, makes of tags it keeps which elements are open, and which of
 * them others end. Throws `Rejection('too-complex')` past a cap.
 */
export function readPage(source: string): Parsed {
  const blocks = gatherBlocks();
  const hints = gatherHints();
  const ld: Script[] = [];
  /** All open elements, the innermost last. Those that may be read have a node; `node` is the last of them. */
  const open: Tag[] = [];
  /** Elements known not to be open, so that a page of nothing but their end tags is not searched for each of them. */
  const absent = new Set<Tag>();
  /** For each open element with a language: whether what stands around it is foreign. */
  const around: boolean[] = [];
  let node = openNode(source, UNKNOWN, undefined, undefined, [0, 0]);
  /** The place in `open` of the outermost element that nobody reads. */
  let silence = Infinity;
  let foreign = false;
  let isLd = false;
  let ldRoom = LD_CAP;
  let elements = 0;

  tokenize(source, {
    open(tag, start, end, attributes, selfClosing) {
      elements += 1;
      if (elements > ELEMENTS_CAP) throw new Rejection('too-complex', `more than ${ELEMENTS_CAP} elements`);
      if (tag.name === 'form' && open.includes(tag)) return;
      if (tag.ends) while (open.length > 0 && tag.ends.has(open.at(-1)!.name)) pop(start);
      if (open.length >= DEPTH_CAP) throw new Rejection('too-complex', `elements nested more than ${DEPTH_CAP} deep`);

      // What nobody reads parts no sentence: the title of an icon, a fallback for scripts.
      if (silence === Infinity && tag.shape) blocks.flush();
      if (silence === Infinity && tag.name === 'br') blocks.lineBreak();
      else if (tag.name === 'script') isLd = attributeOf(source, attributes, 'type')?.includes('ld+json') ?? false;
      if (!tag.silent && open.length < Math.min(silence, FLAT_DEPTH)) {
        const opened = openNode(source, tag, attributes, node, [start, end]);
        if (tag.name === 'img' || tag.name === 'amp-img') blocks.picture(opened);
        hints.open(opened);
        if (tag.void) hints.close(opened, end);
        else node = opened;
      }
      if (tag.void) return;
      if (tag.silent) silence = Math.min(silence, open.length);
      open.push(tag);
      if (absent.size > 0) absent.delete(tag);
      const outside = foreign;
      if (tag.language) {
        around.push(foreign);
        foreign = tag.language === 'foreign';
      }
      if (selfClosing && (foreign || outside)) pop(start);
    },
    close(tag, start) {
      isLd = false;
      const at = absent.has(tag) ? -1 : open.lastIndexOf(tag);
      if (at === -1) absent.add(tag);
      if (at !== -1) while (open.length > at) pop(start);
      else if (tag.name === 'br') blocks.lineBreak();
      // It would open a paragraph and end it.
      else if (tag.name === 'p') blocks.flush();
    },
    text(from, to, raw) {
      if (isLd && ldRoom > 0) {
        const script = source.slice(from, Math.min(to, from + ldRoom));
        ldRoom -= script.length;
        ld.push({ text: script, start: from });
      }
      isLd = false;
      if (silence !== Infinity) return;
      if (firstVisible(source, from, to) === to) {
        hints.text(source.slice(from, to));
        blocks.space();
        return;
      }
      const text = source.slice(from, to);
      if (raw || !text.includes('&')) give(text, from, to);
      else eachStretch(text, (piece, start, end) => give(piece, from + start, from + end));
    },
    isForeign: () => foreign,
  });
  while (open.length > 0) pop(source.length);
  blocks.flush();
  return { blocks: blocks.blocks, elements: blocks.elements, hints: [...hints.hints, ...readLd(ld)], notes: [] };

  function give(piece: string, from: number, to: number): void {
    hints.text(piece);
    if (node.tag.name !== 'title') blocks.text(piece, node, from, to);
  }

  /** Ends the innermost element, because of what stands here. */
  function pop(here: number): void {
    const tag = open.pop()!;
    if (silence === Infinity && tag.shape) blocks.flush();
    if (tag.language) foreign = around.pop()!;
    if (open.length === silence) silence = Infinity;
    else if (open.length < Math.min(silence, FLAT_DEPTH)) {
      if (tag.name === 'tr') blocks.row(node);
      hints.close(node, here);
      node = node.parent!;
    }
  }
}
