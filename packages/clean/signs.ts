import { unitAt } from '@copydesk/article/unit-at';

/**
 * What the names that a page gives its elements say about their content. Pages in all languages name them in English. Names are
 * patterns, parted by ` | `, matched where a name or one of its parts begins: `c-related__list`, `relatedLinks`. What only `begins` a
 * name may go on with letters.
 */
const signs = {
  // `has-comments`, `comments-open`: there are some, but not here.
  comment: {
    begins:
      'com(?<!(?:has|no|with)-com)ments?(?![a-z]*(?:ator|ary|aries)|s?-(?:enabled|open|closed|off)) | disqus | commento | respond | discussion | reader-responses',
  },
  newsletter: {
    begins: 'newsletter | mailing | signup | sign-up | subscri(?:be|ption) | mc_embed | optin | email-(?:capture|form|sign)',
  },
  cookie: { begins: 'cookies? | consent | gdpr | onetrust | cmp | privacy-' },
  share: {
    begins:
      'shar(?:e|ing) | social(?!-embed) | follow | toolbar | addthis | addtoany | sharedaddy | icon-links | actions? | utility | printfriendly',
  },
  related: {
    begins:
      'related | recirc | recommend | more-(?:from|on|stories|news|articles|like) | read-?(?:more|next|also) | see-?also | also-?read | trending | popular | most-?(?:read|viewed|popular) | teaser | taboola | outbrain | zergnet | jp-relatedposts | yarpp | next-?(?:article|post|up|story) | prev(?:ious)?-?(?:article|post|story) | linkbox | link-list | topic-?list | latest | headlines | river | post-?nav | upnext | card(?:s|-list|-grid)?(?![a-z]) | crossline | inline-?(?:link|related|article) | articleslist | also-in',
  },
  promo: {
    names:
      'ad | ads | advert | advertisement | advertising | adsbygoogle | adslot | banner | promo | promotion | promobox | sponsor | sponsored | paywall | piano | subscriber-only | cta | donat(?:e|ion) | marketing | offer | upsell | appeal | affiliate | popup | modal | overlay | lightbox | dialog | toast | tooltip | interstitial | contribution | regwall | sign-?in | log-?in | offcanvas | off-canvas | drawer',
  },
  tags: {
    names:
      'tags? | taglist | tag-list | topics? | keywords? | categor(?:y|ies) | post-categories | breadcrumbs? | crumbs? | kicker | eyebrow | labels? | hashtags? | pagination | pager | page-nav | toc | table-of-contents | contents-list | jump-?link | rubri(?:c|k|que)',
  },
  menu: {
    names:
      'nav | navbar | navigation | menu | menus | submenu | masthead | topbar | top-bar | skip-?links? | site-?header | global-?header | page-?header | mega-?menu | hamburger | search | login | user-?menu | lang(?:uage)?-?(?:switch|select|nav) | screen-reader | sr-only | visually-?hidden | visuallyhidden | assistive',
  },
  foot: {
    names:
      'footer | site-?footer | global-?footer | page-?footer | colophon | copyright | legal | disclaimer | imprint | impressum',
  },
  aside: {
    names:
      'sidebar | side-?bar | rail | right-?(?:col|rail|column) | aside | widget | widgets | secondary | complementary | infobox-nav',
  },
  bio: {
    names:
      'author-?(?:bio|box|info|card|profile|about|desc(?:ription)?|details|footer|block|wrap(?:per)?|section) | about-?(?:the-)?(?:author|writer) | bio | biography | contributor-?bio | writer-?bio | byline-?bio | authorbox | post-?author-?(?:bio|box) | abouttheauthor',
  },
  byline: {
    names:
      'byline | by-line | author | authors | writer | contributor | contributors | autor | auteur | autore | article-?author | post-?author | entry-?author | vcard | writtenby | written-by',
  },
  date: {
    names:
      'date | dates | time | timestamp | datetime | pubdate | published | publish-date | updated | dateline | datum | datepublished | datemodified | posted-on | postdate | meta-date | entry-date | article-date | publication-date',
  },
  meta: {
    names:
      'meta | entry-meta | post-meta | article-meta | byline-meta | post-?info | article-?info | entry-?info | story-?info | metadata | details-bar | reading-?time | read-?time | views? | article-header-meta | postmetadata',
  },
  caption: {
    names:
      'caption | captions | wp-caption-text | figcaption | image-?(?:caption|text|description|info|desc) | photo-?(?:caption|text|desc) | img-?caption | media-?(?:caption|text|desc) | bildunterschrift | bildtext | gallery-caption | legend | cutline',
  },
  credit: {
    names:
      'credits? | photo-?credit | image-?credit | img-?credit | photo-?source | image-?source | photographer | copyright-image | media-credit | image-?copyright | photo-?by | attribution | fotograf',
  },
  dek: {
    names:
      'dek | deck | standfirst | subheadline | sub-?headline | sub-?title | subtitle | subhead | sub-?heading | strapline | tagline | excerpt | article-?summary | sapo | vorspann | chapeau | chapo | bajada | copete | entradilla | catenaccio | occhiello | sottotitolo | ingress | abstract',
  },
  /** Where stories are. */
  story: {
    begins:
      'article-?(?:body|text|content|copy|main|page__body|paragraphs?) | articlebody | story-?(?:body|text|content|copy) | storybody | post-?(?:body|content|entry|text|article) | entry-?(?:content|body|text) | body-?(?:copy|text|content|main) | content-?(?:body|text|article|main) | main-?content | rich-?text | news-?(?:text|content|body) | single-?content | page-?content | blog-?(?:content|post|body) | field-name-body | prose | wysiwyg | texto | nota | noticia-texto | artikel-?(?:body|text|inhalt) | articletext | storytext | detail-?(?:text|content|body) | td-post-content | text-content | hentry',
  },
} as const satisfies Record<string, { names: string } | { begins: string }>;

