import { bagOf, common, gramsOf, renumber, tokensOf } from './grams.ts';

/** What is known of a page's story: paragraphs, some of them optional; or only segments that must and must not be in it. */
export type Gold =
  | { parts: readonly (readonly [text: string, optional: boolean])[] }
  | { with: readonly string[]; without: readonly string[] };

/** Of one page: shares of grams (bodies) or counts of segments. */
export type Score = { tp: number; fp: number; fn: number; segments: boolean };

export function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Scores one body as scrapinghub's article-extraction-benchmark does, or its segments as trafilatura's evaluation does. */
export function scoreBody(gold: Gold, body: string): Score {
  if ('with' in gold) {
    const text = squeeze(body);
    const tp = gold.with.filter((segment) => text.includes(squeeze(segment))).length;
    const fp = text === '' ? 0 : gold.without.filter((segment) => text.includes(squeeze(segment))).length;
    return { tp, fp, fn: gold.with.length - tp, segments: true };
  }
  renumber();
  const have = bagOf(gramsOf(tokensOf(body)));
  const kept = gold.parts.filter(([text, optional]) => {
    if (!optional) return true;
    const grams = gramsOf(tokensOf(text));
    return common(bagOf(grams), have) >= 0.5 * grams.length;
  });
  const want = bagOf(gramsOf(tokensOf(kept.map(([text]) => text).join('\n\n'))));
  const tp = common(want, have);
  const fp = sum(have) - tp;
  const fn = sum(want) - tp;
  const total = Math.max(1, tp + fp + fn);
  return { tp: tp / total, fp: fp / total, fn: fn / total, segments: false };
}

function sum(bag: ReadonlyMap<number, number>): number {
  let all = 0;
  for (const count of bag.values()) all += count;
  return all;
}

export type Table = { pages: number; P: number; R: number; F1: number; pageF1: number; below: number };

/** The table row of a set of pages. */
export function tabulate(scores: readonly Score[]): Table {
  let P: number;
  let R: number;
  if (scores[0]?.segments) {
    const tp = scores.reduce((all, score) => all + score.tp, 0);
    P = tp / Math.max(1, tp + scores.reduce((all, score) => all + score.fp, 0));
    R = tp / Math.max(1, tp + scores.reduce((all, score) => all + score.fn, 0));
  } else {
    P = mean(scores.filter(({ tp, fp }) => tp + fp > 0).map(({ tp, fp }) => tp / (tp + fp)));
    R = mean(scores.filter(({ tp, fn }) => tp + fn > 0).map(({ tp, fn }) => tp / (tp + fn)));
  }
  const pages = scores.map(pageF1);
  return {
    pages: scores.length,
    P,
    R,
    F1: P + R > 0 ? (2 * P * R) / (P + R) : 0,
    pageF1: mean(pages),
    below: pages.filter((one) => one < 0.9).length / Math.max(1, pages.length),
  };
}

function pageF1({ tp, fp, fn }: Score): number {
  return fp === 0 && fn === 0 ? 1 : (2 * tp) / (2 * tp + fp + fn);
}

export function mean(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0) / Math.max(1, values.length);
}
