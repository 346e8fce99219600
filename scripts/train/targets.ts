import { squeeze } from '../../test/bench/fold.ts';
import { gramsOf, renumber, tokensOf } from './grams.ts';
import type { Gold } from './score.ts';

/** What each row should be (0 to 1) and how much it matters; a weight of 0 leaves a row out. */
export type Targets = { target: Float32Array; weight: Float32Array };

/** Labels rows by the share of their 4-grams that the gold body has, or by the segments they hold. */
export function targetsOf(gold: Gold, texts: readonly string[]): Targets {
  return 'with' in gold ? bySegments(gold, texts) : byBody(gold.parts, texts);
}

const SEGMENT_WEIGHT = 1.5;

function bySegments(gold: { with: readonly string[]; without: readonly string[] }, texts: readonly string[]): Targets {
  const target = new Float32Array(texts.length);
  const weight = new Float32Array(texts.length);
  const squeezed = texts.map(squeeze);
  for (const segment of gold.without.map(squeeze))
    for (const [row, text] of squeezed.entries()) if (text.includes(segment)) weight[row] = SEGMENT_WEIGHT;
  for (const segment of gold.with.map(squeeze)) {
    const rows = [...squeezed.keys()].filter((row) => squeezed[row]!.includes(segment));
    for (const row of rows) {
      target[row] = 1;
      weight[row] = SEGMENT_WEIGHT / rows.length;
    }
  }
  return { target, weight };
}

function byBody(parts: readonly (readonly [text: string, optional: boolean])[], texts: readonly string[]): Targets {
  renumber();
  const rows = texts.length;
  const target = new Float32Array(rows);
  const weight = new Float32Array(rows);
  const gold = tokensOf(parts.map(([text]) => text).join('\n'));
  const have = new Set(gramsOf(gold));
  const optional = new Set(parts.filter(([, free]) => free).flatMap(([text]) => gramsOf(tokensOf(text))));
  const lines = new Set(parts.flatMap(([text]) => text.split('\n')).map((line) => tokensOf(line).join(' ')));
  const flat = ` ${gold.join(' ')} `;
  const words = texts.map(tokensOf);
  for (let row = 0; row < rows; row += 1) {
    const own = words[row]!;
    if (own.length === 0) continue;
    const grams = gramsOf(own);
    const size = own.length;
    const isLine = lines.has(own.join(' '));
    weight[row] = Math.min(4, Math.max(0.05, (40 * (size + 3)) / (gold.length + 200)));
    if (size >= 4) {
      target[row] = grams.filter((gram) => have.has(gram)).length / grams.length;
      if (target[row]! > 0.2 && target[row]! < 0.8) weight[row]! *= 0.3;
      if (size < 8 && !isLine && target[row]! > 0.5) weight[row]! *= 0.3;
      if (grams.filter((gram) => optional.has(gram)).length > grams.length / 2) weight[row] = 0;
    } else target[row] = isLine ? 0.9 : flat.includes(` ${own.join(' ')} `) ? 0.4 : 0;
  }
  // A line of a word or two belongs to the story only among its paragraphs.
  const long = Float32Array.from(target, (share, row) => (words[row]!.length >= 8 && share > 0.5 ? 1 : 0));
  for (let row = 0; row < rows; row += 1) {
    if (words[row]!.length >= 4 || target[row] === 0) continue;
    const near = nearby(long, row, 4);
    if (target[row] === 0.4) weight[row]! *= 0.2;
    target[row] = near === 0 ? 0 : target[row]! > 0.5 ? 1 : near > 2 ? 0.5 : 0;
  }
  once(texts, words, parts, target, long);
  return { target, weight };
}

function nearby(flags: Float32Array, row: number, reach: number): number {
  let sum = 0;
  for (let at = Math.max(0, row - reach); at <= Math.min(flags.length - 1, row + reach); at += 1) sum += flags[at]!;
  return sum;
}

/** Of a text that the page prints more often than the story has it, the copies that stand among most of the story are the story's. */
function once(
  texts: readonly string[],
  words: readonly Int32Array[],
  parts: readonly (readonly [string, boolean])[],
  target: Float32Array,
  long: Float32Array,
): void {
  const places = new Map<string, number[]>();
  for (const [row, text] of texts.entries()) if (target[row]! > 0.5) places.set(text, [...(places.get(text) ?? []), row]);
  const flat = ` ${parts.map(([text]) => tokensOf(text).join(' ')).join(' ')} `;
  for (const [, rows] of places) {
    if (rows.length < 2) continue;
    const key = ` ${words[rows[0]!]!.join(' ')} `;
    let wanted = 0;
    for (let at = flat.indexOf(key); at !== -1 && wanted < rows.length; at = flat.indexOf(key, at + 1)) wanted += 1;
    const ranked = rows.toSorted((a, b) => nearby(long, b, 6) - nearby(long, a, 6) || a - b);
    for (const row of ranked.slice(Math.max(1, wanted))) target[row] = 0;
  }
}
