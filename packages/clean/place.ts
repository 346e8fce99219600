import type { Document } from '@copydesk/article/document';

/**
 * What the names that a page gives its elements say about their content. Pages in all languages name them in English. Matched
 * at the start of a name or of one of its parts: `c-related__list`, `relatedLinks`.
 */
const signs = {
  comment: /(?:^|[\s_-])(?:comments?(?![a-z]*(?:ator|ary|aries))|disqus|commento|respond|discussion|reader-responses)/,
  newsletter: /(?:^|[\s_-])(?:newsletter|mailing|signup|sign-up|subscri(?:be|ption)|mc_embed|optin|email-(?:capture|form|sign))/,
  cookie: /(?:^|[\s_-])(?:cookies?|consent|gdpr|onetrust|cmp|privacy-)/,
  share:
    /(?:^|[\s_-])(?:shar(?:e|ing)|social(?!-embed)|follow|toolbar|addthis|addtoany|sharedaddy|icon-links|actions?|utility|printfriendly)/,
  related:
    /(?:^|[\s_-])(?:related|recirc|recommend|more-(?:from|on|stories|news|articles|like)|read-?(?:more|next|also)|see-?also|also-?read|trending|popular|most-?(?:read|viewed|popular)|teaser|taboola|outbrain|zergnet|jp-relatedposts|yarpp|next-?(?:article|post|up|story)|prev(?:ious)?-?(?:article|post|story)|linkbox|link-list|topic-?list|latest|headlines|river|post-?nav|upnext|card(?:s|-list|-grid)?(?![a-z])|crossline|inline-?(?:link|related|article)|articleslist|also-in)/,
  promo:
    /(?:^|[\s_-])(?:ad|ads|advert|advertisement|advertising|adsbygoogle|adslot|banner|promo|promotion|promobox|sponsor|sponsored|paywall|piano|subscriber-only|cta|donat(?:e|ion)|marketing|offer|upsell|appeal|affiliate|popup|modal|overlay|lightbox|dialog|toast|tooltip|interstitial|contribution|regwall|offcanvas|off-canvas|drawer)(?![a-z])/,
  tags: /(?:^|[\s_-])(?:tags?|taglist|tag-list|topics?|keywords?|categor(?:y|ies)|post-categories|breadcrumbs?|crumbs?|kicker|eyebrow|labels?|hashtags?|pagination|pager|page-nav|toc|table-of-contents|contents-list|jump-?link|rubri(?:c|k|que))(?![a-z])/,
  menu: /(?:^|[\s_-])(?:nav|navbar|navigation|menu|menus|submenu|masthead|topbar|top-bar|skip-?links?|site-?header|global-?header|page-?header|mega-?menu|hamburger|search|login|user-?menu|lang(?:uage)?-?(?:switch|select|nav)|screen-reader|sr-only|visually-?hidden|visuallyhidden|assistive)(?![a-z])/,
  foot: /(?:^|[\s_-])(?:footer|site-?footer|global-?footer|page-?footer|colophon|copyright|legal|disclaimer|imprint|impressum)(?![a-z])/,
  aside:
    /(?:^|[\s_-])(?:sidebar|side-?bar|rail|right-?(?:col|rail|column)|aside|widget|widgets|secondary|complementary|infobox-nav)(?![a-z])/,
  bio: /(?:^|[\s_-])(?:author-?(?:bio|box|info|card|profile|about|desc(?:ription)?|details|footer|block|wrap(?:per)?|section)|about-?(?:the-)?(?:author|writer)|bio|biography|contributor-?bio|writer-?bio|byline-?bio|authorbox|post-?author-?(?:bio|box)|abouttheauthor)(?![a-z])/,
  byline:
    /(?:^|[\s_-])(?:byline|by-line|author|authors|writer|contributor|contributors|autor|auteur|autore|article-?author|post-?author|entry-?author|vcard|writtenby|written-by)(?![a-z])/,
  date: /(?:^|[\s_-])(?:date|dates|time|timestamp|datetime|pubdate|published|publish-date|updated|dateline|datum|datepublished|datemodified|posted-on|postdate|meta-date|entry-date|article-date|publication-date)(?![a-z])/,
  meta: /(?:^|[\s_-])(?:meta|entry-meta|post-meta|article-meta|byline-meta|post-?info|article-?info|entry-?info|story-?info|metadata|details-bar|reading-?time|read-?time|views?|article-header-meta|postmetadata)(?![a-z])/,
  caption:
    /(?:^|[\s_-])(?:caption|captions|wp-caption-text|figcaption|image-?(?:caption|text|description|info|desc)|photo-?(?:caption|text|desc)|img-?caption|media-?(?:caption|text|desc)|bildunterschrift|bildtext|gallery-caption|legend|cutline)(?![a-z])/,
  credit:
    /(?:^|[\s_-])(?:credits?|photo-?credit|image-?credit|img-?credit|photo-?source|image-?source|photographer|copyright-image|media-credit|image-?copyright|photo-?by|attribution|fotograf)(?![a-z])/,
  dek: /(?:^|[\s_-])(?:dek|deck|standfirst|subheadline|sub-?headline|sub-?title|subtitle|subhead|sub-?heading|strapline|tagline|excerpt|article-?summary|sapo|vorspann|chapeau|chapo|bajada|copete|entradilla|catenaccio|occhiello|sottotitolo|ingress|abstract)(?![a-z])/,
  /** Where stories are. */
  story:
    /(?:^|[\s_-])(?:article-?(?:body|text|content|copy|main|page__body|paragraphs?)|articlebody|story-?(?:body|text|content|copy)|storybody|post-?(?:body|content|entry|text|article)|entry-?(?:content|body|text)|body-?(?:copy|text|content|main)|content-?(?:body|text|article|main)|main-?content|rich-?text|news-?(?:text|content|body)|single-?content|page-?content|blog-?(?:content|post|body)|field-name-body|prose|wysiwyg|texto|nota|noticia-texto|artikel-?(?:body|text|inhalt)|articletext|storytext|detail-?(?:text|content|body)|td-post-content|text-content|hentry)/,
} as const satisfies Record<string, RegExp>;

