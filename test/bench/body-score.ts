import type { Gold } from './gold.ts';

/** Right, wrong and missing shares of one body, together 1; all 0 when there was nothing to find and nothing was found. */
export type Overlap = { tp: number; fp: number; fn: number };

const TOKEN = /[\p{L}\p{N}_]+/gu;
const SHINGLE = 4;

/** The bag of a text's 4-grams of words; a shorter text is one shingle. Case counts. */
function shingles(text: string): Map<string, number> {
  const tokens = text.match(TOKEN) ?? [];
  const bag = new Map<string, number>();
  if (tokens.length === 0) return bag;
  for (let at = 0; at < Math.max(1, tokens.length - SHINGLE + 1); at += 1) {
    const gram = tokens.slice(at, at + SHINGLE).join(' ');
    bag.set(gram, (bag.get(gram) ?? 0) + 1);
  }
  return bag;
}

/** How much of the gold a body has, and how much besides: the metric of scrapinghub/article-extraction-benchmark. */
export function overlap(gold: string, body: string): Overlap {
  const [wanted, given] = [shingles(gold), shingles(body)];
  const tp = shared(wanted, given);
  const [fp, fn] = [size(given) - tp, size(wanted) - tp];
  const total = tp + fp + fn;
  return total === 0 ? { tp: 0, fp: 0, fn: 0 } : { tp: tp / total, fp: fp / total, fn: fn / total };
}

/** The gold body as this prediction is measured by: an optional paragraph counts once at least half of its shingles are there. */
export function goldBody(gold: Gold, body: string): string {
  if (!gold.body_parts?.length) return gold.body ?? '';
  const given = shingles(body);
  const counts = ([text, optional]: readonly [string, 0 | 1]) => {
    if (!optional) return true;
    const grams = shingles(text);
    return shared(grams, given) >= 0.5 * size(grams);
  };
  return gold.body_parts
    .filter(counts)
    .map(([text]) => text)
    .join('\n\n');
}

/** Precision and recall are means over the pages that have any, F1 is their harmonic mean. */
export function bodyTotals(pages: readonly Overlap[]): { P: number; R: number; F1: number } {
  const P = mean(pages.filter(({ tp, fp }) => tp + fp > 0).map(({ tp, fp }) => tp / (tp + fp)));
  const R = mean(pages.filter(({ tp, fn }) => tp + fn > 0).map(({ tp, fn }) => tp / (tp + fn)));
  return { P, R, F1: harmonic(P, R) };
}

/** F1 of one page. */
export function pageF1({ tp, fp, fn }: Overlap): number {
  return fp === 0 && fn === 0 ? 1 : (2 * tp) / (2 * tp + fp + fn);
}

export function harmonic(P: number, R: number): number {
  return P + R === 0 ? 0 : (2 * P * R) / (P + R);
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function shared(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let count = 0;
  for (const [gram, times] of a) count += Math.min(times, b.get(gram) ?? 0);
  return count;
}

function size(bag: ReadonlyMap<string, number>): number {
  let count = 0;
  for (const times of bag.values()) count += times;
  return count;
}
