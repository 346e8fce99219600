import { readPage } from '../html/page.ts';
import type { FormatRow } from './format.ts';

/** UTF-16 units looked at to tell HTML from text that mentions it. */
const HEAD = 16_384;

export const html = {
  name: 'html',
  why: 'What content systems and scrapers drop most.',
  sniff,
  may: (source) => source.slice(0, HEAD).search(TAG) !== -1,
  parse: readPage,
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
  /<\/?(?:p|div|h[1-6]|article|section|main|header|footer|nav|ul|ol|li|table|tr|td|span|a|b|i|em|strong|br|img|picture|figure|figcaption|blockquote|pre|dl|dt|dd|hr|aside|address|details|noscript|center|font|form|iframe|plaintext|template|svg)(?:[\s>/]|$)/gi;

/** Whether a source begins as nothing but a page does. */
export function opensHtml(source: string): boolean {
  return OPENING.test(source.slice(0, 4_096).trimStart());
}

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