export type Sign = keyof typeof signs;

/** What the names of an element, and of those around it, say. */
export type Place = {
  name: string;
  parent: number;
  own: ReadonlySet<Sign>;
  /** Its own signs and those of the elements around it. */
  signs: ReadonlySet<Sign>;
  /** It, or an element around it, is not shown. */
  hidden: boolean;
  /** Blocks [first, last] inside it. */
  first: number;
  last: number;
  /** Characters of running text inside it. */
  prose: number;
  /** Characters inside it, and how many of them inside links. */
  chars: number;
  linked: number;
  /** Most of the page's running text is inside it. */
  large: boolean;
  /** One of several alike, each of them a link with a few words. */
  teaser: boolean;
};

const BY_NAME: Record<string, Sign | undefined> = {
  nav: 'menu',
  footer: 'foot',
  aside: 'aside',
  menu: 'menu',
  search: 'menu',
  figcaption: 'caption',
};
const NO_SIGNS: ReadonlySet<never> = new Set();
const signNames = Object.keys(signs) as Sign[];

/** A sign that claims more of the page's running text than this is mistaken: `<div class="widget">` around every paragraph. */
const MOST = 0.4;
/** But readers may write more than reporters, and a bio may be longer than a brief. */
const MOST_OF: Partial<Record<Sign | 'hidden', number>> = { comment: 0.9, bio: 0.7, story: 1 };

/** Content systems name a story's element after all its categories and tags. */
const STORY_ELEMENT = /^(?:article|main)$/;
const STORY_HOOKS = /(?:^| )(?:hentry|type-post|type-page|status-publish)(?: |$)/;

/** What an element's own names say. */
export function signsOf(name: string, hooks: string): ReadonlySet<Sign> {
  if (STORY_ELEMENT.test(name) || STORY_HOOKS.test(hooks)) {
    return new Set((['story', 'related', 'comment'] as const).filter((sign) => signs[sign].test(hooks)));
  }
  const found = new Set<Sign>();
  const named = BY_NAME[name];
  if (named) found.add(named);
  if (hooks !== '') for (const sign of signNames) if (signs[sign].test(hooks)) found.add(sign);
  return found.size === 0 ? NO_SIGNS : found;
}

/**
 * Reads the signs of a document's elements. `prose` is the running text of each block, in characters. Signs on the page itself
 * (`<body class="has-sidebar comments-open">`), and those that would claim the story, say nothing.
 */