export type Sign = keyof typeof signs;
const names = Object.keys(signs) as Sign[];

/** Some signs at once: one bit each. */
export type Signs = number;

/** One sign as a bit. */
export const bitOf = Object.fromEntries(names.map((name, place) => [name, 1 << place])) as Readonly<Record<Sign, Signs>>;

/** The bit above those of all signs. */
export const FREE_BIT: Signs = 1 << names.length;

const BY_NAME: Readonly<Record<string, Signs | undefined>> = {
  nav: bitOf.menu,
  footer: bitOf.foot,
  aside: bitOf.aside,
  menu: bitOf.menu,
  search: bitOf.menu,
  figcaption: bitOf.caption,
};

/** Content systems name a story's element after all its categories and tags; of what those say only this counts. */
const STORY_HOOKS = /(?:^| )(?:hentry|type-post|type-page|status-publish)(?: |$)/;
const OF_STORY = bitOf.story | bitOf.related | bitOf.comment;
/** Says of hooks that they are such. */
const STORY = FREE_BIT * 2;

/** The patterns of one sign that begin with the same two letters. */
type Pattern = { bit: Signs; form: RegExp };

/** All patterns by these two letters: at most places in a page's names nothing is compared at all. */
const byBeginning: (readonly Pattern[] | undefined)[] = Array.from({ length: 1 << 14 });
for (const name of names) {
  const sign: { names?: string; begins?: string } = signs[name];
  const [patterns, end] = sign.names ? [sign.names, '(?![a-z])'] : [sign.begins!, ''];
  const groups = Map.groupBy(patterns.split(' | '), (pattern) => twoLetters(pattern, 0));
  for (const [beginning, group] of groups) {
    const pattern = { bit: bitOf[name], form: new RegExp(`(?:${group.join('|')})${end}`, 'y') };
    byBeginning[beginning] = [...(byBeginning[beginning] ?? []), pattern];
  }
}

/** Those of ASCII differ. */
function twoLetters(text: string, at: number): number {
  return ((unitAt(text, at) & 127) << 7) | (unitAt(text, at + 1) & 127);
}

/** What an element says by its own name and by its hooks, as `signsOfHooks` gives them. */
export function signsOf(name: string, hooked: Signs): Signs {
  if (hooked >= STORY || name === 'article' || name === 'main') return hooked & OF_STORY;
  return hooked | (BY_NAME[name] ?? 0);
}

/** What an element's hooks say. To be put together with what its name says. */
export function signsOfHooks(hooks: string): Signs {
  const last = hooks.length - 1;
  let found = 0;
  let before = SPACE;
  for (let at = 0; at < last; at += 1) {
    const begins = before === SPACE || before === HYPHEN || before === LOW_LINE;
    before = unitAt(hooks, at);
    if (!begins) continue;
    for (const { bit, form } of byBeginning[twoLetters(hooks, at)] ?? NONE) {
      form.lastIndex = at;
      if (form.test(hooks)) found |= bit;
    }
  }
  return STORY_HOOKS.test(hooks) ? found | STORY : found;
}

const [SPACE, HYPHEN, LOW_LINE] = [32, 45, 95];
const NONE: readonly never[] = [];

const sets = new Map<Signs, ReadonlySet<Sign>>();
/** Combinations that are kept; then they are begun anew. */
const MOST = 4_096;

/** The same signs by name. Few combinations are ever met, and the same set stands for each. */
export function setOf(found: Signs): ReadonlySet<Sign> {
  const before = sets.get(found);
  if (before) return before;
  if (sets.size >= MOST) sets.clear();
  const set = new Set(names.filter((name) => found & bitOf[name]));
  sets.set(found, set);
  return set;
}
