/** An input that can be made any size: its bytes and its contents grow together, so what reads it may take twice as long for twice as much. */
export type Growing = {
  name: string;
  why: string;
  /** A drop of about so many bytes. */
  make(bytes: number): string;
};

const STORY = 'The harbour ferry went back to work on Monday after two days of storm, the port office said. ';

/** A piece over and over again, whole pieces only. */
function over(piece: string, bytes: number): string {
  return piece.repeat(Math.max(1, Math.floor(bytes / Buffer.byteLength(piece))));
}

/** The same with another number in every piece; `#` stands for it. */
function numbered(piece: string, bytes: number): string {
  const [before = '', after = ''] = piece.split('#');
  const pieces: string[] = [];
  for (let size = 0, at = 0; size < bytes; at += 1) {
    const one = `${before}${at}${after}`;
    pieces.push(one);
    size += Buffer.byteLength(one);
  }
  return pieces.join('');
}

const page = (inside: string) =>
  `<!doctype html><html><head><title>Ferry</title></head><body><article>${inside}</article></body></html>`;
const paragraph = `<p>${STORY}</p>`;
const told = (inside: string) => `Ferry returns\n\n${STORY}\n\n${inside}\n\n${STORY}`;

const mailOf = (type: string, body: string) =>
  `From: Ann Lee <ann@courier.example>\nDate: Mon, 03 Mar 2031 09:30:00 +0100\nContent-Type: ${type}\n\n${body}\n\n${STORY}`;

