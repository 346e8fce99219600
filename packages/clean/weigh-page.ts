import type { Scene } from './scene.ts';
import type { Place } from './place.ts';

/** Characters at which a paragraph counts in full; longer ones prove no more. */
const FULL = 400;
/** What a stray line of furniture costs a container. */
const STRAY = -25;

/**
 * Finds the story in a page: every block is worth something, good or bad, and the element whose blocks are worth most in sum is
 * the story's container (maximal-sum subtree; linear). Split stories meet in the element around their parts.
 */
export function weighPage(scene: Scene): readonly number[] {
  const worths = scene.blocks.map((_, at) => worthOf(scene, at));
  const region = bestRegion(scene, worths);
  return worths.map((worth, at) => {
    if (!region || at < region.first || at > region.last) return 0;
    return worth > 0 ? 1 : weak(scene, at);
  });
}

/** Short blocks count where the story is; links do not. */
function weak(scene: Scene, at: number): number {
  if (scene.labels[at]) return 0;
  const { linkShare } = scene.looks[at]!;
  return linkShare > 0.6 ? 0.2 : 0.6;
}

/** Characters for or against. */
export function worthOf(scene: Scene, at: number): number {
  const block = scene.blocks[at]!;
  const look = scene.looks[at]!;
  if (scene.labels[at]) return scene.labels[at].role === 'heading' ? STRAY : -5;
  if (block.shape === 'image') return 0;
  const length = Math.min(FULL, block.text.length * (look.words > block.text.length / 3 ? 2 : 1));
  if (block.shape === 'heading') return look.linkShare > 0.5 ? STRAY * 2 : -5;
  if (look.linkShare > 0.5) return STRAY;
  if (!look.prose) return block.shape === 'list-item' || block.shape === 'cell' ? -12 : -8;
  return length * (1 - look.linkShare);
}

/** The element with the greatest sum; of equals the innermost. */
function bestRegion(scene: Scene, worths: readonly number[]): Place | undefined {
  const sums = scene.places.map(() => 0);
  for (const [at, worth] of worths.entries()) {
    const element = scene.blocks[at]!.element;
    if (element !== undefined) sums[element]! += worth;
  }
  let best: number | undefined;
  for (let number = scene.places.length - 1; number >= 0; number -= 1) {
    const place = scene.places[number]!;
    const sum = sums[number]!;
    if (place.parent >= 0) sums[place.parent]! += sum;
  }
  for (const [number, place] of scene.places.entries()) {
    const bonus = 1 + (place.own.has('story') ? 0.1 : 0) + (place.name === 'article' || place.name === 'main' ? 0.05 : 0);
    sums[number]! *= sums[number]! > 0 ? bonus : 1;
    if (best === undefined || sums[number]! >= sums[best]!) best = number;
  }
  return best === undefined || sums[best]! <= 0 ? undefined : scene.places[best];
}

