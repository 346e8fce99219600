import type { Document } from '@copydesk/article/document';

/**
 * What the names that a page gives its elements say about their content. Pages in all languages name them in English. Matched
 * at the start of a name or of one of its parts: `c-related__list`, `relatedLinks`.
 */
const signs = {
  comment: /(?:^|[\s_-])(?:comments?(?![a-z]*(?:ator|ary|aries))|disqus|commento|respond|discussion|reader-responses)/,
  newsletter: /(?:^|[\s_-])(?:newsletter|mailing|signup|sign-up|subscri(?:be|ption)|mc_embed|optin|email-(?:capture|form|sign))/,
  cookie: /(?:^|[\s_-])(?:cookies?|consent|gdpr|onetrust|cmp|privacy-)/,
  share: /(?:^|[\s_-])(?:shar(?:e|ing)|social(?!-embed)|follow|toolbar|addthis|addtoany|sharedaddy|icon-links|actions?|utility|printfriendly)/,
  related: /(?:^|[\s_-])(?:related|recirc|recommend|more-(?:from|on|stories|news|articles|like)|read-?(?:more|next|also)|see-?also|also-?read|trending|popular|most-?(?:read|viewed|popular)|teaser|taboola|outbrain|zergnet|jp-relatedposts|yarpp|next-?(?:article|post|up|story)|prev(?:ious)?-?(?:article|post|story)|linkbox|link-list|topic-?list|latest|headlines|river|post-?nav|upnext|card(?:s|-list|-grid)?(?![a-z])|crossline|inline-?(?:link|related|article)|articleslist|also-in)/,
  promo: /(?:^|[\s_-])(?:ad|ads|advert|advertisement|advertising|adsbygoogle|adslot|banner|promo|promotion|promobox|sponsor|sponsored|paywall|piano|subscriber-only|cta|donat(?:e|ion)|marketing|offer|upsell|appeal|affiliate|popup|modal|overlay|lightbox|dialog|toast|tooltip|interstitial|contribution|regwall|offcanvas|off-canvas|drawer)(?![a-z])/,
  tags: /(?:^|[\s_-])(?:tags?|taglist|tag-list|topics?|keywords?|categor(?:y|ies)|post-categories|breadcrumbs?|crumbs?|kicker|eyebrow|labels?|hashtags?|pagination|pager|page-nav|toc|table-of-contents|contents-list|jump-?link|rubri(?:c|k|que))(?![a-z])/,
  menu: /(?:^|[\s_-])(?:nav|navbar|navigation|menu|menus|submenu|masthead|topbar|top-bar|skip-?links?|site-?header|global-?header|page-?header|mega-?menu|hamburger|search|login|user-?menu|lang(?:uage)?-?(?:switch|select|nav)|screen-reader|sr-only|visually-?hidden|visuallyhidden|assistive)(?![a-z])/,
  foot: /(?:^|[\s_-])(?:footer|site-?footer|global-?footer|page-?footer|colophon|copyright|legal|disclaimer|imprint|impressum)(?![a-z])/,
  aside: /(?:^|[\s_-])(?:sidebar|side-?bar|rail|right-?(?:col|rail|column)|aside|widget|widgets|secondary|complementary|infobox-nav)(?![a-z])/,
  bio: /(?:^|[\s_-])(?:author-?(?:bio|box|info|card|profile|about|desc(?:ription)?|details|footer|block|wrap(?:per)?|section)|about-?(?:the-)?(?:author|writer)|bio|biography|contributor-?bio|writer-?bio|byline-?bio|authorbox|post-?author-?(?:bio|box)|abouttheauthor)(?![a-z])/,
  byline: /(?:^|[\s_-])(?:byline|by-line|author|authors|writer|contributor|contributors|autor|auteur|autore|article-?author|post-?author|entry-?author|vcard|writtenby|written-by)(?![a-z])/,
  date: /(?:^|[\s_-])(?:date|dates|time|timestamp|datetime|pubdate|published|publish-date|updated|dateline|datum|datepublished|datemodified|posted-on|postdate|meta-date|entry-date|article-date|publication-date)(?![a-z])/,
  meta: /(?:^|[\s_-])(?:meta|entry-meta|post-meta|article-meta|byline-meta|post-?info|article-?info|entry-?info|story-?info|metadata|details-bar|reading-?time|read-?time|views?|article-header-meta|postmetadata)(?![a-z])/,
  caption: /(?:^|[\s_-])(?:caption|captions|wp-caption-text|figcaption|image-?(?:caption|text|description|info|desc)|photo-?(?:caption|text|desc)|img-?caption|media-?(?:caption|text|desc)|bildunterschrift|bildtext|gallery-caption|legend|cutline)(?![a-z])/,
  credit: /(?:^|[\s_-])(?:credits?|photo-?credit|image-?credit|img-?credit|photo-?source|image-?source|photographer|copyright-image|media-credit|image-?copyright|photo-?by|attribution|fotograf)(?![a-z])/,
  dek: /(?:^|[\s_-])(?:dek|deck|standfirst|subheadline|sub-?headline|sub-?title|subtitle|subhead|sub-?heading|strapline|tagline|excerpt|article-?summary|sapo|vorspann|chapeau|chapo|bajada|copete|entradilla|catenaccio|occhiello|sottotitolo|ingress|abstract)(?![a-z])/,
  /** Where stories are. */
  story: /(?:^|[\s_-])(?:article-?(?:body|text|content|copy|main|page__body|paragraphs?)|articlebody|story-?(?:body|text|content|copy)|storybody|post-?(?:body|content|entry|text|article)|entry-?(?:content|body|text)|body-?(?:copy|text|content|main)|content-?(?:body|text|article|main)|main-?content|rich-?text|news-?(?:text|content|body)|single-?content|page-?content|blog-?(?:content|post|body)|field-name-body|prose|wysiwyg|texto|nota|noticia-texto|artikel-?(?:body|text|inhalt)|articletext|storytext|detail-?(?:text|content|body)|td-post-content|text-content|hentry)/,
} as const satisfies Record<string, RegExp>;

