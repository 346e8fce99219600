import type { Place } from './place.ts';
import type { Scene } from './scene.ts';

/** Characters at which a paragraph counts in full; longer ones prove no more. */
const FULL = 400;
/** What a line of links costs a container. */
const STRAY = -25;
/** A container inside the best one that holds this share of its worth is the story's own. */
const OWN = 0.9;

/**
 * Finds the story in a page: every block is worth something, good or bad, and the element whose blocks are worth most in sum holds
 * the story (maximal-sum subtree; linear). Split stories meet in the element around their parts.
 */
export function weighPage(scene: Scene): readonly number[] {
  const worths = scene.blocks.map((_, at) => worthOf(scene, at));
  const region = narrow(scene, bestRegion(scene, worths));
  return worths.map((worth, at) => {
    if (!region) return brief(scene, at);
    if (at < region.first || at > region.last) return 0;
    return worth > 30 ? 1 : weak(scene, at);
  });
}

/** Short blocks count where the story is; links do not. */
function weak(scene: Scene, at: number): number {
  if (scene.labels[at]) return 0;
  return scene.looks[at]!.linkShare > 0.6 ? 0.2 : 0.6;
}

/** A page without one paragraph may still be a flash of a few words. */
function brief(scene: Scene, at: number): number {
  const { shape } = scene.blocks[at]!;
  return scene.labels[at] || scene.looks[at]!.linkShare > 0.3 || shape === 'image' || shape === 'heading' ? 0 : 0.5;
}

/** Characters for or against. */
function worthOf(scene: Scene, at: number): number {
  const block = scene.blocks[at]!;
  const look = scene.looks[at]!;
  if (scene.labels[at]) return scene.labels[at].role === 'heading' ? STRAY : -5;
  if (block.shape === 'image') return 0;
  if (block.shape === 'heading') return look.linkShare > 0.5 ? STRAY * 2 : 0;
  if (look.linkShare > 0.5) return STRAY;
  if (!look.prose) return block.shape === 'list-item' || block.shape === 'cell' ? Math.min(60, block.text.length) * 0.4 : -4;
  const length = Math.min(FULL, block.text.length * (look.words > block.text.length / 3 ? 2 : 1));
  return length * (1 - look.linkShare);
}

type Sums = { sums: readonly number[]; best: number };

/** Sums of all elements, and the one with the greatest; of equals the innermost. */
function bestRegion(scene: Scene, worths: readonly number[]): Sums | undefined {
  const sums = scene.places.map(() => 0);
  for (const [at, worth] of worths.entries()) {
    const element = scene.blocks[at]!.element;
    if (element !== undefined) sums[element]! += worth;
  }
  for (let number = scene.places.length - 1; number >= 0; number -= 1) {
    const { parent } = scene.places[number]!;
    if (parent >= 0) sums[parent]! += sums[number]!;
  }
  let best = 0;
  for (const number of sums.keys())
    if (scored(scene.places[number]!, sums[number]!) >= scored(scene.places[best]!, sums[best]!)) best = number;
  return (sums[best] ?? 0) > 0 ? { sums, best } : undefined;
}

function scored(place: Place, sum: number): number {
  return sum * (1 + (place.own.has('story') ? 0.1 : 0) + (place.name === 'article' || place.name === 'main' ? 0.05 : 0));
}

/** A stretch of blocks. */
type Region = Pick<Place, 'first' | 'last'>;

/** Goes inwards as long as one element with several blocks holds nearly all the worth; what stands between the headline and it stays. */
function narrow(scene: Scene, found: Sums | undefined): Region | undefined {
  if (!found) return undefined;
  const { sums, best } = found;
  const inner = new Map<number, number>();
  for (const [number, place] of scene.places.entries()) {
    const so = inner.get(place.parent);
    if (place.first < place.last && (so === undefined || sums[number]! > sums[so]!)) inner.set(place.parent, number);
  }
  let own = best;
  for (let next = inner.get(own); next !== undefined && sums[next]! >= sums[own]! * OWN; next = inner.get(own)) own = next;
  const whole = scene.places[best]!;
  const core = scene.places[own]!;
  const { headline } = scene;
  const first = headline !== undefined && headline >= whole.first && headline < core.first ? headline : core.first;
  return { first, last: closing(scene, core) };
}

/** The last block of a story whose closing paragraphs stand right below the element that holds the rest: short, but sentences. */
function closing(scene: Scene, { last, parent }: Place): number {
  let end = last;
  while (closes(scene, end + 1, parent)) end += 1;
  return end;
}

function closes(scene: Scene, at: number, parent: number): boolean {
  const place = scene.places[scene.blocks[at]?.element ?? -1];
  const look = scene.looks[at];
  return place?.name === 'p' && place.parent === parent && !scene.labels[at] && look?.sentence === true && look.linkShare === 0;
}
