import { compareVersions } from '@copydesk/article/drop';
import { isDuplicate } from '@copydesk/article/relation';

import { compare, decided, factsOf } from './compare.ts';
import { type Match, isRoundup, isSame, ofOneStory, opens, rootOf } from './parts.ts';
import type { Candidate, Entry } from './seen.ts';

/** All that a verdict looks at. */
export type Case = {
  entry: Entry;
  /** It says of itself that it is a newer text of a story. */
  isUpdate: boolean;
  /** Stories of the same text, whichever of the two is longer, best first. */
  copies: Match[];
  /** Stories whose opening the entry carries, best first. */
  contained: Match[];
  /** Texts that it holds whole, as a roundup holds a brief: no copies. */
  carried: Match[];
  /** Every other story that was met, and how the entry compares with the version most like it. */
  stories: Map<string, Match>;
  /** Older versions of the entry's own story, latest first. */
  older: Candidate[];
};

/** A form is known by so many other stories that fill it in. */
const FORM_STORIES = 2;

/** Compares an entry with its candidates and puts them in order. */
export function caseOf(entry: Entry, candidates: readonly Candidate[], isUpdate = false): Case {
  const { uri } = entry.story;
  const own = candidates.filter(({ story }) => story.uri === uri);
  const matches = compareAll(entry, own.length === 0 ? candidates : candidates.filter(({ story }) => story.uri !== uri));
  const stories = new Map<string, Match>();
  const copies: Match[] = [];
  const contained: Match[] = [];
  for (const match of matches) {
    const { candidate, comparison } = match;
    if (!stories.has(candidate.story.uri)) stories.set(candidate.story.uri, match);
    if (isSame(comparison.kind)) copies.push(match);
    else if (comparison.kind === 'contains') contained.push(match);
  }
  const told = ofOneStory(copiesAmong(copies, contained));
  return {
    entry,
    isUpdate,
    ...told,
    contained: told.carried.length === 0 ? contained : [...contained, ...told.carried].toSorted(byStrength),
    stories,
    older:
      own.length === 0
        ? own
        : own
            .filter(({ id, version }) => id !== entry.id && compareVersions(version, entry.version) < 0)
            .toSorted((a, b) => compareVersions(b.version, a.version)),
  };
}

/**
 * A story that a roundup carries is no cut of the roundup where the story itself was met too, and two roundups of one day share some
 * items: of roundups only whole copies count then, and what they open with; every other part of one is a story of its own.
 */
function copiesAmong(copies: Match[], contained: readonly Match[]): Match[] {
  const isPlain = ({ candidate, comparison: { kind } }: Match) => kind !== 'grown' && !isRoundup(candidate);
  if (copies.every(isPlain)) return copies;
  const like = new Set(copies.map(({ candidate }) => candidate.story.uri));
  const items = new Set(contained.map(({ candidate }) => candidate.story.uri));
  return copies.filter((match) => {
    const {
      candidate,
      comparison: { kind, score },
    } = match;
    // What holds a brief whole, but of the story the brief is cut from the opening only, did not grow from it: it carries it.
    if (kind === 'grown' && items.has(rootOf(candidate)?.uri ?? '')) return false;
    if (!isRoundup(candidate) || kind === 'exact') return true;
    if (kind === 'near') return score >= 0.75;
    if (kind === 'excerpt' && !opens(match)) return false;
    const { relation } = candidate;
    return ![relation, ...(relation?.also ?? [])].some((one) => one?.of && like.has(one.of.uri));
  });
}

/** Compares the entry with all of them; then once more with what the answers say of forms. */
function compareAll(entry: Entry, others: readonly Candidate[]): Match[] {
  const matches = others.map((candidate) => ({ candidate, comparison: compare(entry.fingerprint, candidate.fingerprint) }));
  const known = { form: formOf(matches), facts: 0 };
  if (known.form > 0) for (const match of matches) match.comparison = decided(match.comparison.overlap, known);
  const ordered = matches.toSorted(byStrength);
  const best = ordered.find(({ comparison: { kind } }) => isSame(kind));
  if (!best) return ordered;
  known.facts = factsOf(best.comparison.overlap);
  for (const match of ordered) if (match !== best) match.comparison = decided(match.comparison.overlap, known);
  return ordered;
}

/** Where two stories are the same form filled in otherwise, the most that one of them shares with the entry; else 0. */
function formOf(matches: readonly Match[]): number {
  const forms = matches.filter(({ comparison }) => comparison.kind === 'form');
  const stories = new Set(forms.map(({ candidate }) => (rootOf(candidate) ?? candidate.story).uri));
  return stories.size >= FORM_STORIES ? Math.max(...forms.map(({ comparison }) => comparison.score)) : 0;
}

/**
 * The most alike, then articles before duplicates and both before what is being judged, for which a copy would have to wait; then
 * the earliest version: whichever worker looks, it finds the same best match.
 */
function byStrength(a: Match, b: Match): number {
  return (
    b.comparison.resemblance - a.comparison.resemblance ||
    rankOf(a.candidate) - rankOf(b.candidate) ||
    compareVersions(a.candidate.version, b.candidate.version) ||
    (a.candidate.id < b.candidate.id ? -1 : 1)
  );
}

function rankOf({ relation }: Candidate): number {
  if (!relation) return 2;
  return isDuplicate(relation) ? 1 : 0;
}
