import type { Quote } from '@copydesk/article/article';

import type { Evidence } from '../evidence.ts';
import { spanOf, story } from '../mentions/story.ts';
import { behind } from './speaker.ts';

/** A dash that parts speech from the rest: at the start, or beside a space. */
const DASHES = /(?<=\s)[—–―-](?=\s|\p{L})|(?<=[\p{L}.,!?…])[—―](?=[\s.,!?;:]|$)|(?<=[,!?.…]\s?)[—–―]/gu;
const LEAD = /^[—–―-]\s{0,2}/;
/** Dashes of one paragraph. */
const MOST = 20;

/**
 * Speech that a dash begins: `— No lo sé —dijo Ana Ruiz—. Vamos.` A paragraph counts only where a piece of it says who speaks, for
 * lists begin with dashes too. Linear.
 */
export function spokenLines(evidence: Evidence, block: number): Quote[] {
  const whole = story(evidence).blocks[block]!;
  const { text } = whole;
  const first = LEAD.exec(text)?.[0].length ?? 0;
  if (first === 0 || /^\d/.test(text.slice(first, first + 1))) return [];
  const cuts: [from: number, to: number][] = [];
  let from = first;
  for (const { index } of text.matchAll(DASHES)) {
    if (index < first || cuts.length >= MOST) continue;
    cuts.push([from, index]);
    from = index + 1;
  }
  cuts.push([from, text.length]);
  if (cuts.length === 1) cuts.splice(0, 1, ...atComma(text, first));
  for (const [index, clause] of cuts.entries()) {
    if (index === 0 || clause[1] - clause[0] > 200) continue;
    const attribution = behind(evidence, block, clause);
    if (!attribution || attribution.at[0] - clause[0] > 30) continue;
    const spoken = cuts
      .flatMap(([start, end], place) => (place !== index ? [trimmed(text, start, end)] : []))
      .filter(([start, end]) => end > start);
    const { speaker, verb, at } = attribution;
    const who = { ...(speaker !== undefined && { speaker }), ...(verb !== undefined && { verb }) };
    const quotes: Quote[] = [];
    for (const [place, [start, end]] of spoken.entries()) {
      const [said, told] = [spanOf(whole, start, end), spanOf(whole, ...at)];
      const rule = place === 0 ? 'dash' : 'dash-goes-on';
      const confidence = Math.min(attribution.confidence, 0.85);
      quotes.push({ text: text.slice(start, end), kind: 'direct', ...who, spans: [said, told], rule, confidence });
    }
    return quotes;
  }
  return [];
}

/** French speech ends at its last comma: `– Je ne sais pas, dit Zoé Lefèvre.` */
function atComma(text: string, first: number): [number, number][] {
  const comma = text.lastIndexOf(', ');
  return comma > first
    ? [
        [first, comma],
        [comma + 1, text.length],
      ]
    : [[first, text.length]];
}

/** Speech without the white space, the stop and the comma that the dash leaves around it. */
function trimmed(text: string, from: number, to: number): [number, number] {
  let [start, end] = [from, to];
  while (start < end && /[\s.,;:]/.test(text[start]!)) start += 1;
  while (end > start && /[\s,]/.test(text[end - 1]!)) end -= 1;
  return [start, end];
}