/** What has been worst for code that reads text and markup: searches that begin anew at every character, and lists that are walked for each of their own entries. */
export const growing = [
  {
    name: 'prose',
    why: 'The yardstick: an honest text of many paragraphs.',
    make: (n) => told(numbered(`Pier # is open. ${STORY}\n\n`, n)),
  },
  {
    name: 'mail of false boundaries',
    why: 'Every line begins as the boundary does that parts a mail.',
    make: (n) => mailOf('multipart/mixed; boundary=b', `--b\n\n${numbered('--b#\n', n)}--b`),
  },
  {
    name: 'mail of soft breaks',
    why: 'Quoted-printable that goes on and on, and escapes that are none.',
    make: (n) => mailOf('text/plain\nContent-Transfer-Encoding: quoted-printable', over(`${STORY}=\n=C3=A4=ZZ= \n`, n)),
  },
  {
    name: 'mail of quoted lines',
    why: 'Each line has to be told from what the sender wrote.',
    make: (n) => mailOf('text/plain', `${STORY}\n\n${numbered('> From: # said so.\n', n)}`),
  },
  { name: 'one line', why: 'Whatever looks back to the start of its line looks back far.', make: (n) => told(over(STORY, n)) },
  { name: 'one word', why: 'Nowhere to stop: no space, no mark.', make: (n) => told(over('a', n)) },
  { name: 'spaces in a line', why: '`\\s+$` begins anew at every one of them.', make: (n) => told(`a${over(' ', n)}b`) },
  { name: 'empty lines', why: 'The same over line ends.', make: (n) => told(`a${over('\n', n)}b`) },
  { name: 'tabs after By', why: 'A byline whose name never comes.', make: (n) => told(`By${over('\t', n)}x`) },
  { name: 'commas', why: 'Lists of names and keywords that never end.', make: (n) => told(over('Ann Lee, ', n)) },
  { name: 'open quotes', why: 'Every one looks for its end.', make: (n) => told(over('“a ', n)) },
  { name: 'open brackets', why: 'Credits and placelines in brackets that nobody closes.', make: (n) => told(over('(', n)) },
  { name: 'dots', why: 'Abbreviations: every dot may end a sentence.', make: (n) => told(over('A. ', n)) },
  { name: 'at signs', why: 'Addresses of mail begin at every letter.', make: (n) => told(over('a@', n)) },
  { name: 'addresses', why: 'Links with a label behind every dot.', make: (n) => told(over('http://a.', n)) },
  {
    name: 'dates',
    why: 'A date in every line, none of them like the one before.',
    make: (n) => told(numbered('Published 5 June # 14:00\n', n)),
  },
  { name: 'bylines', why: 'A writer in every line.', make: (n) => told(numbered('By Ann Lee#\n', n)) },
  {
    name: 'Read more',
    why: 'The appeal that is cut, where each hangs on its neighbours.',
    make: (n) => told(over('Read more: the ferry\n\n', n)),
  },
  { name: 'combining marks', why: 'Normalising sorts a run of marks.', make: (n) => told(`e${over('\u0301\u0323', n)}`) },
  { name: 'letters that grow', why: 'NFKC makes eighteen characters of one.', make: (n) => told(over('\ufdfa ', n)) },
  { name: 'angle brackets', why: '`<[^>]*>` begins anew at every one.', make: (n) => over('<', n) },
  { name: 'open comments', why: 'Each looks for its end.', make: (n) => page(paragraph + over('<!-- ', n)) },
  { name: 'open tags', why: 'A tag in an attribute of a tag.', make: (n) => page(paragraph + over('<a href="', n)) },
  {
    name: 'entities',
    why: 'References without an end, each of which could be a longer one.',
    make: (n) => page(`<p>${STORY}${over('&ampamp', n)}</p>`),
  },
  {
    name: 'end tags',
    why: 'An end tag looks for its beginning among all that are open.',
    make: (n) => page(over('<b>', 600) + paragraph + over('</i>', n)),
  },
  {
    name: 'attributes',
    why: 'Each new name is compared with those before.',
    make: (n) => page(`<p ${numbered('a#=1 ', n)}>${STORY}</p>`),
  },
  {
    name: 'classes',
    why: 'One element with words without end.',
    make: (n) => page(`<p class="${numbered('share-# ', n)}">${STORY}</p>`),
  },
  {
    name: 'links',
    why: 'A link in every word.',
    make: (n) => page(`<p>${numbered('<a href="/#">Ferry #</a> ', n)}</p>${paragraph}`),
  },
  {
    name: 'line breaks',
    why: 'One paragraph of very many lines.',
    make: (n) => page(`<p>${numbered('The ferry # is back.<br>', n)}</p>`),
  },
  {
    name: 'meta',
    why: 'Hints about the page, without end.',
    make: (n) => page(numbered('<meta property="article:tag" content="Ferry #">', n) + paragraph),
  },
  {
    name: 'structured data',
    why: 'Data of the page that repeats its text with small changes.',
    make: (n) =>
      page(
        `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry","keywords":[${numbered('"Ferry #",', n)}"x"]}</script>${paragraph}`,
      ),
  },
  {
    name: 'long attribute',
    why: 'A picture whose description is a book.',
    make: (n) => page(`<img src="a.jpg" alt="${over(STORY, n)}">${paragraph}`),
  },
  {
    name: 'properties in a thing',
    why: 'Each asks what the thing around it is called, which is half of the page.',
    make: (n) =>
      page(
        `<div itemscope itemprop="${over('a&amp;', n / 2)}">${over('<meta itemprop=name content=x>', n / 2)}</div>${paragraph}`,
      ),
  },
  {
    name: 'times in a class',
    why: 'Each asks for the class of what it stands in.',
    make: (n) =>
      page(`<div class="${over('a&amp;', n / 2)}">${over('<time>noon, as every day</time>', n / 2)}</div>${paragraph}`),
  },
  {
    name: 'scripts of data',
    why: 'Data of the page in very many pieces.',
    make: (n) =>
      page(
        paragraph +
          numbered('<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry #","x":[{},{}]}</script>', n),
      ),
  },
  {
    name: 'references in a nest',
    why: 'Each piece of text looks for the element that owns it.',
    make: (n) => page(`${paragraph}<p>${over('<i>', 600)}${over('&ampx', n)}`),
  },
  {
    name: 'names of no element',
    why: 'An end tag of a name that no other has.',
    make: (n) => page(paragraph + numbered('</x#>', n)),
  },
  {
    name: 'mojibake',
    why: 'What is mended is read twice.',
    make: (n) => told(over('caf\u00c3\u00a9 \u00e2\u20ac\u0153na\u00c3\u00afve\u00e2\u20ac\u009d ', n)),
  },
] as const satisfies readonly Growing[];
