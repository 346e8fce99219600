import type { Article, Quality } from '@copydesk/article/article';

/** What a part is judged by: the article, its flags among them. */
type Judged = Omit<Article, 'quality'>;

/** One thing that an editor looks at before printing. */
type Part = {
  name: string;
  /** Of the whole score; what the desk cannot mend counts most. */
  weight: number;
  why: string;
  /** 1: nothing to do; 0: missing. */
  score: (article: Judged) => number;
};

/** Words of a story that needs no more; briefs are shorter. */
const FULL = 150;

/** The parts of the score, most weighty first. The weights are a desk's order of work, not learned: they add up to 1. */
const parts = [
  {
    name: 'body',
    weight: 0.25,
    why: 'Is there a whole story? It rises with the words up to 150; a teaser counts half, doubled paragraphs a tenth less.',
    score: ({ body, flags }) => {
      const fullness = Math.min(1, words(body) / FULL);
      return fullness * (flags.includes('paywall-teaser') ? 0.5 : 1) * (flags.includes('duplicated-paragraphs') ? 0.9 : 1);
    },
  },
  {
    name: 'headline',
    weight: 0.2,
    why: 'Is there one, and how sure is it?',
    score: ({ headline }) => headline?.confidence ?? 0,
  },
  {
    name: 'date',
    weight: 0.2,
    why: 'Is the day known? A month counts half and an interval a third, and sources that disagree take half away.',
    score: ({ published, flags }) => {
      if (!published) return 0;
      const exact = { instant: 1, day: 0.9, month: 0.5, interval: 0.33 }[published.value.precision];
      return exact * published.confidence * (flags.includes('date-conflict') ? 0.5 : 1);
    },
  },
  {
    name: 'byline',
    weight: 0.15,
    why: 'Is a writer named? An agency alone counts seven tenths.',
    score: ({ authors, agencies }) => authors[0]?.confidence ?? (agencies ? 0.7 : 0),
  },
  {
    name: 'text',
    weight: 0.1,
    why: 'Is it clean? Mended characters and a second language take four tenths away each.',
    score: ({ flags }) => 1 - (flags.includes('encoding-repaired') ? 0.4 : 0) - (flags.includes('mixed-language') ? 0.4 : 0),
  },
  {
    name: 'pictures',
    weight: 0.05,
    why: 'Has each picture its caption and its credit, uncut? No picture is no fault.',
    score: ({ pictures }) =>
      pictures.length === 0
        ? 1
        : pictures.reduce(
            (sum, { caption, credit, truncated }) =>
              sum + (caption === undefined ? 0 : 0.5) + (credit === undefined ? 0 : 0.5) - (truncated ? 0.25 : 0),
            0,
          ) / pictures.length,
  },
  {
    name: 'source',
    weight: 0.05,
    why: 'Is it known who publishes it?',
    score: ({ publisher, agencies }) => publisher?.confidence ?? (agencies ? 0.7 : 0),
  },
] as const satisfies readonly Part[];

/** How ready for print an article is: the weighted mean of its parts, each rounded to hundredths as it is shown. */
export function quality(article: Judged): Quality {
  const judged = parts.map(({ name, weight, why, score }) => ({
    name,
    score: hundredths(Math.min(1, Math.max(0, score(article)))),
    weight,
    why,
  }));
  const total = judged.reduce((sum, { weight }) => sum + weight, 0);
  return { score: hundredths(judged.reduce((sum, { score, weight }) => sum + score * weight, 0) / total), parts: judged };
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Words as far as they matter here; two signs of a script without spaces are one. */
function words(body: Article['body']): number {
  let count = 0;
  for (const { text } of body) {
    const some = text.slice(0, 4_000);
    count += some.split(' ').length;
    if (/[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff]/.test(some))
      count += (some.match(/[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff]/gu)?.length ?? 0) / 2;
    if (count >= FULL) return FULL;
  }
  return count;
}
