import type { Attack } from '../case.ts';
import { ANOTHER, numbered, page, PARAGRAPH } from '../story.ts';

const many = (piece: string, count: number) => piece.repeat(count);
const COMPLEX = ['too-complex'] as const;
const EITHER = ['article', 'too-complex'] as const;

/** Markup that nobody writes by hand: too deep, too much, never closed, or in the wrong place. */
export const markup = [
  { name: 'nest-100k', why: 'Recursion and quadratic trees.', make: () => page(many('<div>', 1e5)), ends: COMPLEX },
  { name: 'nest-1m', why: 'The same, until the stack ends.', make: () => many('<div>', 1e6) + PARAGRAPH, ends: COMPLEX },
  { name: 'nest-5m', why: 'The same in 15 MB.', make: () => many('<b>', 5e6) + PARAGRAPH, ends: COMPLEX },
  {
    name: 'nest-closed',
    why: 'Depth that is honestly closed again.',
    make: () => page(`${many('<div>', 1e5)}x${many('</div>', 1e5)}`),
    ends: COMPLEX,
  },
  {
    name: 'nest-at-cap',
    why: 'Just as deep as pages are.',
    make: () => page(`${many('<div>', 200)}<p>${ANOTHER}</p>${many('</div>', 200)}`),
    ends: ['article'],
  },
  { name: 'blocks-1m', why: 'A million paragraphs.', make: () => page(many('<p>a b c</p>', 1e6)), ends: COMPLEX },
  { name: 'blocks-1m-unclosed', why: 'The same, none of them closed.', make: () => page(many('<p>a', 1e6)), ends: COMPLEX },
  { name: 'blocks-long', why: 'Fewer, each a paragraph.', make: () => page(many(`<p>${PARAGRAPH}</p>`, 2e4)), ends: EITHER },
  {
    name: 'links-unclosed',
    why: 'An adoption agency remakes them all at every one.',
    make: () => page(many('<a href=x>', 2e4)),
    ends: EITHER,
  },
  {
    name: 'misnested',
    why: 'Formatting that is closed in the wrong order.',
    make: () => page(many('<b><i><u><p>', 5e3) + many('</b></i></u>', 5e3)),
    ends: EITHER,
  },
  {
    name: 'table-foster',
    why: 'Text in a table moves out of it, each time.',
    make: () => page(`<table>${many('<b>x', 5e4)}`),
    ends: EITHER,
  },
  {
    name: 'table-wide',
    why: 'A span over a billion columns.',
    make: () => page(many('<table><tr><td colspan=1000000000 rowspan=65534>x</td></tr></table>', 200)),
    ends: ['article'],
  },
  { name: 'lists-nested', why: 'Lists in lists.', make: () => page(many('<ul><li>', 5e4)), ends: COMPLEX },
  {
    name: 'attributes-100k',
    why: 'One element with all of them.',
    make: () => page(`<p ${numbered('a#=1 ', 1e5)}>${ANOTHER}</p>`),
    ends: ['article'],
  },
  {
    name: 'attribute-10mb',
    why: 'One value that long.',
    make: () => page(`<p title="${many('a', 1e7)}">${ANOTHER}</p>`),
    ends: ['article'],
  },
  {
    name: 'attribute-unclosed',
    why: 'A quote that swallows the page.',
    make: () => page(`<a href="${many('x ', 1e6)}`),
    ends: ['article', 'no-article'],
  },
  {
    name: 'classes-200k',
    why: 'Words of one class attribute.',
    make: () => page(`<p class="${numbered('share-# ', 2e5)}">${ANOTHER}</p>`),
    ends: ['article'],
  },
  {
    name: 'tag-name-1mb',
    why: 'A tag whose name does not end.',
    make: () => page(`<${many('a', 1e6)}>${ANOTHER}`),
    ends: ['article', 'no-article'],
  },
  { name: 'entities-2m', why: 'References all the way.', make: () => page(`<p>${many('&amp;', 1e6)}</p>`), ends: EITHER },
  { name: 'entities-open', why: 'References without an end.', make: () => page(`<p>${many('&amp', 1e6)}</p>`), ends: EITHER },
  {
    name: 'entities-numbers',
    why: 'NUL, surrogates and numbers beyond Unicode.',
    make: () => page('<p>Pier &#0;&#xD800;&#x110000;&#99999999999999;&#x80; is open again today.</p>'),
    ends: ['article'],
  },
  {
    name: 'entities-again',
    why: 'A reference that decodes to a tag must stay text.',
    make: () =>
      page(`<p>The port said &lt;script&gt;alert(1)&lt;/script&gt; &amp;lt;img src=x onerror=alert(1)&amp;gt; on Monday.</p>`),
    ends: ['article'],
  },
  { name: 'angle-2m', why: 'A tag begins at every character.', make: () => page(many('<', 2e6)), ends: EITHER },
  { name: 'comments-open', why: 'A comment in a comment.', make: () => page(many('<!--', 5e5)), ends: ['article', 'no-article'] },
  {
    name: 'comment-endings',
    why: 'Every way to end a comment wrongly.',
    make: () => page(`<!--> --!> <!---> <!-- a --!> <p>${ANOTHER}</p> -- > -->`),
    ends: ['article'],
  },
  { name: 'end-tags-1m', why: 'Ends of what never began.', make: () => page(many('</p>', 1e6)), ends: EITHER },
  {
    name: 'cut-in-tag',
    why: 'The source broke off within a tag.',
    make: () => `<html><body><p>${PARAGRAPH}</p><p>${ANOTHER} <a href="http://x/`,
    ends: ['article'],
  },
  {
    name: 'cut-in-script',
    why: 'It broke off within a script.',
    make: () => `<html><body><p>${PARAGRAPH}</p><p>${ANOTHER}</p><script>var a="zzz`,
    ends: ['article'],
    hides: ['zzz'],
  },
  {
    name: 'cut-in-entity',
    why: 'It broke off within a reference.',
    make: () => `<html><body><p>${PARAGRAPH}</p><p>${ANOTHER} &am`,
    ends: ['article'],
  },
  {
    name: 'cut-in-comment',
    why: 'It broke off within a comment.',
    make: () => `<html><body><p>${PARAGRAPH}</p><p>${ANOTHER}</p><!-- zzz`,
    ends: ['article'],
    hides: ['zzz'],
  },
  {
    name: 'script-in-title',
    why: 'A headline that runs in whoever prints it raw.',
    make: () => page('', '<script>alert(1)</script>Ferry &lt;img src=x onerror=alert(1)&gt; returns'),
    ends: ['article'],
  },
  {
    name: 'script-in-attributes',
    why: 'A picture’s words that run.',
    make: () =>
      page(
        `<figure><img src="javascript:alert(1)" alt="Pier &quot;onload=alert(1)"><figcaption>"><svg/onload=alert(1)>The pier on Monday</figcaption></figure>`,
      ),
    ends: ['article'],
  },
  {
    name: 'plaintext',
    why: 'An element that ends all markup.',
    make: () => page(`<plaintext>${many('</p><p>', 1000)}`),
    ends: ['article'],
  },
  { name: 'templates', why: 'What is in them is nowhere.', make: () => page(many('<template>', 5e4)), ends: COMPLEX },
  {
    name: 'svg-nest',
    why: 'A drawing as deep as can be.',
    make: () => page(`<svg>${many('<g>', 5e4)}`),
    ends: ['article', 'too-complex', 'no-article'],
  },
  {
    name: 'svg-entities',
    why: 'Foreign content with its own rules and a CDATA section.',
    make: () => page('<svg><desc><![CDATA[<p>zzz</p>]]></desc><foreignObject><p>Pier</p></foreignObject></svg>'),
    ends: ['article'],
  },
  {
    name: 'iframe-srcdoc',
    why: 'A page in an attribute.',
    make: () => page('<iframe srcdoc="<script>zzz()</script>"></iframe>'),
    ends: ['article'],
    hides: ['zzz()'],
  },
  {
    name: 'base-and-refresh',
    why: 'What moves every address and the reader too.',
    make: () => page('<base href="javascript:alert(1)//"><meta http-equiv="refresh" content="0;url=javascript:alert(1)">'),
    ends: ['article'],
  },
  {
    name: 'noscript-mutation',
    why: 'What one parser calls text another calls markup.',
    make: () => page('<noscript><p title="</noscript><img src=x onerror=zzz()>"></noscript>'),
    ends: ['article'],
  },
  {
    name: 'style-mutation',
    why: 'The same by way of a style.',
    make: () => page('<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=zzz()&gt;">'),
    ends: ['article', 'no-article'],
  },
  {
    name: 'meta-1m',
    why: 'Hints without end.',
    make: () => page(numbered('<meta property="article:tag" content="Ferry #">', 1e5)),
    ends: ['article', 'too-complex'],
  },
  {
    name: 'ld-deep',
    why: 'Structured data as deep as can be.',
    make: () => page(`<script type="application/ld+json">${many('{"a":[', 2e5)}${many(']}', 2e5)}</script>`),
    ends: ['article'],
  },
  {
    name: 'ld-prototype',
    why: 'Structured data that names the prototype.',
    make: () =>
      page(
        '<script type="application/ld+json">{"@type":"NewsArticle","__proto__":{"headline":"zzz","polluted":1},"constructor":{"prototype":{"polluted":1}},"author":{"__proto__":{"name":"zzz"}}}</script>',
      ),
    ends: ['article'],
  },
  {
    name: 'ld-many',
    why: 'Two thousand pieces of structured data.',
    make: () =>
      page(
        numbered(
          '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry #","articleBody":"Pier # is open."}</script>',
          2000,
        ),
      ),
    ends: ['article'],
  },
  {
    name: 'ld-not-json',
    why: 'Structured data that is none.',
    make: () =>
      page(
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":1e999,"datePublished":{"toString":null},"author":[[[[null]]]],}</script>',
      ),
    ends: ['article'],
  },
  {
    name: 'lying-charset',
    why: 'A declaration that the bytes contradict.',
    make: () => `<meta charset="utf-16"><meta charset="shift_jis">${page('<p>Café müßig.</p>')}`,
    ends: ['article'],
    says: ['Café müßig'],
  },
] as const satisfies readonly Attack[];
