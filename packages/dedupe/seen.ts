import type { Version } from '@copydesk/article/drop';
import type { Relation, Story } from '@copydesk/article/relation';

import type { Print } from './fingerprint.ts';

/** What the index keeps of one version of one story. */
export type Entry = {
  /** The drop's id. */
  id: string;
  story: Story;
  version: Version;
  fingerprint: Print;
};

/** An earlier entry that may be related. */
export type Candidate = Entry & {
  /** Absent while its own judgement is still under way. */
  relation?: Relation;
  /** The root of its cluster, where that is another by now than `relation` says: clusters met, or the root was withdrawn. */
  root?: Story;
};

/** What the index answers when it is shown an entry. */
export type Meeting = {
  /** Names one life of the index; one that was wiped, or has forgotten its last moments, has another once it is rebuilt. */
  epoch: string;
  /** Place of the entry in the order of meetings, from 1. A retry keeps it; an entry that was withdrawn gets a new one. */
  turn: number;
  /** The decision about this very entry, where an earlier try made one. */
  decided?: Relation;
  /**
   * Entries that were met before this one and share anchors or the story with it, most shared anchors first; never the entry
   * itself, nor another story's entry that is a duplicate of a withdrawn original. At most `CANDIDATES_MAX` by anchors; of each
   * the versions of its root, and of the entry those of its own story, as many at most.
   */
  candidates: Candidate[];
};

/** Most candidates of one kind in a meeting. */
export const CANDIDATES_MAX = 16;

/**
 * Votes that make a candidate, of an entry with so many index keys: one phrase in common is chance, but a brief has few phrases.
 */
export function votesLeast(keys: number): number {
  return keys > 20 ? 2 : 1;
}

/** The index cannot be trusted: it was wiped, or has forgotten its last moments, and is not rebuilt yet. Try again later. */
export const REBUILDING = 'rebuilding';
export type Rebuilding = typeof REBUILDING;

/** The entry was taken out of the index since it was met. Meet it again. */
export const WITHDRAWN = 'withdrawn';
export type Withdrawn = typeof WITHDRAWN;

/** The claim of the one process that rebuilds the index. */
export type Rebuild = {
  /**
   * When the newest drop was put that the index has met and still remembers, ISO 8601 UTC: what was written before that is in it.
   * It is a time of the store alone, so that no clock must agree with another. Absent when it has met none: everything is to be put back.
   */
  since?: string;
  /**
   * Puts back an entry with its decision, as an outcome tells them. An article's takes the place of what the index remembers of its
   * version, unless that is an article's too; a duplicate's only that of none. Throws when the claim was lost.
   */
  restore(entry: Entry, relation: Relation): Promise<void>;
  /** Claims it for as long again, as `restore` does. Throws when the claim was lost. */
  renew(): Promise<void>;
  /** Makes the index trusted again. Throws when the claim was lost. */
  finish(): Promise<void>;
};

/**
 * The index of what was seen before. It may lie in a server that comes back without what it said last, as after a crash or a failover to
 * a replica that lagged: it finds that out by itself, and is untrusted from then on. Every method is atomic against every other, across processes: of two copies that are met
 * at the same moment exactly one sees the other.
 *
 * Why a withdrawn original leaves exactly one of its copies as the new one: a copy leaves the index together with its decision
 * and comes back with a later turn, so it sees every copy that came back before it. A copy that has not come back yet still
 * follows the withdrawn original, and such entries are nobody's candidates. So the first to come back sees none and becomes the
 * original, and every later one sees it.
 */
export type Seen = {
  /**
   * Adds the entry (a retry adds nothing new) and gives what was met before it. Where that is nothing, there is nothing to weigh: `alone`
   * is the decision from the start, so that most stories take one call, and a copy of one never waits for it.
   */
  meet(entry: Entry, alone?: Relation): Promise<Meeting | Rebuilding>;
  /**
   * Stores the decision about an entry unless there is one, and makes the clusters it joins one; gives the decision that holds.
   * Refused when the meeting is out of date. Of two roots the older stands for both: by its first version, then its key. So the
   * members of a cluster are the same in whatever order they come.
   */
  decide(
    entry: Pick<Entry, 'id' | 'story'>,
    relation: Relation,
    meeting: Pick<Meeting, 'epoch' | 'turn'>,
  ): Promise<Relation | Rebuilding | Withdrawn>;
  /**
   * For a story that did not become an article: takes out its entry of `version`, or of every version, that stands for itself or is
   * not decided, and the entry of `copy` if it is a duplicate that follows the story, so that it is met and judged anew. Duplicates of
   * another story stay. Does nothing while the index is rebuilt, and where only other versions stand for the story: they may become
   * articles yet.
   */
  withdraw(story: Story, version: Version | 'every', copy: Pick<Entry, 'id' | 'story'>): Promise<void>;
  /** The present epoch, or REBUILDING. */
  epoch(): Promise<string | Rebuilding>;
  /**
   * Claims the rebuild of an untrusted index for a while; undefined when another has it or none is due.
   * One that only lacks its last moments is kept, any other is emptied. A claim is lost when the index forgets or is distrusted.
   */
  claimRebuild(): Promise<Rebuild | undefined>;
  /** Makes the index untrusted, so that it is emptied and rebuilt: what `copydesk reindex` asks for. */
  distrust(): Promise<void>;
};
