import { compareVersions } from '@copydesk/article/drop';

import { type Comparison, compare } from './compare.ts';
import type { Candidate, Entry } from './seen.ts';

/** A candidate of another story, and how the entry compares with it. */
export type Match = { candidate: Candidate; comparison: Comparison };

/** A match that may keep the entry out of `articles/`. */
export type Copy = Match & { comparison: { kind: 'exact' | 'near' | 'excerpt' } };

/** All that a verdict looks at. */
export type Case = {
  entry: Entry;
  /** Best first. */
  copies: Copy[];
  /** The best weak match, which never does. */
  contained?: Match;
  /** Every other story that was met, and how the entry compares with the version most like it. */
  stories: Map<string, Comparison>;
  /** Older versions of the entry's own story, latest first. */
  older: Candidate[];
};

/** A form is known by so many other stories that fill it in. */
const FORM_STORIES = 2;

/** Compares an entry with its candidates and puts them in order. */
export function caseOf(entry: Entry, candidates: readonly Candidate[]): Case {
  const others = compareAll(
    entry,
    candidates.filter(({ story }) => story.uri !== entry.story.uri),
  );
  const contained = others.find(({ comparison }) => comparison.kind === 'contains');
  return {
    entry,
    copies: others.filter(isCopy),
    ...(contained && { contained }),
    // Weakest first, so that the strongest is the one that stays.
    stories: new Map(others.toReversed().map(({ candidate, comparison }) => [candidate.story.uri, comparison])),
    older: candidates
      .filter(({ id, story }) => story.uri === entry.story.uri && id !== entry.id)
      .filter(({ version }) => compareVersions(version, entry.version) < 0)
      .toSorted((a, b) => compareVersions(b.version, a.version)),
  };
}

function isCopy(match: Match): match is Copy {
  const { kind } = match.comparison;
  return kind === 'exact' || kind === 'near' || kind === 'excerpt';
}

/** Where two stories are the same form filled in otherwise, the rest are looked at again with that in mind. */
function compareAll(entry: Entry, others: readonly Candidate[]): Match[] {
  const compareEach = (form: number) =>
    others.map((candidate) => ({ candidate, comparison: compare(entry.fingerprint, candidate.fingerprint, form) }));
  const matches = compareEach(0);
  const forms = matches.filter(({ comparison }) => comparison.kind === 'form');
  const stories = new Set(forms.map(({ candidate: { story, relation } }) => relation?.root.uri ?? story.uri));
  const most = Math.max(...forms.map(({ comparison }) => comparison.score));
  return (stories.size < FORM_STORIES ? matches : compareEach(most)).toSorted(byStrength);
}

/** The most alike, then the earliest version: whichever worker looks, it finds the same best match. */
function byStrength(a: Match, b: Match): number {
  return (
    b.comparison.resemblance - a.comparison.resemblance ||
    compareVersions(a.candidate.version, b.candidate.version) ||
    (a.candidate.id < b.candidate.id ? -1 : 1)
  );
}
