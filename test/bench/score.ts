import { bodyTotals, goldBody, harmonic, mean, type Overlap, overlap, pageF1 } from './body-score.ts';
import { goldDays } from './days.ts';
import { fold, squeeze } from './fold.ts';
import type { Gold, Prediction } from './gold.ts';
import { compareNames } from './names.ts';

/** How one prediction fares on one page. A part is absent where the gold says nothing about it. */
export type PageScore = {
  body?: Overlap & { empty: boolean };
  /** Phrases, counted. */
  segments?: Overlap;
  title?: boolean;
  author?: { equal: boolean; f1: number };
  /** The page has no author, and none was given. */
  noAuthor?: boolean;
  date?: { right: boolean; wrong: boolean };
};

/** The sets whose gold is phrases that the body must and must not hold; other sets may carry such phrases beside a body. */
const BY_PHRASES = new Set(['trafila']);

/** Scores a page. Of a text drop only the body is asked. */
export function scorePage(gold: Gold, prediction: Prediction, asked: 'all' | 'body'): PageScore {
  const phrases = BY_PHRASES.has(gold.set);
  const score: PageScore = {};
  if (phrases && asked === 'all') score.segments = segments(gold, prediction.body);
  else if (gold.body) {
    const { body } = prediction;
    score.body = { ...overlap(goldBody(gold, body), body), empty: squeeze(body) === '' };
  }
  if (asked === 'body') return score;

  if (gold.title) score.title = fold(prediction.headline ?? '') === fold(gold.title);
  if (gold.authors?.length) score.author = compareNames(gold.authors, prediction.authors);
  else if (gold.author_null || (phrases && gold.author_annotated)) score.noAuthor = prediction.authors.length === 0;
  if (gold.date) {
    const day = (prediction.published ?? '').slice(0, 10);
    const right = goldDays(gold).has(day);
    score.date = { right, wrong: day !== '' && !right };
  }
  return score;
}

function segments(gold: Gold, body: string): Overlap {
  const text = squeeze(body);
  const found = (phrases: readonly string[] = []) => phrases.filter((phrase) => text.includes(squeeze(phrase))).length;
  const tp = found(gold.with);
  return { tp, fp: text === '' ? 0 : found(gold.without), fn: (gold.with?.length ?? 0) - tp };
}

type MetricRow = { what: string; of: (pages: readonly PageScore[]) => number | undefined };

/** What is told of a set of pages. Undefined where no page has a gold for it; all are shares from 0 to 1, but `empty` is a count. */
export const metrics = {
  P: { what: 'precision of the body', of: (pages) => overBodies(pages, (all) => bodyTotals(all).P) },
  R: { what: 'recall of the body', of: (pages) => overBodies(pages, (all) => bodyTotals(all).R) },
  F1: { what: 'harmonic mean of P and R', of: (pages) => overBodies(pages, (all) => bodyTotals(all).F1) },
  pageF1: { what: 'mean of the F1 of each page', of: (pages) => overBodies(pages, (all) => mean(all.map(pageF1))) },
  'pagesBelow.9': {
    what: 'pages whose F1 is below .9',
    of: (pages) => overBodies(pages, (all) => share(all, (one) => pageF1(one) < 0.9)),
  },
  empty: { what: 'pages without any body', of: (pages) => overBodies(pages, (all) => all.filter(({ empty }) => empty).length) },
  segP: { what: 'precision of phrases', of: (pages) => overPhrases(pages, ({ tp, fp }) => tp / Math.max(1, tp + fp)) },
  segR: { what: 'recall of phrases', of: (pages) => overPhrases(pages, ({ tp, fn }) => tp / Math.max(1, tp + fn)) },
  segF1: {
    what: 'harmonic mean of precision and recall of phrases',
    of: (pages) => overPhrases(pages, ({ tp, fp, fn }) => harmonic(tp / Math.max(1, tp + fp), tp / Math.max(1, tp + fn))),
  },
  title: { what: 'headline right', of: (pages) => shareOf(pages, ({ title }) => title) },
  author: { what: 'the same set of writers', of: (pages) => shareOf(pages, ({ author }) => author?.equal) },
  aF1: { what: 'mean F1 of the sets of writers', of: (pages) => meanOf(pages, ({ author }) => author?.f1) },
  noAuthor: { what: 'no writer given where there is none', of: (pages) => shareOf(pages, ({ noAuthor }) => noAuthor) },
  date: { what: 'day of publication right', of: (pages) => shareOf(pages, ({ date }) => date?.right) },
  dateWrong: { what: 'a wrong day given', of: (pages) => shareOf(pages, ({ date }) => date?.wrong) },
} as const satisfies Record<string, MetricRow>;

export type Metric = keyof typeof metrics;
const metricNames = Object.keys(metrics) as Metric[];
export type Totals = { pages: number } & { [Name in Metric]?: number };

/** What the pages come to; a metric without any gold is absent. */
export function totals(pages: readonly PageScore[]): Totals {
  const told = metricNames.map((name) => [name, metrics[name].of(pages)] as const);
  return { pages: pages.length, ...Object.fromEntries(told.filter(([, value]) => value !== undefined)) };
}

type Body = NonNullable<PageScore['body']>;

function overBodies(pages: readonly PageScore[], of: (bodies: Body[]) => number): number | undefined {
  const bodies = pages.flatMap(({ body }) => body ?? []);
  return bodies.length === 0 ? undefined : of(bodies);
}

function overPhrases(pages: readonly PageScore[], of: (all: Overlap) => number): number | undefined {
  const all = { tp: 0, fp: 0, fn: 0 };
  for (const { segments: found } of pages) {
    all.tp += found?.tp ?? 0;
    all.fp += found?.fp ?? 0;
    all.fn += found?.fn ?? 0;
  }
  return all.tp + all.fp + all.fn === 0 ? undefined : of(all);
}

function shareOf(pages: readonly PageScore[], of: (page: PageScore) => boolean | undefined): number | undefined {
  const values = pages.flatMap((page) => of(page) ?? []);
  return values.length === 0 ? undefined : share(values, Boolean);
}

function meanOf(pages: readonly PageScore[], of: (page: PageScore) => number | undefined): number | undefined {
  const values = pages.flatMap((page) => of(page) ?? []);
  return values.length === 0 ? undefined : mean(values);
}

function share<Value>(values: readonly Value[], test: (value: Value) => boolean): number {
  return values.filter((value) => test(value)).length / values.length;
}
