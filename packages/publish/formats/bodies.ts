import { bodyText, type Article, type BodyBlock } from '@copydesk/article/article';

import { escaped } from '../escaped.ts';
import type { Ninjs } from '../ninjs.ts';
import { wordCount } from './counts.ts';

/** The story twice: as plain text, a blank line between blocks, and as a piece of XHTML. */
export function bodies(article: Article): Ninjs['bodies'] {
  const text = bodyText(article);
  return [
    { contentType: 'text/plain', charCount: text.length, wordCount: wordCount(text), value: text },
    { contentType: 'application/xhtml+xml', value: xhtml(article.body) },
  ];
}

/** Where each block stands in the plain body, [start, end) in UTF-16 units. */
export function places(body: readonly BodyBlock[]): [number, number][] {
  let at = 0;
  return body.map(({ text }) => {
    const start = at;
    at += text.length + 2;
    return [start, start + text.length];
  });
}

/** How one block is written, and what its neighbours of the same role share. */
const ELEMENTS = {
  body: {
    write: ({ text, shape }) =>
      shape === 'preformatted' ? `<pre>${escaped(text, SIGNS)}</pre>` : `<p>${escaped(text, SIGNS)}</p>`,
  },
  subhead: { write: ({ text, level }) => `<h${heading(level)}>${escaped(text, SIGNS)}</h${heading(level)}>` },
  quote: { around: 'blockquote', write: ({ text }) => `<p>${escaped(text, SIGNS)}</p>` },
  list: { around: 'ul', write: ({ text }) => `<li>${escaped(text, SIGNS)}</li>` },
  table: {
    around: 'table',
    write: ({ text }) =>
      `<tr>${text
        .split(/\t| \| /u)
        .map((cell) => `<td>${escaped(cell, SIGNS)}</td>`)
        .join('')}</tr>`,
  },
  correction: { write: ({ text }) => `<p class="correction">${escaped(text, SIGNS)}</p>` },
} as const satisfies Record<BodyBlock['role'], { around?: string; write: (block: BodyBlock) => string }>;

/** A `div` in the XHTML namespace, one element a line. Well-formed for any text without characters that XML refuses. */
function xhtml(body: readonly BodyBlock[]): string {
  const lines = ['<div xmlns="http://www.w3.org/1999/xhtml">'];
  body.forEach((block, index) => {
    const element: { around?: string; write: (block: BodyBlock) => string } = ELEMENTS[block.role];
    if (element.around && body[index - 1]?.role !== block.role) lines.push(`<${element.around}>`);
    lines.push(element.write(block));
    if (element.around && body[index + 1]?.role !== block.role) lines.push(`</${element.around}>`);
  });
  return [...lines, '</div>'].join('\n');
}

/** The headline is the only `h1`. */
function heading(level: number | undefined): number {
  return Math.max(2, level ?? 2);
}

/** What XHTML cannot hold as it is. */
const SIGNS = [
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
] as const;
