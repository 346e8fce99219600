import type { Article, Flag, Moment } from '@copydesk/article/article';

import type { Evidence } from '../evidence.ts';
import { detect } from '../language/detect.ts';
import { amongNeighbours } from '../language/neighbours.ts';

/** Fewer words than this are a brief, or the start of something longer; in scripts without spaces, characters / 2. */
const SHORT = 80;

/** An article before anything is said about it. */
type Unflagged = Omit<Article, 'flags' | 'quality'>;

/** A reason to look before printing. */
type Sign = { name: Flag; why: string; when: (article: Unflagged, evidence: Evidence) => boolean };

/** In the order of `Flag`. */
const signs = [
  { name: 'no-headline', why: 'Nothing to print above the story.', when: ({ headline }) => !headline },
  { name: 'no-date', why: 'Neither a day nor an interval could be found.', when: ({ published }) => !published },
  {
    name: 'no-byline',
    why: 'Neither a writer nor an organisation that is credited was found.',
    when: ({ authors, credited }) => authors.length === 0 && !credited,
  },
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
    name: 'mixed-language',
    why: 'A paragraph is in another language, or another script, than the story: a quotation, or two stories in one.',
    when: isMixed,
  },
  {
    name: 'duplicated-paragraphs',
    why: 'The drop says a paragraph twice, whether it still stands in the body or was cut.',
    when: ({ body }, { draft }) =>
      isDoubled(body) ||
      draft.cuts.some(({ rule, span }) => rule === 'printed-twice' && span[1] - span[0] >= PARAGRAPH) ||
      draft.cuts.some(({ rule, span }) => rule === 'twice-in-a-row' && follows(body, span)),
  },
  {
    name: 'encoding-repaired',
    why: 'Characters were mended; look at the accents.',
    when: (_, { draft }) => draft.notes.some(({ name }) => /repair|mojibake|replac/.test(name)),
  },
] as const satisfies readonly Sign[];

/** The flags of an article, in the order of their table. */
export function flags(article: Unflagged, evidence: Evidence): Flag[] {
  return signs.filter((sign) => sign.when(article, evidence)).map((sign) => sign.name);
}

/** Characters of a paragraph that no writer writes twice by chance. */
const PARAGRAPH = 60;

/** Line ends between two paragraphs of a drop. */
const GAP = 8;

/** Whether a piece of the source of this length stands right behind a printed paragraph of the same. */
function follows(body: Article['body'], [from, to]: readonly [number, number]): boolean {
  return body.some(({ span: [start, end] }) => end <= from && from - end <= GAP && end - start === to - from);
}

function isDoubled(body: Article['body']): boolean {
  const long = body.filter(({ text }) => text.length >= PARAGRAPH).map(({ text }) => text);
  return new Set(long).size < long.length;
}

/** Paragraphs long enough for the detector to be sure of, and how many of them are asked. */
const TELLING = 160;
const ASKED = 2;

/** Asks the last paragraphs that are long enough: a translation, or a second story, stands below the first. */
function isMixed({ body, languages }: Unflagged): boolean {
  const own = languages?.detected;
  if (!own || own.confidence < 0.9) return false;
  const long = body.slice(1).filter(({ text, role }) => text.length >= TELLING && role !== 'quote');
  // Few words cost half, and are asked again in full only where they seem foreign.
  return long.slice(-ASKED).some(({ text }) => isForeign(text.slice(0, TELLING), own.value) && isForeign(text, own.value));
}

function isForeign(text: string, own: string): boolean {
  const { language, reliable } = amongNeighbours(text, detect(text));
  return reliable && language !== own;
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
