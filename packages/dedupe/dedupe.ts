import type { Version } from '@copydesk/article/drop';
import { type Also, type Relation, type Story, isDuplicate } from '@copydesk/article/relation';

import { compare } from './compare.ts';
import { type Case, caseOf } from './matches.ts';
import { type Match, isRoundup, isSame, rootOf } from './parts.ts';
import { withPassages } from './passages.ts';
import { kindOf, reasonsOf, rounded } from './reasons.ts';
import { oldestOf } from './roots.ts';
import { type Entry, REBUILDING, type Seen, WITHDRAWN } from './seen.ts';
import { isWriteThrough, sourceOf } from './write-through.ts';

/** What an article waits for; `for` names the story where there is one, so that a dead one can be withdrawn. */
export type Wait = { wait: string; for?: { story: Story; version: Version } };

/** A judgement, or the reason why it must wait a little. `epoch` is the life of the index it was made in. */
export type Judgement = { relation: Relation; epoch: string } | Wait;

/**
 * Judges how an entry relates to what came before it. The first decision about an entry holds for ever, so a retry gives the
 * same answer; only an entry whose original was withdrawn is judged anew. With the text that the fingerprint is of, relations name
 * the passages shared. Throws only what `seen` throws.
 */
export async function judge(entry: Entry, seen: Seen, text?: string): Promise<Judgement> {
  const meeting = await seen.meet(entry, originalOf(entry));
  if (meeting === REBUILDING) return { wait: 'the index of duplicates is being rebuilt' };
  const { epoch, decided, candidates } = meeting;
  if (decided) return { relation: decided, epoch };

  const given = caseOf(entry, candidates, text !== undefined && isWriteThrough(text));
  const verdict = weigh(given);
  if ('wait' in verdict) return verdict;
  const told = text === undefined ? verdict : withPassages(verdict, given, text);
  const relation = await seen.decide(entry, told, meeting);
  if (relation === REBUILDING) return { wait: 'the index of duplicates is being rebuilt' };
  if (relation === WITHDRAWN) return { wait: 'it was taken out of the index meanwhile' };
  return { relation, epoch };
}

/** One way a case can end. */
type Verdict = { name: string; why: string; reach: (given: Case) => Relation | Wait | undefined };

/** The verdicts in order; the first that is reached holds. */
export const verdicts = [
  {
    name: 'write-through',
    why: 'The same source says that this is a newer text of what it sent under another name: it must not vanish as a copy.',
    reach: (given) => {
      const best = given.isUpdate ? writtenThrough(given) : undefined;
      if (!best) return undefined;
      const matches = given.copies.filter((match) => match.candidate.relation && leads(given, match));
      const relation = follow(given, best, [best, ...matches], clusterOf(given, matches, best));
      return {
        ...relation,
        kind: 'revision',
        of: best.candidate.story,
        reasons: ['write-through of the same source', ...relation.reasons],
      };
    },
  },
  {
    name: 'same text',
    why: 'What stands in `articles/` has this text already, or a part of it. Which cluster that is the best match itself decided; until it has, any answer would be a guess.',
    reach: (given) => {
      const best = leading(given);
      if (!best) return undefined;
      const { story, version, relation } = best.candidate;
      if (!relation) return { wait: `its original ${story.key} is being judged`, for: { story, version } };
      const matches = given.copies.filter((match) => match.candidate.relation && leads(given, match));
      const cluster = clusterOf(given, matches, best);
      return cluster.root.uri === given.entry.story.uri || renews(given) ? undefined : follow(given, best, matches, cluster);
    },
  },
  {
    name: 'revision',
    why: 'An older version of the same object was met, or a copy of one: a story is never a duplicate of itself.',
    reach: (given) => {
      const { entry, older } = given;
      const copy = leading(given);
      const comparison = older[0] ? compare(entry.fingerprint, older[0].fingerprint) : copy?.comparison;
      if (!comparison) return undefined;
      return {
        kind: 'revision',
        of: entry.story,
        root: entry.story,
        score: rounded(comparison.score),
        reasons: ['newer version of the same object', ...reasonsOf(comparison)],
        ...others(given, entry.story, given.copies),
      };
    },
  },
  {
    name: 'contains',
    why: 'Worth telling an editor, but most of the text is new: it is an original.',
    reach: (given) => {
      const stories = containedStories(given);
      const [best] = stories;
      if (!best) return undefined;
      const { candidate, comparison } = best;
      return {
        kind: 'contains',
        of: candidate.story,
        root: given.entry.story,
        score: rounded(comparison.score),
        reasons: reasonsOf(comparison),
        ...others(given, candidate.story, [...given.copies, ...stories]),
      };
    },
  },
  {
    name: 'drifted',
    why: 'Its like are copies that have drifted from their original, which holds next to nothing of it: an article, but of their cluster.',
    reach: (given) => {
      const copies = given.copies.filter(({ candidate }) => candidate.relation);
      const [best] = copies;
      if (!best) return undefined;
      const drifted = copies.filter(({ comparison }) => comparison.kind !== 'grown');
      const { root, joins } = drifted[0] ? clusterOf(given, drifted, drifted[0]) : { root: given.entry.story, joins: {} };
      return {
        kind: 'none',
        root,
        score: 1,
        reasons: ['like copies of a story that itself is not like it', ...reasonsOf(best.comparison)],
        ...others(given, given.entry.story, given.copies),
        ...joins,
      };
    },
  },
  {
    name: 'original',
    why: 'Nothing that was met before is like it.',
    reach: ({ entry }) => originalOf(entry),
  },
] as const satisfies Verdict[];

