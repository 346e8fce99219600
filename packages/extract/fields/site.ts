import { blocks, hint, hinted, once, squash, type Candidate, type Evidence } from '../evidence.ts';
import type { Rule } from '../rule.ts';

/** Words after which a text names the paper it stands in, and how: `told The Courier`, `sagte dem Kurier`. One capture: the name. */
const TELLING = [
  [
    'told|tells|interview with|speaking to|spoke to|spoke with|statement to|e-mail to|email to|shared with|contacted by',
    String.raw`((?:The )?\p{Lu}[\p{L}\p{N}'’&.-]{1,30}(?: \p{Lu}[\p{L}\p{N}'’&.-]{1,30}){0,3})`,
  ],
  [
    'sagten?|erklärten?|bestätigten?',
    String.raw`(?:er |sie )?(?:gegenüber )?(?:dem|der|den)\s+((?:\p{Lu}[\p{L}\p{N}&.-]{1,30})(?: \p{Lu}[\p{L}\p{N}&.-]{1,30}){0,2})`,
  ],
  [
    'déclaré|confié|expliqué|indiqué|affirmé',
    String.raw`(?:à|au|aux)\s+((?:L[ae] |L['’])?\p{Lu}[\p{L}\p{N}'’&.-]{1,30}(?: \p{Lu}[\p{L}\p{N}'’&.-]{1,30}){0,2})`,
  ],
  [
    'dijo|declaró|explicó|aseguró|contó|disse|afirmou|declarou|detto|dichiarato',
    String.raw`(?:a|al|ao|à)\s+((?:(?:El|La|Il|O|A) )?\p{Lu}[\p{L}\p{N}'’&.-]{1,30}(?: \p{Lu}[\p{L}\p{N}'’&.-]{1,30}){0,2})`,
  ],
] as const;
const TELLINGS = TELLING.map(([words, named]) => new RegExp(String.raw`\b(?:${words})\s+${named}`, 'gu'));
/** Most paragraphs have none of the words, and need not be searched for each. */
const TELLS = new RegExp(String.raw`(?:^|\W)(?:${TELLING.map(([words]) => words).join('|')})\s`);

/** A bio that says where its writer works: `is a reporter at The Courier`. */
const EMPLOYED =
  /\b(?:at|for|with|bei der|bei|beim|für|chez|au|à|en|de|del|presso)\s+((?:(?:The|the|Die|Der|Le|La|El|Il) )?\p{Lu}[\p{L}\p{N}'’&-]{1,30}(?: \p{Lu}[\p{L}\p{N}'’&-]{1,30}){0,3})/gu;

const EMAIL_HOST = /@((?:[a-z0-9-]{1,63}\.){1,4})[a-z]{2,24}\b/giu;

/** Fewer tellings than this prove nothing: any politician may be told something once. */
const ENOUGH = 3;
/** At most this many names are looked up in the text. */
const MOST = 8;

/** Names a text gives to the paper it stands in, each with how much speaks for it and where. */
function selfNamings(evidence: Evidence): Candidate<string>[] {
  const found = new Map<string, { value: string; told: number; bio: number; host: number; spans: Candidate<string>['spans'] }>();
  const entry = (name: string) => {
    const value = name.replace(/^the /, 'The ').replace(/['’]s$|[.'’-]+$/u, '');
    const known = found.get(squash(value)) ?? { value, told: 0, bio: 0, host: 0, spans: [] };
    found.set(squash(value), known);
    return known;
  };
  for (const block of blocks(evidence, 'body', 'quote')) {
    if (!TELLS.test(block.text)) continue;
    for (const telling of TELLINGS)
      for (const match of block.text.matchAll(telling)) {
        const known = entry(match[1] ?? '');
        known.told += 1;
        known.spans.push(block.span);
      }
  }
  for (const block of blocks(evidence, 'author-bio', 'byline')) {
    const hosts = [...block.text.matchAll(EMAIL_HOST)].map((match) => squash(match[1] ?? ''));
    for (const match of block.text.matchAll(EMPLOYED)) {
      const known = entry(match[1] ?? '');
      known.bio += 1;
      known.spans.push(block.span);
    }
    for (const known of found.values())
      if (hosts.some((host) => host === squash(known.value) || `the${host}` === squash(known.value))) known.host += 1;
  }
  return [...found.values()]
    .map(({ value, told, bio, host, spans }) => ({ value, told, bio, host, spans, score: told + 2 * bio + 3 * host }))
    .filter(({ told, bio, host, score }) => score >= ENOUGH && ((bio > 0 && (told > 0 || host > 0)) || told >= ENOUGH))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST)
    .filter(({ value, bio }) => bio > 0 || !isPerson(value, evidence))
    .map(({ value, spans, score }) => ({ value, spans: spans.slice(0, 8), confidence: Math.min(0.9, 0.5 + score / 20) }));
}

/** Does the text give the name a first name somewhere? Then it is somebody who was told things: `told Lee`, of Ann Lee. */
function isPerson(name: string, evidence: Evidence): boolean {
  if (/\s/.test(name)) return false;
  return blocks(evidence, 'body', 'quote').some(({ text }) => {
    for (let at = text.indexOf(` ${name}`); at > 0; at = text.indexOf(` ${name}`, at + 1)) {
      const before = /(?:^|\s)(\p{Lu}\p{Ll}{1,20})$/u.exec(text.slice(Math.max(0, at - 24), at))?.[1];
      if (before !== undefined && before !== 'The') return true;
    }
    return false;
  });
}

