import type { Scene } from './scene.ts';

/** Characters at which a line counts in full. */
const FULL = 300;

/**
 * Finds the story in lines without markup: the stretch whose lines are worth most in sum (maximal-sum segment; linear).
 */
export function weighText(scene: Scene): readonly number[] {
  const worths = scene.blocks.map((_, at) => worthOf(scene, at));
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
  return worths.map((worth, at) => (at < best.first || at > best.last ? 0 : worth > 0 ? 1 : 0.6));
}

function worthOf(scene: Scene, at: number): number {
  const { text } = scene.blocks[at]!;
  const look = scene.looks[at]!;
  if (scene.labels[at]) return -4;
  if (!look.prose) return look.sentence ? -5 : -20;
  return Math.min(FULL, text.length) + (look.sentence ? 40 : -40);
}