/** The verdict on a case: a relation, or what to wait for. */
export function weigh(given: Case): Relation | Wait {
  for (const { reach } of verdicts) {
    const reached = reach(given);
    if (reached) return reached;
  }
  throw new Error('the last verdict reaches every case');
}

function originalOf({ story }: Entry): Relation {
  return { kind: 'none', root: story, score: 1, reasons: ['nothing like it was seen before'] };
}

/** Of the root's text, or of the entry's where that is shorter, so much must be shared for a copy's word. */
const VOUCHED_LEAST = 0.4;

/** Most other relations that are told. */
const ALSO_MAX = 16;

/** The article that the entry is written through from: of the same source, not newer, and not the same words. */
function writtenThrough({ entry, copies }: Case): Match | undefined {
  const source = sourceOf(entry.story);
  return copies.find(
    ({ candidate: { story, version, relation }, comparison: { kind } }) =>
      relation &&
      !isDuplicate(relation) &&
      kind !== 'exact' &&
      source !== undefined &&
      source === sourceOf(story) &&
      (version.lastModified ?? '') <= (entry.version.lastModified ?? ''),
  );
}

/** Whether the entry is a newer text of an article that its own object made before. */
function renews({ entry, older: [before] }: Case): boolean {
  if (!before?.relation || isDuplicate(before.relation)) return false;
  return isSame(compare(entry.fingerprint, before.fingerprint).kind);
}

/** The best match that leads to a cluster: see `leads`. */
function leading(given: Case): Match | undefined {
  return given.copies.find((match) => leads(given, match));
}

/**
 * A copy leads to its root only if the entry is akin to the root as well: copies of copies drift, and a text must not vanish behind
 * an original that holds nothing of it. A root that has left the index cannot be asked.
 */
function leads({ stories }: Case, { candidate: { story, relation } }: Match): boolean {
  const root = relation?.root;
  if (!root || root.uri === story.uri) return true;
  const there = stories.get(root.uri);
  return !there || there.comparison.akin || isSame(there.comparison.kind);
}

/** The cluster of some matches: the oldest of their roots, and the other roots, which are shown to be one with it. */
function clusterOf({ stories }: Case, matches: readonly Match[], best: Match): { root: Story; joins: Pick<Relation, 'joins'> } {
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
function follow(given: Case, best: Match, matches: readonly Match[], { root, joins }: ReturnType<typeof clusterOf>): Relation {
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
function containedStories(given: Case): Match[] {
  return given.contained.filter(({ candidate: { relation } }) => relation?.kind === 'none');
}

function others(given: Case, but: Story, matches: readonly Match[]): { also?: Also[] } {
  const told = new Map<string, Also>();
  for (const { candidate, comparison } of matches) {
    const { uri } = candidate.story;
    if (uri === but.uri || uri === given.entry.story.uri || told.has(uri) || told.size === ALSO_MAX) continue;
    told.set(uri, { kind: kindOf(comparison), of: candidate.story, score: rounded(comparison.score) });
  }
  return told.size === 0 ? {} : { also: [...told.values()] };
}
