import type { Scene } from './scene.ts';

/** Characters at which a line counts in full. */
const FULL = 300;
/** What a line costs that a rule has taken, and one that is a sentence but too short to prove anything. */
const TAKEN = -15;
const SHORT_SENTENCE = -10;

/** A short line between two paragraphs, and any line of a drop that has no paragraph at all: a brief, a flash. */
const INSIDE = 0.6;
const BRIEF = 0.5;

/**
 * Finds the story in lines without markup: the stretch whose lines are worth most in sum (maximal-sum segment; linear). The more
 * of a drop is short lines, the surer a short line is furniture.
 */
export function weighText(scene: Scene): readonly number[] {
  const short = scene.looks.filter((look) => !look.prose).length / Math.max(1, scene.looks.length);
  const stray = -12 - 30 * short * short;
  const worths = scene.blocks.map((_, at) => worthOf(scene, at, stray));
  const { first, last } = bestStretch(worths);
  if (last === -1) return scene.labels.map((label) => (label ? 0 : BRIEF));
  return worths.map((worth, at) => (at < first || at > last ? 0 : worth > 0 ? 1 : INSIDE));
}

function worthOf(scene: Scene, at: number, stray: number): number {
  const { text } = scene.blocks[at]!;
  const look = scene.looks[at]!;
  if (scene.labels[at]) return TAKEN;
  if (!look.prose) return look.sentence ? SHORT_SENTENCE : stray;
  return Math.min(FULL, text.length) + (look.sentence ? 40 : -40);
}

function bestStretch(worths: readonly number[]): { first: number; last: number } {
  let best = { sum: 0, first: 0, last: -1 };
  let sum = 0;
  let first = 0;
  for (const [at, worth] of worths.entries()) {
    if (sum <= 0) {
      sum = 0;
      first = at;
    }
    sum += worth;
    if (sum > best.sum) best = { sum, first, last: at };
  }
  return best;
}
