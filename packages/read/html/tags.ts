import type { Shape } from '@copydesk/article/block';

import { lookupOf, type Lookup } from './names.ts';

/** What is known about an element by its name. */
export type Tag = {
  readonly name: string;
  /** Of text directly in it, when it stands on lines of its own. */
  readonly shape: Shape | undefined;
  /** It lends its shape to paragraphs inside it: `<blockquote><p>` is a quote. */
  readonly lends: boolean;
  /** No reader reads its content. */
  readonly silent: boolean;
  /** It has no content. */
  readonly void: boolean;
  /** What tells its text from markup, in HTML. */
  readonly content: Content;
  /** The language inside it, when it changes there. */
  readonly language: 'html' | 'foreign' | undefined;
  /** Open elements that end where this one begins, when they are innermost. */
  readonly ends: ReadonlySet<string> | undefined;
};

/** WHATWG HTML, 13.2.5.1 to 13.2.5.5: the state of the tokenizer inside an element. */
type Content = 'data' | 'rcdata' | 'rawtext' | 'script' | 'plaintext';

const words = (list: string) => list.split(/\s+/);

/** Elements that stand on lines of their own, by the shape of text directly in them. */
const shapes = {
  paragraph: `html body main article section div p header footer nav aside address figure hgroup form fieldset legend details summary
    dialog center hr ul ol menu dl dt noframes table thead tbody tfoot tr head title label search plaintext`,
  heading: 'h1 h2 h3 h4 h5 h6',
  'list-item': 'li dd',
  cell: 'td th',
  preformatted: 'pre listing xmp',
  caption: 'figcaption caption',
  quote: 'blockquote',
} as const satisfies Partial<Record<Shape, string>>;

const lending = new Set(words('li dd blockquote figcaption pre h1 h2 h3 h4 h5 h6'));

/** Code, drawings, controls, what stands in for a film. */
const silent = new Set(
  words(`script style noscript template svg math iframe frame frameset object embed applet video audio canvas map
    button select option optgroup datalist input textarea progress meter rp rt`),
);

const empty = new Set(
  words('area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr'),
);

/** Scripts do not run here, so `noscript` holds markup. */
const contents = {
  rcdata: 'title textarea',
  rawtext: 'style xmp iframe noembed noframes',
  script: 'script',
  plaintext: 'plaintext',
} as const satisfies Partial<Record<Content, string>>;

const languages = { foreign: 'svg math', html: 'mi mo mn ms mtext annotation-xml foreignobject desc title' } as const;

/** Elements that end others by beginning: those named first end the innermost one of those named second. */
const endings: readonly (readonly [begins: string, ends: string])[] = [
  ['tr', 'tr th td'],
  ['th', 'th'],
  ['td', 'thead th td'],
  ['body', 'head link script'],
  ['a', 'a'],
  ['li', 'li'],
  ['h1 h2 h3 h4 h5 h6', 'h1 h2 h3 h4 h5 h6 p'],
  ['select input output button datalist textarea', 'input option optgroup select button datalist textarea'],
  ['option', 'option'],
  ['optgroup', 'optgroup option'],
  ['dd dt', 'dd dt'],
  ['rt rp', 'rt rp'],
  ['tbody tfoot', 'thead tbody'],
  [
    `p address article aside blockquote details div dl fieldset figcaption figure footer form header hr main nav ol pre section table ul`,
    'p',
  ],
];

/** The key under whose list a name stands. */
function keyed<Key extends string>(lists: Partial<Record<Key, string>>, name: string): Key | undefined {
  return (Object.keys(lists) as Key[]).find((key) => words(lists[key]!).includes(name));
}

function tagOf(name: string): Tag {
  const ends = endings.filter(([begins]) => words(begins).includes(name)).flatMap(([, ended]) => words(ended));
  return {
    name,
    shape: keyed<keyof typeof shapes>(shapes, name),
    lends: lending.has(name),
    silent: silent.has(name),
    void: empty.has(name),
    content: keyed<keyof typeof contents>(contents, name) ?? 'data',
    language: keyed<keyof typeof languages>(languages, name),
    ends: ends.length > 0 ? new Set(ends) : undefined,
  };
}

/** Elements without a word in the tables above that pages are full of, so that their names are found as fast. */
const plain = words('span a b i em strong u small sup sub time cite abbr picture ruby figure amp-img path g use font ins del q');

const known = new Map(
  [
    ...Object.values(shapes),
    ...Object.values(contents),
    ...Object.values(languages),
    ...endings.flat(),
    ...lending,
    ...silent,
    ...empty,
    ...plain,
  ]
    .flatMap(words)
    .map((name) => [name, tagOf(name)]),
);
const lookup: Lookup<Tag> = lookupOf(known.values());

/** Names longer than this are nobody's. */
const NAME_CAP = 80;
/** Names that one page knows alone; what it makes up beyond them is all one element. */
const OWN_CAP = 10_000;

/**
 * Finds the element whose name stands at [from, to) of a source: one object for each name, also for those that only one page knows,
 * for which this is made. `image` means `img`, as everywhere on the web.
 */
export function tagsOfPage(): (source: string, from: number, to: number) => Tag {
  const own = new Map<string, Tag>();
  return (source, from, to) => {
    const found = lookup(source, from, to);
    if (found) return found;
    const name = source.slice(from, Math.min(to, from + NAME_CAP)).replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
    let tag = name === 'image' ? IMG : own.get(name);
    if (!tag && own.size === OWN_CAP) return UNKNOWN;
    if (!tag) own.set(name, (tag = { ...UNKNOWN, name }));
    return tag;
  };
}

/** An element of which nothing is known, such as the one around a whole page. */
export const UNKNOWN: Tag = tagOf('');
const IMG = known.get('img')!;
