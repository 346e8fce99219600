import { type Version, compareVersions } from '@copydesk/article/drop';
import { type Relation, type Story, isDuplicate } from '@copydesk/article/relation';

import { type Comparison, compare } from './compare.ts';
import { type Candidate, type Entry, REBUILDING, type Seen, WITHDRAWN } from './seen.ts';

/** What an article waits for; `for` names the story where there is one, so that a dead one can be withdrawn. */
export type Wait = { wait: string; for?: { story: Story; version: Version } };

/** A judgement, or the reason why it must wait a little. */
export type Judgement = { relation: Relation; epoch: string } | Wait;

/** A candidate of another story, and how the entry compares with it. */
export type Match = { candidate: Candidate; comparison: Comparison };

/** All that a verdict looks at. */
export type Case = {
  entry: Entry;
  /** Matches with other stories, best first. */
  matches: Match[];
  /** Older versions of the entry's own story, latest first. */
  older: Candidate[];
};

/**
 * Judges how an entry relates to what came before it. The first decision about an entry holds for ever, so a retry gives the
 * same answer; only an entry whose original was withdrawn is judged anew. Throws only what `seen` throws.
 */
export async function judge(entry: Entry, seen: Seen): Promise<Judgement> {
  const meeting = await seen.meet(entry);
  if (meeting === REBUILDING) return { wait: 'the index is being rebuilt' };
  const { epoch, decided, candidates } = meeting;
  if (decided) return { relation: decided, epoch };

  const verdict = weigh(caseOf(entry, candidates));
  if ('wait' in verdict) return verdict;
  const relation = await seen.decide(entry.id, verdict, meeting);
  if (relation === REBUILDING) return { wait: 'the index is being rebuilt' };
  if (relation === WITHDRAWN) return { wait: 'the entry was withdrawn meanwhile' };
  return { relation, epoch };
}

/** Compares an entry with its candidates and puts them in order. */
export function caseOf(entry: Entry, candidates: readonly Candidate[]): Case {
  const others = candidates.filter(({ story }) => story.uri !== entry.story.uri);
  const own = candidates.filter(({ id, story }) => story.uri === entry.story.uri && id !== entry.id);
  return {
    entry,
    matches: matchesOf(entry, others).toSorted(byStrength),
    older: own
      .filter(({ version }) => compareVersions(version, entry.version) < 0)
      .toSorted((a, b) => compareVersions(b.version, a.version)),
  };
}

/** A form is known by two other stories that fill it in; then the rest are looked at again with that in mind. */
function matchesOf(entry: Entry, others: readonly Candidate[]): Match[] {
  const match = (isForm: boolean) =>
    others.map((candidate) => ({ candidate, comparison: compare(entry.fingerprint, candidate.fingerprint, isForm) }));
  const matches = match(false);
  const forms = new Set(matches.filter((m) => m.comparison.kind === 'form').map(({ candidate }) => (candidate.relation?.root ?? candidate.story).uri)).size;
  const met = new Set(others.map(({story}) => story.uri));
  return (forms >= Number(process.env.FORMS ?? 2) ? match(true) : matches).filter(({ comparison }) => comparison.kind !== 'none' && comparison.kind !== 'form').filter(({candidate}) => !candidate.relation || candidate.relation.root.uri === candidate.story.uri || !met.has(candidate.relation.root.uri));
}

const strength: Record<Comparison['kind'] | Relation['kind'], number> = { exact: 0, near: 1, excerpt: 1, contains: 3, revision: 4, form: 4, none: 4 };

/** Strongest kind, then score, then the earliest version: whichever worker looks, it finds the same best match. */
function byStrength(a: Match, b: Match): number {
  return (
    strength[a.comparison.kind] - strength[b.comparison.kind] ||
    b.comparison.resemblance - a.comparison.resemblance ||
    compareVersions(a.candidate.version, b.candidate.version)
  );
}

/** One way a case can end. */
type Verdict = { name: string; why: string; reach: (given: Case) => Relation | Wait | undefined };

/** The verdicts in order; the first that is reached holds. */
export const verdicts = [
  {
    name: 'duplicate',
    why: 'The best match stands for another story. Its own decision tells which, and until there is one any answer would be a guess.',
    reach: ({ entry, matches: [best] }) => {
      if (!best || best.comparison.kind === 'contains') return undefined;
      const { story, version, relation } = best.candidate;
      if (!relation) return { wait: 'its original is being judged', for: { story, version } };
      return relation.root.uri === entry.story.uri ? undefined : follow(best, relation);
    },
  },
  {
    name: 'revision',
    why: 'An older version of the same object was met, or a copy of one: a story is never a duplicate of itself.',
    reach: ({ entry, matches: [best], older: [latest] }) => {
      const itself = best?.candidate.relation?.root.uri === entry.story.uri && best.comparison.kind !== 'contains';
      if (!latest && !itself) return undefined;
      const { score, reasons } = latest ? compare(entry.fingerprint, latest.fingerprint) : (best?.comparison ?? NOTHING);
      return { kind: 'revision', of: entry.story, root: entry.story, score, reasons: ['newer version of the same object', ...reasons] };
    },
  },
  {
    name: 'contains',
    why: 'Worth telling an editor, but most of the text is new: it is an original.',
    reach: ({ entry, matches: [best] }) => {
      if (best?.comparison.kind !== 'contains') return undefined;
      const { score, reasons } = best.comparison;
      return { kind: 'contains', of: best.candidate.story, root: entry.story, score, reasons };
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

/** The relation to the root of a match: a copy of a copy is no nearer to the root than the copy it matches. */
function follow({ candidate, comparison }: Match, relation: Relation): Relation {
  const kind = isDuplicate(relation) && strength[relation.kind] > strength[comparison.kind] ? relation.kind : comparison.kind;
  const through = candidate.story.uri === relation.root.uri ? [] : [`by way of ${candidate.story.key}`];
  return { kind: kind, of: relation.root, root: relation.root, score: comparison.score, reasons: [...comparison.reasons, ...through] };
}
