import type { Version } from '@copydesk/article/drop';
import type { Fingerprint, Relation, Story } from '@copydesk/article/relation';

/** What the index keeps of one version of one story. */
export type Entry = {
  /** The drop's id. */
  id: string;
  story: Story;
  version: Version;
  fingerprint: Fingerprint;
};

/** An earlier entry that may be related. `relation` is absent while its own judgement is still under way. */
export type Candidate = Entry & { relation?: Relation };

/** What the index answers when it is shown an entry. */
export type Meeting = {
  /** Names one life of the index; a wiped and rebuilt one has another. */
  epoch: string;
  /** The decision about this very entry, where an earlier try made one. */
  decided?: Relation;
  /** Entries that were met before this one and share anchors or the story with it, best first; never the entry itself. */
  candidates: Candidate[];
};

/** The index cannot be trusted: it was wiped and is not rebuilt yet. Try again later. */
export const REBUILDING = 'rebuilding';
export type Rebuilding = typeof REBUILDING;

/** The claim of the one process that rebuilds the index. */
export type Rebuild = {
  /** Puts back an entry with its decision, as an outcome tells them. Throws when the claim was lost. */
  restore(entry: Entry, relation: Relation): Promise<void>;
  /** Makes the index trusted again. Throws when the claim was lost. */
  finish(): Promise<void>;
};

/**
 * The index of what was seen before. Every method is atomic against every other, across processes: of two copies that are met
 * at the same moment exactly one sees the other.
 */
export type Seen = {
  /** Adds the entry (a retry adds nothing new) and gives what was met before it. */
  meet(entry: Entry): Promise<Meeting | Rebuilding>;
  /** Stores the decision about an entry unless there is one; gives the one that holds. Refused when the epoch has changed. */
  decide(id: string, relation: Relation, epoch: string): Promise<Relation | Rebuilding>;
  /**
   * Takes every entry of a story that did not become an article out of the index, and forgets the decision about `copy`, so
   * that it can be judged anew. Entries of the story newer than `version` stay.
   */
  withdraw(story: Story, version: Version, copy: string): Promise<void>;
  /** The present epoch, or REBUILDING. */
  epoch(): Promise<string | Rebuilding>;
  /** Claims the rebuild of an untrusted index for some seconds (renewed by every `restore`); undefined when another has it or none is due. */
  claimRebuild(): Promise<Rebuild | undefined>;
  /** Makes the index untrusted, so that it is rebuilt: what `copydesk reindex` asks for. */
  distrust(): Promise<void>;
};