/** Who published the story. */
export const publisher = [
  {
    name: 'publisher-json-ld',
    why: 'A property made for it, and filled in for search engines.',
    confidence: 0.95,
    find: (evidence) => hinted(evidence, ['ld.publisher.name']).filter(isName),
    examples: [[[['ld.publisher.name', 'Harbour Courier']], ['Harbour Courier']]],
  },
  {
    name: 'publisher-site-name',
    why: 'What the page calls its site when it is shared.',
    confidence: 0.9,
    find: (evidence) =>
      hinted(evidence, [
        'meta.og:site_name',
        'meta.application-name',
        'meta.publisher',
        'meta.dc.publisher',
        'item.publisher.name',
        'item.publisher',
      ]).filter(isName),
    examples: [
      [[['meta.og:site_name', 'Kreisblatt']], ['Kreisblatt']],
      [[['meta.og:site_name', 'https://kreisblatt.example']], []],
    ],
  },
  {
    name: 'publisher-self-naming',
    why: "A text names its own paper: people tell it things, its writer works there, the writer's e-mail ends in it.",
    confidence: 0.6,
    find: selfNamings,
    examples: [
      [
        [
          ['body', 'The mayor told Lakeside that the bridge is safe.'],
          ['author-bio', 'Ann Lee is a reporter at Lakeside. Write to ann@lakeside.example'],
        ],
        ['Lakeside'],
      ],
      [[['body', 'The mayor told Parliament that the bridge is safe.']], []],
      [[['body', 'Ann Lee left. Bo told Lee so, Cy told Lee so, and Dee told Lee so.']], []],
      [[['body', 'Bo told Lakeside so, Cy told Lakeside so, and Dee told Lakeside so.']], ['Lakeside']],
    ],
  },
] as const satisfies readonly Rule<string>[];

/** The site it stands on, where that is not the publisher. */
export const site = [
  {
    name: 'site-name',
    why: 'A house publishes under many names; the page says which of them this is.',
    confidence: 0.9,
    find: (evidence) => {
      const owner = new Set(hinted(evidence, ['ld.publisher.name']).map(({ value }) => squash(value)));
      if (owner.size === 0) return [];
      return hinted(evidence, ['ld.isPartOf.name', 'meta.og:site_name', 'meta.application-name']).filter(
        (candidate) => isName(candidate) && !owner.has(squash(candidate.value)),
      );
    },
    examples: [
      [
        [
          ['ld.publisher.name', 'Harbour Press Ltd'],
          ['meta.og:site_name', 'Harbour Courier'],
        ],
        ['Harbour Courier'],
      ],
      [
        [
          ['ld.publisher.name', 'Harbour Courier'],
          ['meta.og:site_name', 'HARBOUR COURIER'],
        ],
        [],
      ],
      [[['meta.og:site_name', 'Harbour Courier']], []],
    ],
  },
] as const satisfies readonly Rule<string>[];

function isName({ value }: Candidate<string>): boolean {
  return value.length <= 80 && /\p{L}/u.test(value) && !/^(?:https?:|@|www\.)/i.test(value);
}

/** No site is called at greater length, whatever `og:site_name` says; letters and digits. */
const LONGEST = 60;
/** No site is called by more words; some programs call the application as the page. */
const WORDS = 8;

const SITE = ['ld.publisher.name', 'meta.og:site_name', 'meta.application-name', 'meta.publisher', 'meta.twitter:site'];

/** What a site may be called at the end of a title: the names it gives itself, and the labels of its host. Squashed. */
export const siteNames: (evidence: Evidence) => ReadonlySet<string> = once((evidence) => {
  // A blog that declares a person its publisher is hers, and no house of that name.
  const kept = /^Person$/.test(hint(evidence, 'ld.publisher.@type') ?? '') ? SITE.slice(1) : SITE;
  const names = hinted(evidence, kept).flatMap(({ value }) => (value.split(' ').length > WORDS ? [] : squash(value)));
  return new Set([...names, ...hosted(evidence).flat()].filter((name) => name !== '' && name.length <= LONGEST));
});

/** The same without the subdomain: a writer may be called as her corner of a platform, `annlee.platform.example`. */
export const paperNames: (evidence: Evidence) => ReadonlySet<string> = once((evidence) => {
  const [first, second] = hosted(evidence).map((labels) =>
    labels.length > 2 && (labels[2]?.length ?? 0) > 3 ? labels[1] : undefined,
  );
  return new Set([...siteNames(evidence)].filter((name) => name !== first && name !== second));
});

const hosted = once((evidence) => ['link.canonical', 'meta.og:url'].map((name) => hostLabels(hint(evidence, name) ?? '')));

/** `https://www.kreisblatt.example/a` is called `kreisblatt` or `kreisblatt.example`. */
function hostLabels(address: string): string[] {
  const host = /^https?:\/\/([^\s/?#:@]{1,253})(?=$|[/?#:])/i.exec(address)?.[1] ?? '';
  const labels = host.split('.').filter((label) => label !== 'www');
  return [squash(labels.join('')), ...labels.slice(0, -1).map(squash)].filter((label) => label.length > 2);
}
