import type { Also, Relation, Story } from '@copydesk/article/relation';

import type { Case } from './matches.ts';
import { type Match, isRoundup, isSame, rootOf } from './parts.ts';
import { kindOf, reasonsOf, rounded } from './reasons.ts';
import { oldestOf } from './roots.ts';

/** Of the root's text, or of the entry's where that is shorter, so much must be shared for a copy's word. */
const VOUCHED_LEAST = 0.4;

/** Most other relations that are told. */
const ALSO_MAX = 16;

/** The best match that leads to a cluster: see `leads`. */
export function leading(given: Case): Match | undefined {
  return given.copies.find((match) => leads(given, match));
}

/**
 * A copy leads to its root only if the entry is akin to the root as well: copies of copies drift, and a text must not vanish behind
 * an original that holds nothing of it. A root that has left the index cannot be asked.
 */
export function leads({ stories }: Case, { candidate: { story, relation } }: Match): boolean {
  const root = relation?.root;
  if (!root || root.uri === story.uri) return true;
  const there = stories.get(root.uri);
  return !there || there.comparison.akin || isSame(there.comparison.kind);
}

/** The cluster of some matches: the oldest of their roots, and the other roots, which are shown to be one with it. */
export function clusterOf(
  { stories }: Case,
  matches: readonly Match[],
  best: Match,
): { root: Story; joins: Pick<Relation, 'joins'> } {
  const roots = new Map<string, Story>();
  for (const { candidate } of [best, ...matches]) {
    const root = rootOf(candidate) ?? candidate.story;
    roots.set(root.uri, root);
  }
  const root = oldestOf([...roots.values()], stories) ?? best.candidate.story;
  roots.delete(root.uri);
  return { root, joins: roots.size === 0 ? {} : { joins: [...roots.values()] } };
}

/** The relation to the root where the entry matches that itself, else to the best match. */
export function follow(
  given: Case,
  best: Match,
  matches: readonly Match[],
  { root, joins }: ReturnType<typeof clusterOf>,
): Relation {
  const { candidate, comparison } = matches.find((match) => match.candidate.story.uri === root.uri) ?? best;
  return {
    kind: kindOf(comparison),
    of: candidate.story,
    root,
    score: rounded(comparison.score),
    reasons: reasonsOf(comparison),
    ...others(given, candidate.story, [
      ...given.copies,
      ...vouchedFor(given, root),
      ...given.carried,
      ...(isRoundup(candidate) ? containedStories(given) : []),
    ]),
    ...joins,
  };
}

/** The root, where the entry is but akin to it: a copy of it vouches for the rest. */
function vouchedFor({ stories, copies }: Case, root: Story): Match[] {
  const match = stories.get(root.uri);
  if (!match?.comparison.akin || match.comparison.score < VOUCHED_LEAST || copies.includes(match)) return [];
  const kind = match.comparison.overlap.length < 0.5 ? 'excerpt' : 'near';
  return [{ ...match, comparison: { ...match.comparison, kind } }];
}

/** The stories that it contains: those whose opening it carries, never its copies nor another roundup. */
export function containedStories(given: Case): Match[] {
  return given.contained.filter(({ candidate: { relation } }) => relation?.kind === 'none');
}

/** The other stories that the entry is like, `but` the one that its relation names. */
export function others(given: Case, but: Story, matches: readonly Match[]): { also?: Also[] } {
  const told = new Map<string, Also>();
  for (const { candidate, comparison } of matches) {
    const { uri } = candidate.story;
    if (uri === but.uri || uri === given.entry.story.uri || told.has(uri) || told.size === ALSO_MAX) continue;
    told.set(uri, { kind: kindOf(comparison), of: candidate.story, score: rounded(comparison.score) });
  }
  return told.size === 0 ? {} : { also: [...told.values()] };
}
