import { bodyTotals, goldBody, harmonic, mean, overlap, pageF1, type Overlap } from '../../test/bench/body-score.ts';
import { squeeze } from '../../test/bench/fold.ts';

/** What is known of a page's story: paragraphs, some of them optional; or only segments that must and must not be in it. */
export type Gold =
  | { parts: readonly (readonly [text: string, optional: boolean])[] }
  | { with: readonly string[]; without: readonly string[] };

/** Of one page: shares of grams (bodies) or counts of segments. */
export type Score = Overlap & { segments: boolean };

/** Scores one body as the benchmark does: by four words at a time, or by its segments as in trafilatura's evaluation. */
export function scoreBody(gold: Gold, body: string): Score {
  if ('with' in gold) {
    const text = squeeze(body);
    const tp = gold.with.filter((segment) => text.includes(squeeze(segment))).length;
    const fp = text === '' ? 0 : gold.without.filter((segment) => text.includes(squeeze(segment))).length;
    return { tp, fp, fn: gold.with.length - tp, segments: true };
  }
  const body_parts = gold.parts.map(([text, optional]): [string, 0 | 1] => [text, optional ? 1 : 0]);
  return { ...overlap(goldBody({ set: '', id: '', body_parts }, body), body), segments: false };
}

/** Figures of a set of pages; `below` is the share of those whose own F1 is under .9. */
export type Figures = { pages: number; P: number; R: number; F1: number; pageF1: number; below: number };

/** The table row of a set of pages. */
export function tabulate(scores: readonly Score[]): Figures {
  const pages = scores.map(pageF1);
  return {
    pages: scores.length,
    ...(scores[0]?.segments ? segmentTotals(scores) : bodyTotals(scores)),
    pageF1: mean(pages),
    below: pages.filter((one) => one < 0.9).length / Math.max(1, pages.length),
  };
}

function segmentTotals(scores: readonly Score[]): { P: number; R: number; F1: number } {
  const sum = (count: (score: Score) => number) => scores.reduce((all, score) => all + count(score), 0);
  const tp = sum((score) => score.tp);
  const P = tp / Math.max(1, tp + sum((score) => score.fp));
  const R = tp / Math.max(1, tp + sum((score) => score.fn));
  return { P, R, F1: harmonic(P, R) };
}