export function placesOf(document: Document, prose: readonly number[]): Place[] {
  // Sites repeat a few names a thousand times.
  const known = new Map<string, ReadonlySet<Sign>>();
  const places: Place[] = document.elements.map(({ name, hooks, hidden, parent }) => {
    const key = `${name} ${hooks}`;
    let own = name === 'body' || name === 'html' ? NO_SIGNS : known.get(key);
    if (!own) known.set(key, (own = signsOf(name, hooks)));
    return {
      name,
      parent,
      own,
      signs: own,
      hidden,
      first: Number.MAX_SAFE_INTEGER,
      last: -1,
      prose: 0,
      chars: 0,
      linked: 0,
      large: false,
      teaser: false,
    };
  });
  fill(places, document, prose);
  for (const place of places)
    if (!linksEnough(place)) place.own = new Set([...place.own].filter((sign) => sign !== 'related' && sign !== 'menu'));
  markTeasers(document, places);
  const mistaken = mistakenSigns(places);
  for (const place of places) {
    const parent = places[place.parent];
    const own =
      place.own.size === 0
        ? place.own
        : new Set([...place.own].filter((sign) => !mistaken.has(sign) && !(place.large && sign !== 'story')));
    place.own = own;
    place.signs = !parent || parent.signs.size === 0 ? own : own.size === 0 ? parent.signs : new Set([...parent.signs, ...own]);
    place.teaser ||= parent?.teaser ?? false;
    place.hidden = (place.hidden && !mistaken.has('hidden')) || (parent?.hidden ?? false);
  }
  return places;
}

/** Blocks and running text, from the innermost elements outwards. */
function fill(places: readonly Place[], document: Document, prose: readonly number[]): void {
  for (const [at, block] of document.blocks.entries()) {
    const place = block.element === undefined ? undefined : places[block.element];
    if (!place) continue;
    place.first = Math.min(place.first, at);
    place.last = Math.max(place.last, at);
    place.prose += prose[at] ?? 0;
    if (block.shape === 'image') continue;
    place.chars += block.text.length;
    place.linked += block.linked;
  }
  for (const place of places.toReversed()) {
    const parent = places[place.parent];
    if (!parent) continue;
    parent.first = Math.min(parent.first, place.first);
    parent.last = Math.max(parent.last, place.last);
    parent.prose += place.prose;
    parent.chars += place.chars;
    parent.linked += place.linked;
  }
  const total = places[0]?.prose ?? 0;
  for (const place of places) place.large = place.prose > total / 2 && total > 0 && !place.own.has('comment');
}

/** Menus and teasers are links; a long text with next to none is neither, whatever its name. */
function linksEnough({ chars, linked }: Place): boolean {
  return chars < 600 || linked > chars * 0.15;
}

/** Characters of a teaser, and how many alike make a list of them. */
const TEASER = 400;
const ALIKE = 3;

/** Marks elements that stand in a row with others of the same name, each with a link of its own. */
function markTeasers(document: Document, places: readonly Place[]): void {
  const rows = new Map<string, Place[]>();
  for (const [number, place] of places.entries()) {
    if (place.linked < 12 || place.linked < place.chars * 0.15 || place.chars > TEASER || place.prose > TEASER * 0.8) continue;
    const { name, hooks } = document.elements[number]!;
    if (!TEASERS.has(name)) continue;
    const key = `${place.parent} ${name} ${hooks.slice(0, 40)}`;
    const row = rows.get(key);
    if (row) row.push(place);
    else rows.set(key, [place]);
  }
  for (const row of rows.values())
    if (row.length >= ALIKE && row.some((place) => place.chars > place.linked)) for (const place of row) place.teaser = true;
}

const TEASERS = new Set(['div', 'li', 'article', 'section', 'figure']);

function mistakenSigns(places: readonly Place[]): ReadonlySet<Sign | 'hidden'> {
  const total = places[0]?.prose ?? 0;
  const claimed = new Map<Sign | 'hidden', number>();
  // Outermost elements only: of nested ones with the same sign the first claims all.
  const inside = places.map(() => NO_SIGNS as ReadonlySet<Sign | 'hidden'>);
  for (const [number, place] of places.entries()) {
    const around = inside[place.parent] ?? NO_SIGNS;
    const all = new Set<Sign | 'hidden'>(around);
    if (!place.large) for (const sign of place.own) all.add(sign);
    if (place.hidden) all.add('hidden');
    inside[number] = all.size === around.size ? around : all;
    for (const sign of all) if (!around.has(sign)) claimed.set(sign, (claimed.get(sign) ?? 0) + place.prose);
  }
  const mistaken = [...claimed].filter(([sign, sum]) => sum > total * (MOST_OF[sign] ?? MOST));
  return new Set(mistaken.map(([sign]) => sign));
}
