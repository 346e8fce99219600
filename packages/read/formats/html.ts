import { Rejection } from '@copydesk/article/rejection';
import { Parser, type Handler } from 'htmlparser2';

import { gatherBlocks } from '../html/blocks.ts';
import { decodeValues, eachPiece, rawTags } from '../html/entities.ts';
import { gatherHints } from '../html/hints.ts';
import { readLd } from '../html/ld.ts';
import { openNode, type Attributes, type Node } from '../html/node.ts';
import type { FormatRow, Parsed } from './format.ts';

/** Elements of one page. */
const ELEMENTS_CAP = 200_000;
/** Deeper elements are read as if they were not there; pages that never close a tag still give their text. */
const FLAT_DEPTH = 256;
/** Deeper than this nobody builds a page but to do harm. */
const DEPTH_CAP = 1_024;
/** UTF-16 units looked at to tell HTML from text that mentions it. */
const HEAD = 16_384;
/** UTF-16 units of one page's JSON-LD. */
const LD_CAP = 1_000_000;

export const html = {
  name: 'html',
  why: 'What content systems and scrapers drop most.',
  sniff,
  parse,
  examples: [
    ['<h1>Ferry returns</h1><p>The ferry <b>is</b> back.</p>', ['heading: Ferry returns', 'paragraph: The ferry is back.']],
    [
      '<div>One<p>two</p>three<br><br>four<br>five</div>',
      ['paragraph: One', 'paragraph: two', 'paragraph: three', 'paragraph: four five'],
    ],
    ['<ul><li>one<li><p>two</p></ul><blockquote><p>three</p></blockquote>', ['list-item: one', 'list-item: two', 'quote: three']],
    ['<p>Caf&eacute;&nbsp;&amp; bar<script>x</script><!-- y --></p>', ['paragraph: Café & bar']],
    ['<figure><img src="a.jpg" alt="A ferry"><figcaption>At sea</figcaption></figure>', ['image: A ferry', 'caption: At sea']],
    ['<table><tr><th>Port<th>Boats<tr><td>Leer<td>4</table>', ['cell: Port | Boats', 'cell: Leer | 4']],
    ['<p>One <img alt="a" src="b"> line.</p>', ['paragraph: One line.', 'image: a']],
  ],
} as const satisfies FormatRow;

const OPENING = /^(?:<!doctype\s{1,9}html|<(?:html|head|body|title|meta|link|script|style|base)[\s>/]|<\?xml)/i;
const TAG =
  /<\/?(?:p|div|h[1-6]|article|section|main|header|footer|nav|ul|ol|li|table|tr|td|span|a|b|i|em|strong|br|img|figure|blockquote|center|font|form|iframe|plaintext|template|svg)(?:[\s>/]|$)/gi;

/** HTML begins with a tag, after white space and comments. Text that merely mentions one does not. */
function sniff(source: string): boolean {
  let at = 0;
  for (let comments = 0; comments < 20; comments += 1) {
    at += source.slice(at, at + 4_096).search(/[^\s\ufeff]|$/);
    if (!source.startsWith('<!--', at)) break;
    const end = source.indexOf('-->', at);
    if (end === -1) return true;
    at = end + 3;
  }
  const head = source.slice(at, at + HEAD);
  if (OPENING.test(head)) return true;
  const tags = head.match(TAG)?.length ?? 0;
  if (tags === 0) return false;
  if (head.search(TAG) === 0)
    return source.length < 200 || /^<[a-z\d]{1,12}\s{1,9}[a-z-]{1,30}\s{0,3}=/i.test(head) || /<\/?[a-z]/i.test(head.slice(2));
  return tags > 3 && tags * 400 > head.length && /<\/(?:p|div)>\s{0,9}(?:<|$)/i.test(head);
}

/** One streaming pass (htmlparser2, no tree). Throws `Rejection('too-complex')` past a cap. */
function parse(source: string): Parsed {
  const blocks = gatherBlocks();
  const hints = gatherHints();
  const ld: { text: string; start: number }[] = [];
  const root = openNode('', {}, undefined, [0, 0]);
  let node: Node = root;
  let script: { text: string; start: number } | undefined;
  let elements = 0;
  let flat = 0;
  let escaped = false;

  const handler: Partial<Handler> = {
    onattribute(_, value) {
      escaped ||= value.includes('&');
    },
    onopentag(name, attributes: Attributes) {
      elements += 1;
      if (elements > ELEMENTS_CAP) throw new Rejection('too-complex', `more than ${ELEMENTS_CAP} elements`);
      if (node.depth >= FLAT_DEPTH) flat += 1;
      if (flat > DEPTH_CAP - FLAT_DEPTH) throw new Rejection('too-complex', `elements nested more than ${DEPTH_CAP} deep`);
      if (flat > 0) return;
      if (escaped) decodeValues(attributes);
      escaped = false;
      node = openNode(name, attributes, node, [parser.startIndex, parser.endIndex + 1]);
      if (node.block) blocks.flush();
      if (name === 'script' && attributes['type']?.includes('ld+json')) script = { text: '', start: node.tag[1] };
      else if (name === 'br') blocks.lineBreak();
      else if ((name === 'img' || name === 'amp-img') && !node.silent) blocks.picture(attributes, node, node.tag);
      if (!node.silent) hints.open(node);
    },
    ontext(text) {
      if (script) script.text += text.slice(0, LD_CAP - script.text.length);
      if (node.silent) return;
      // Counted from the end, for the parser's start is too early behind `</a\n>`.
      const start = parser.endIndex + 1 - text.length;
      if (rawTags.has(node.name)) give(text, 0, text.length);
      else eachPiece(text, give);

      function give(piece: string, from: number, to: number): void {
        hints.text(piece);
        if (node.name !== 'title') blocks.text(piece, node, start + from, start + to);
      }
    },
    onclosetag(name) {
      if (flat > 0) {
        flat -= 1;
        return;
      }
      if (script && name === 'script') {
        ld.push(script);
        script = undefined;
      }
      if (node.block) blocks.flush();
      if (name === 'tr') blocks.row(node);
      hints.close(node, parser.startIndex);
      node = node.parent ?? root;
    },
  };
  const parser = new Parser(handler, { decodeEntities: false });
  parser.end(source);
  blocks.flush();
  return { blocks: blocks.blocks, elements: blocks.elements, hints: [...hints.hints, ...readLd(ld)], notes: [] };
}
