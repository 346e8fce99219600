import type { Attack } from '../case.ts';
import { ANOTHER, numbered, PARAGRAPH } from '../story.ts';

const many = (piece: string, count: number) => piece.repeat(count);
/** Wire formats may be read one day; refused or read, an attack must not work. */
const REFUSED = ['not-text', 'too-complex', 'blank', 'no-article', 'encoding'] as const;
const EITHER = ['article', ...REFUSED] as const;
const SECRET = ['root:x:', 'localhost'] as const;

const nitf = (doctype: string, inside: string) =>
  `<?xml version="1.0"?>\n${doctype}\n<nitf><head><title>Ferry</title></head><body><body.head><hedline><hl1>Ferry ${inside}</hl1></hedline></body.head><body.content><p>${PARAGRAPH}</p><p>${ANOTHER}</p></body.content></body></nitf>`;

/** A billion laughs: each entity is ten of the one before. */
function laughs(root: string, levels = 9): string {
  const entities = Array.from({ length: levels }, (_, at) => `<!ENTITY l${at + 1} "${many(`&l${at};`, 10)}">`);
  return `<!DOCTYPE ${root} [<!ENTITY l0 "lol">${entities.join('\n')}]>`;
}

/** XML and JSON with the traps that their parsers are known for. */
export const wire = [
  {
    name: 'xml-file',
    why: 'An entity that is a file of this machine.',
    make: () => nitf('<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]>', '&x;'),
    ends: EITHER,
    hides: SECRET,
  },
  {
    name: 'xml-file-in-html',
    why: 'The same in a page.',
    make: () =>
      `<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>${PARAGRAPH} &x;</p><p>${ANOTHER}</p></body></html>`,
    ends: EITHER,
    hides: SECRET,
  },
  {
    name: 'xml-http',
    why: 'A document type elsewhere.',
    make: () => nitf('<!DOCTYPE nitf SYSTEM "http://127.0.0.1:1/evil.dtd">', ''),
    ends: EITHER,
  },
  {
    name: 'xml-parameter',
    why: 'An entity of the document type itself.',
    make: () => nitf('<!DOCTYPE nitf [<!ENTITY % p SYSTEM "http://127.0.0.1:1/e"> %p;]>', ''),
    ends: EITHER,
  },
  {
    name: 'xml-include',
    why: 'A file by inclusion.',
    make: () => nitf('', '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'),
    ends: EITHER,
    hides: SECRET,
  },
  {
    name: 'xml-stylesheet',
    why: 'A style sheet that runs.',
    make: () => `<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="http://127.0.0.1:1/x.xsl"?><nitf><body/></nitf>`,
    ends: EITHER,
  },
  { name: 'xml-laughs', why: 'A billion laughs.', make: () => nitf(laughs('nitf'), '&l9;'), ends: EITHER },
  {
    name: 'xml-laughs-rss',
    why: 'The same in a feed.',
    make: () =>
      `<?xml version="1.0"?>${laughs('rss')}<rss version="2.0"><channel><item><title>&l9;</title></item></channel></rss>`,
    ends: EITHER,
  },
  {
    name: 'xml-laughs-newsml',
    why: 'The same in NewsML.',
    make: () =>
      `<?xml version="1.0"?>${laughs('newsItem')}<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><itemMeta><title>&l9;</title></itemMeta></newsItem>`,
    ends: EITHER,
  },
  {
    name: 'xml-laughs-page',
    why: 'The same in a page.',
    make: () => `${laughs('html')}<html><body><p>${PARAGRAPH} &l9;</p><p>${ANOTHER}</p></body></html>`,
    ends: EITHER,
  },
  {
    name: 'xml-quadratic',
    why: 'One long entity, often.',
    make: () => nitf(`<!DOCTYPE nitf [<!ENTITY a "${many('a', 5e4)}">]>`, many('&a;', 5e4)),
    ends: EITHER,
  },
  {
    name: 'xml-circle',
    why: 'Entities that are each other.',
    make: () => nitf('<!DOCTYPE nitf [<!ENTITY a "&b;"><!ENTITY b "&a;">]>', '&a;'),
    ends: EITHER,
  },
  { name: 'xml-nest', why: 'Depth.', make: () => `<nitf>${many('<p>', 1e5)}x${many('</p>', 1e5)}</nitf>`, ends: REFUSED },
  { name: 'xml-nest-open', why: 'Depth without an end.', make: () => `<nitf>${many('<p>', 1e6)}`, ends: REFUSED },
  { name: 'xml-attributes', why: 'Breadth.', make: () => `<nitf ${numbered('a#="1" ', 1e5)}/>`, ends: REFUSED },
  { name: 'xml-namespaces', why: 'Breadth of names.', make: () => `<nitf ${numbered('xmlns:n#="u#" ', 2e4)}/>`, ends: REFUSED },
  {
    name: 'xml-malformed',
    why: 'An end tag of another name.',
    make: () => '<nitf><head><title>A & B</title></hed></nitf>',
    ends: EITHER,
  },
  { name: 'xml-cut', why: 'One that breaks off.', make: () => '<?xml version="1.0"?><nitf><head><title>A', ends: EITHER },
  {
    name: 'xml-prototype',
    why: 'Elements with the names of the prototype.',
    make: () =>
      '<nitf><__proto__><polluted>1</polluted></__proto__><constructor><prototype><polluted>1</polluted></prototype></constructor><a __proto__="x"/></nitf>',
    ends: EITHER,
  },
  { name: 'xml-cdata-open', why: 'Sections that never end.', make: () => `<nitf>${many('<![CDATA[', 2e5)}`, ends: REFUSED },
  {
    name: 'xml-doctype-open',
    why: 'A document type that never ends.',
    make: () => `<!DOCTYPE nitf [${many('<!ENTITY ', 1e5)}`,
    ends: REFUSED,
  },
  {
    name: 'xml-references',
    why: 'A million characters by number.',
    make: () => `<nitf><p>${many('&#65;', 1e6)}</p></nitf>`,
    ends: EITHER,
  },
  {
    name: 'xml-bad-references',
    why: 'Characters that XML has not.',
    make: () => '<nitf><title>a&#0;b&#xD800;c&#x110000;</title></nitf>',
    ends: EITHER,
  },
  {
    name: 'json-prototype',
    why: 'An own property that becomes the prototype when it is copied.',
    make: () => `{"title":"Ferry","body":"${PARAGRAPH}","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}`,
    ends: EITHER,
  },
  {
    name: 'json-nest',
    why: 'Depth that writers of JSON do not survive.',
    make: () => `{"a":${many('[', 1e6)}${many(']', 1e6)}}`,
    ends: REFUSED,
  },
  {
    name: 'json-nest-bare',
    why: 'The same without a name before it.',
    make: () => `${many('[', 1e6)}${many(']', 1e6)}`,
    ends: EITHER,
  },
  {
    name: 'json-nest-objects',
    why: 'The same of objects.',
    make: () => `${many('{"a":', 1e5)}1${many('}', 1e5)}`,
    ends: REFUSED,
  },
  { name: 'json-twice', why: 'A name that stands there twice.', make: () => '{"title":"a","title":"b"}', ends: EITHER },
  {
    name: 'json-numbers',
    why: 'Numbers that are none.',
    make: () => '{"n":1e999,"m":-1e999,"i":9007199254740993,"z":-0,"d":0.1e-400}',
    ends: EITHER,
  },
  { name: 'json-digits', why: 'A number of a million digits.', make: () => `{"n":${many('9', 1e6)}}`, ends: EITHER },
  {
    name: 'json-keys',
    why: 'A million names: a list of what is wrong would be longer.',
    make: () => `{${numbered('"k#":1,', 1e6)}"z":1}`,
    ends: REFUSED,
  },
  {
    name: 'json-mark',
    why: 'A byte order mark, which no parser of JSON takes.',
    make: () => '\ufeff{"title":"x"}',
    ends: EITHER,
  },
  { name: 'json-cut', why: 'One that breaks off.', make: () => '{"title":"x","body":"abc', ends: EITHER },
  { name: 'json-not', why: 'One that is none.', make: () => '{"n":NaN,}', ends: EITHER },
  {
    name: 'json-surrogates',
    why: 'Half characters.',
    make: () => `{"title":"\\ud800x","body":"${PARAGRAPH}\\udfff"}`,
    ends: EITHER,
  },
] as const satisfies readonly Attack[];