export type Sign = keyof typeof signs;

/** What an element and those around it say; `hidden` and element names count too. */
export type Place = {
  name: string;
  parent: number;
  depth: number;
  /** Signs of the element itself and of those around it, up to where they stop to matter. */
  signs: ReadonlySet<Sign | 'hidden'>;
  own: ReadonlySet<Sign | 'hidden'>;
  /** Blocks [first, last] inside it. */
  first: number;
  last: number;
  /** Characters of running text inside it. */
  prose: number;
};

const BY_NAME: Record<string, Sign | undefined> = { nav: 'menu', footer: 'foot', aside: 'aside', menu: 'menu', search: 'menu', figcaption: 'caption' };
const NO_SIGNS: ReadonlySet<never> = new Set();

const signNames = Object.keys(signs) as Sign[];
const signCache = new Map<string, ReadonlySet<Sign | 'hidden'>>();

/** Sites repeat a few names thousands of times. Bounded, so that a hostile page cannot fill it. */
function signsOf(name: string, hooks: string): ReadonlySet<Sign | 'hidden'> {
  const key = `${name} ${hooks}`;
  const known = signCache.get(key);
  if (known) return known;
  const found = new Set<Sign | 'hidden'>();
  const named = BY_NAME[name];
  if (named) found.add(named);
  if (hooks !== '') for (const sign of signNames) if (signs[sign].test(hooks)) found.add(sign);
  if (hooks.endsWith('hidden') && /(?:^| )hidden$/.test(hooks)) found.add('hidden');
  if (signCache.size > 5_000) signCache.clear();
  const result = found.size === 0 ? NO_SIGNS : found;
  signCache.set(key, result);
  return result;
}

/**
 * Reads the signs of a document's elements. A sign on an element that holds most of the page's running text says nothing about it:
 * `<body class="has-sidebar comments-open">`.
 */
export function placesOf(document: Document, prose: readonly number[]): Place[] {
  const places: Place[] = document.elements.map(({ name, parent }) => ({
    name, parent, depth: 0, signs: NO_SIGNS, own: NO_SIGNS, first: Number.MAX_SAFE_INTEGER, last: -1, prose: 0,
  }));
  for (const [at, block] of document.blocks.entries()) {
    const place = block.element === undefined ? undefined : places[block.element];
    if (!place) continue;
    place.first = Math.min(place.first, at);
    place.last = Math.max(place.last, at);
    place.prose += prose[at] ?? 0;
  }
  for (let number = places.length - 1; number >= 0; number -= 1) {
    const place = places[number]!;
    const parent = places[place.parent];
    if (!parent) continue;
    parent.first = Math.min(parent.first, place.first);
    parent.last = Math.max(parent.last, place.last);
    parent.prose += place.prose;
  }
  const total = places[0]?.prose ?? 0;
  for (const [number, place] of places.entries()) {
    const { name, hooks } = document.elements[number]!;
    const parent = places[place.parent];
    place.depth = parent ? parent.depth + 1 : 0;
    const own = name === 'body' || name === 'html' ? NO_SIGNS : signsOf(name, hooks);
    place.own = place.prose > total / 2 ? only(own) : own;
    place.signs = !parent || parent.signs.size === 0 ? place.own : place.own.size === 0 ? parent.signs : new Set([...parent.signs, ...place.own]);
  }
  return places;
}

/** The one sign that a large element may have. */
function only(own: ReadonlySet<Sign | 'hidden'>): ReadonlySet<Sign | 'hidden'> {
  return own.has('story') ? new Set<Sign>(['story']) : NO_SIGNS;
}
