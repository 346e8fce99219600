import type { Version } from '@copydesk/article/drop';
import type { Relation, Story } from '@copydesk/article/relation';

import { compare } from './compare.ts';
import { type Case, type Copy, caseOf } from './matches.ts';
import { type Entry, REBUILDING, type Seen, WITHDRAWN } from './seen.ts';

/** What an article waits for; `for` names the story where there is one, so that a dead one can be withdrawn. */
export type Wait = { wait: string; for?: { story: Story; version: Version } };

/** A judgement, or the reason why it must wait a little. `epoch` is the life of the index it was made in. */
export type Judgement = { relation: Relation; epoch: string } | Wait;

/**
 * Judges how an entry relates to what came before it. The first decision about an entry holds for ever, so a retry gives the
 * same answer; only an entry whose original was withdrawn is judged anew. Throws only what `seen` throws.
 */
export async function judge(entry: Entry, seen: Seen): Promise<Judgement> {
  const meeting = await seen.meet(entry);
  if (meeting === REBUILDING) return { wait: 'the index of duplicates is being rebuilt' };
  const { epoch, decided, candidates } = meeting;
  if (decided) return { relation: decided, epoch };

  const verdict = weigh(caseOf(entry, candidates));
  if ('wait' in verdict) return verdict;
  const relation = await seen.decide(entry.id, verdict, meeting);
  if (relation === REBUILDING) return { wait: 'the index of duplicates is being rebuilt' };
  if (relation === WITHDRAWN) return { wait: 'it was taken out of the index meanwhile' };
  return { relation, epoch };
}

/** One way a case can end. */
type Verdict = { name: string; why: string; reach: (given: Case) => Relation | Wait | undefined };

/** The verdicts in order; the first that is reached holds. */
export const verdicts = [
  {
    name: 'duplicate',
    why: 'What stands in `articles/` has this text already. Which story that is the best match itself decided; until it has, any answer would be a guess.',
    reach: (given) => {
      const best = leading(given);
      if (!best) return undefined;
      const { story, version, relation } = best.candidate;
      if (!relation) return { wait: `its original ${story.key} is being judged`, for: { story, version } };
      return relation.root.uri === given.entry.story.uri ? undefined : follow(best, relation.root);
    },
  },
  {
    name: 'revision',
    why: 'An older version of the same object was met, or a copy of one: a story is never a duplicate of itself.',
    reach: (given) => {
      const { entry, older } = given;
      const copy = leading(given);
      if (!older[0] && !copy) return undefined;
      const { score, reasons } = older[0] ? compare(entry.fingerprint, older[0].fingerprint) : (copy?.comparison ?? NOTHING);
      return {
        kind: 'revision',
        of: entry.story,
        root: entry.story,
        score,
        reasons: ['newer version of the same object', ...reasons],
      };
    },
  },
  {
    name: 'contains',
    why: 'Worth telling an editor, but most of the text is new: it is an original.',
    reach: ({ entry, contained }) => {
      if (!contained) return undefined;
      const { candidate, comparison } = contained;
      return { kind: 'contains', of: candidate.story, root: entry.story, score: comparison.score, reasons: comparison.reasons };
    },
  },
  {
    name: 'original',
    why: 'Nothing that was met before is like it.',
    reach: ({ entry }) => ({ kind: 'none', root: entry.story, score: 1, reasons: ['nothing like it was seen before'] }),
  },
] as const satisfies Verdict[];

const NOTHING = { score: 0, reasons: [] };

/** The verdict on a case: a relation, or what to wait for. */
export function weigh(given: Case): Relation | Wait {
  for (const { reach } of verdicts) {
    const reached = reach(given);
    if (reached) return reached;
  }
  throw new Error('the last verdict reaches every case');
}

/**
 * The best copy that leads to a story which stands in `articles/`. A copy leads to its root only if the entry is akin to the
 * root as well: copies of copies drift, and a text must not vanish behind an original that holds nothing of it. A root that
 * has left the index cannot be asked.
 */
function leading({ copies, stories }: Case): Copy | undefined {
  return copies.find(({ candidate: { story, relation } }) => {
    if (!relation || relation.root.uri === story.uri) return true;
    return stories.get(relation.root.uri)?.akin ?? true;
  });
}

function follow({ candidate, comparison: { kind, score, reasons } }: Copy, root: Story): Relation {
  const via = candidate.story.uri === root.uri ? [] : [`by way of its copy ${candidate.story.key}`];
  return { kind, of: root, root, score, reasons: [...reasons, ...via] };
}
