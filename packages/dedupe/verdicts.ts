import type { Version } from '@copydesk/article/drop';
import { type Relation, type Story, isDuplicate } from '@copydesk/article/relation';

import { clusterOf, containedStories, follow, leading, leads, others } from './cluster.ts';
import { compare } from './compare.ts';
import type { Case } from './matches.ts';
import { type Match, isSame } from './parts.ts';
import { reasonsOf, rounded } from './reasons.ts';
import type { Entry } from './seen.ts';
import { sourceOf } from './write-through.ts';

/** What an article waits for; `for` names the story where there is one, so that a dead one can be withdrawn. */
export type Wait = { wait: string; for?: { story: Story; version: Version } };

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

/** The verdict on an entry that nothing came before. */
export function originalOf({ story }: Entry): Relation {
  return { kind: 'none', root: story, score: 1, reasons: ['nothing like it was seen before'] };
}

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
