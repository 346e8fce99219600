import type { Story } from '@copydesk/article/relation';

import { type Comparison, compare } from './compare.ts';
import type { Candidate } from './seen.ts';

/** A candidate of another story, and how the entry compares with it. */
export type Match = { candidate: Candidate; comparison: Comparison };

/**
 * A cut stands in its story and in every roundup that carries it, which are two stories all the same: of the longer texts that hold the
 * entry those count which are like the best match. What it holds as an item only is no copy, unless its story is like the best match.
 */
export function ofOneStory(copies: Match[]): { copies: Match[]; carried: Match[] } {
  if (copies.every(({ comparison: { kind } }) => kind === 'exact' || kind === 'near')) return { copies, carried: [] };
  const [best] = copies.filter((match) => !isItem(match)).toSorted((a, b) => Number(opens(b)) - Number(opens(a)));
  if (!best) return { copies: [], carried: copies.map(asItem) };
  const root = clusterUri(best);
  if (copies.every((match) => clusterUri(match) === root)) return { copies, carried: [] };
  const belongs = (match: Match) =>
    (match.comparison.kind !== 'excerpt' && !isItem(match)) ||
    clusterUri(match) === root ||
    isSame(compare(match.candidate.fingerprint, best.candidate.fingerprint).kind);
  return {
    copies: copies.filter(belongs),
    carried: copies.filter((match) => isItem(match) && !belongs(match)).map(asItem),
  };
}

/** Less than this part of the longer text, what is not its opening may be an item of a roundup. */
const ITEM_LENGTH = 1 / 4;

/** The entry holds it, but it is a small part, and not the one that the entry opens with. */
function isItem(match: Match): boolean {
  const { kind, overlap } = match.comparison;
  return kind === 'grown' && overlap.length * ITEM_LENGTH > 1 && !opens(match);
}

/** What one of the two shares with the other stands where the longer of them opens. Noise may end the passage soon. */
export function opens({ comparison: { kind, overlap } }: Match): boolean {
  const { shared, density } = kind === 'grown' ? overlap.opening : overlap.openingOfOther;
  return shared >= 3 && shared * 8 >= overlap.shared && density >= 0.4;
}

function asItem(match: Match): Match {
  return { ...match, comparison: { ...match.comparison, kind: 'contains' } };
}

function clusterUri({ candidate }: Match): string {
  return (rootOf(candidate) ?? candidate.story).uri;
}

/** Whether two texts of which this was found belong to one cluster. */
export function isSame(kind: Comparison['kind']): boolean {
  return kind === 'exact' || kind === 'near' || kind === 'excerpt' || kind === 'grown';
}

/** Whether a candidate carries other stories. What grew from a brief does not: it is of the brief's cluster, a roundup of its own. */
export function isRoundup({ story, relation }: Candidate): boolean {
  return relation?.kind === 'contains' && relation.root.uri === story.uri;
}

/** The root of the cluster of a candidate by now; undefined while it is not decided. */
export function rootOf({ relation, root }: Candidate): Story | undefined {
  return root ?? relation?.root;
}
