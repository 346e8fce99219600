import type { Article, Flag, Moment } from '@copydesk/article/article';

import type { Evidence } from '../evidence.ts';

/** Fewer words than this are a brief, or the start of something longer; in scripts without spaces, characters / 2. */
const SHORT = 80;

/** A reason to look before printing. */
type Sign = { name: Flag; why: string; when: (article: Omit<Article, 'flags'>, evidence: Evidence) => boolean };

/** In the order of `Flag`. */
const signs = [
  { name: 'no-headline', why: 'Nothing to print above the story.', when: ({ headline }) => !headline },
  { name: 'no-date', why: 'Neither a day nor an interval could be found.', when: ({ published }) => !published },
  { name: 'no-byline', why: 'No writer was found; agencies are none.', when: ({ authors }) => authors.length === 0 },
  {
    name: 'date-conflict',
    why: 'Two sources name days more than one apart, so that no time zone explains it.',
    when: ({ published }) => published?.rivals.some(({ value }) => daysApart(value, published.value) > 1) ?? false,
  },
  {
    name: 'caption-truncated',
    why: 'The source cut a caption short.',
    when: ({ pictures }) => pictures.some(({ truncated }) => truncated),
  },
  { name: 'body-short', why: 'A brief, or the start of something longer.', when: ({ body }) => isShorter(body, SHORT) },
  {
    name: 'paywall-teaser',
    why: 'The page says that it is not free, or has a wall below the last paragraph, and is short or stops in the middle; or both.',
    when: ({ body }, { draft }) => {
      const closed = isClosed(draft);
      const walled = draft.notes.some(({ name }) => name === 'paywall');
      if (closed && walled) return true;
      return (closed || walled) && (isShorter(body, 2 * SHORT) || /(?:\.\.\.|…)$/u.test(body.at(-1)?.text ?? ''));
    },
  },
  {
    name: 'encoding-repaired',
    why: 'Characters were mended; look at the accents.',
    when: (_, { draft }) => draft.notes.some(({ name }) => /repair|mojibake|replac/.test(name)),
  },
] as const satisfies readonly Sign[];

/** The flags of an article, in the order of their table. */
export function flags(article: Omit<Article, 'flags'>, evidence: Evidence): Flag[] {
  return signs.filter((sign) => sign.when(article, evidence)).map((sign) => sign.name);
}

/** Whether a page, or a part of it, declares that it is not free to read (schema.org). */
function isClosed({ hints }: Evidence['draft']): boolean {
  return hints.some(
    ({ name, value }) => /isAccessibleForFree$|content_tier$/i.test(name) && /^(?:false|locked|metered|no)$/i.test(value),
  );
}

/** Whether it has fewer words; they are counted no further than it matters. */
function isShorter(body: Article['body'], words: number): boolean {
  const text = body
    .map((block) => block.text.slice(0, 2_000))
    .join(' ')
    .slice(0, 4_000);
  const spaced = text.trimStart().split(/\s+/u, words).filter(Boolean).length;
  if (spaced >= words) return false;
  const dense = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0;
  return spaced + dense / 2 < words;
}

/** Days between a moment and a rival of it, as far as both name a day. */
function daysApart(rival: string, moment: Moment): number {
  const [a, b] = [rival.includes('/') ? '' : rival.slice(0, 10), moment.precision === 'interval' ? '' : moment.at.slice(0, 10)];
  return a.length === 10 && b.length === 10 ? Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000 : 0;
}
