import { compareVersions } from '@copydesk/article/drop';
import type { Relation } from '@copydesk/article/relation';

import { decodeShingles } from './fingerprint.ts';
import {
  CANDIDATES_MAX,
  type Candidate,
  type Entry,
  LISTED_MAX,
  REBUILDING,
  type Rebuild,
  type Seen,
  WITHDRAWN,
} from './seen.ts';

/**
 * An entry with its place in the order of meetings, and, until it is decided, what it shared anchors with when it was first met,
 * most shared first: the lists keep the latest only, and a copy that waits while many more come would find nobody before it.
 */
type Known = Candidate & { turn: number; sharing: Known[] };

/** What is listed under a key. Nearly always one entry, which then needs no list: that halves the index. */
type Listed = Known | Known[];

/** The index of one process. `wipe` loses everything at once, as a flushed Redis does. */
export type MemorySeen = Seen & { wipe(): void };

/**
 * An index in memory: for `copydesk try`, which judges duplicates within one run, and for tests. It is born trusted, as there is
 * nothing it could be rebuilt from. About 3 KB an entry; beyond `limit` entries the first met are forgotten.
 */
export function memorySeen({ limit = 100_000 }: { limit?: number } = {}): MemorySeen {
  const entries = new Map<string, Known>();
  const stories = new Map<string, Listed>();
  const anchors = new Map<number, Listed>();
  /** By story, the last turn at which it was withdrawn: decisions of entries met until then that follow it are void. */
  const withdrawn = new Map<string, number>();
  let turns = 0;
  let lives = 1;
  let trusted = true;
  let claim: symbol | undefined;

  function add(entry: Entry, relation?: Relation): Known {
    const sharing = relation ? [] : sharingOf(entry);
    const known: Known = { ...entry, turn: ++turns, sharing, ...(relation && { relation }) };
    entries.set(entry.id, known);
    list(stories, entry.story.uri, known, CANDIDATES_MAX);
    for (const anchor of anchorsOf(entry)) list(anchors, anchor, known, LISTED_MAX);
    const [first] = entries.size > limit ? entries.values() : [];
    if (first) remove(first);
    return known;
  }

  function remove(known: Known): void {
    entries.delete(known.id);
    unlist(stories, known.story.uri, known);
    for (const anchor of anchorsOf(known)) unlist(anchors, anchor, known);
  }

  function clear(): void {
    for (const map of [entries, stories, anchors, withdrawn]) map.clear();
    turns = 0;
  }

  function follows(known: Known): boolean {
    const root = known.relation?.root.uri;
    return root === undefined || root === known.story.uri || (withdrawn.get(root) ?? 0) < known.turn;
  }

  function sharingOf(entry: Entry): Known[] {
    const votes = new Map<Known, number>();
    for (const anchor of anchorsOf(entry)) {
      for (const other of listed(anchors, anchor)) votes.set(other, (votes.get(other) ?? 0) + 1);
    }
    return [...votes].toSorted(([a, x], [b, y]) => y - x || a.turn - b.turn).map(([other]) => other);
  }

  function candidatesOf(known: Known): Candidate[] {
    const sharing = known.sharing.filter(
      (other) => entries.get(other.id) === other && other.story.uri !== known.story.uri && follows(other),
    );
    const chosen = new Set(sharing.slice(0, CANDIDATES_MAX));
    for (const uri of [known.story.uri, ...[...chosen].flatMap(({ relation }) => relation?.root.uri ?? [])]) {
      for (const version of listed(stories, uri)) if (version.turn < known.turn) chosen.add(version);
    }
    return Array.from(chosen, ({ id, story, version, fingerprint, relation }) => ({
      id,
      story,
      version,
      fingerprint,
      ...(relation && { relation }),
    }));
  }

  function rebuildOf(mine: symbol): Rebuild {
    const check = () => {
      if (claim !== mine) throw new Error('The claim to rebuild the index of duplicates was lost. Claim it again.');
    };
    return {
      restore: async (entry, relation) => {
        check();
        if (!entries.has(entry.id)) add(entry, relation);
      },
      finish: async () => {
        check();
        claim = undefined;
        trusted = true;
        lives++;
      },
    };
  }

  return {
    meet: async (entry) => {
      if (!trusted) return REBUILDING;
      const known = entries.get(entry.id) ?? add(entry);
      const { turn, relation } = known;
      return { epoch: `life ${lives}`, turn, ...(relation && { decided: relation }), candidates: candidatesOf(known) };
    },
    decide: async (id, relation, { epoch, turn }) => {
      if (!trusted || epoch !== `life ${lives}`) return REBUILDING;
      const known = entries.get(id);
      if (!known) return WITHDRAWN;
      if (known.relation) return known.relation;
      if (known.turn !== turn) return WITHDRAWN;
      known.relation = relation;
      known.sharing = [];
      return relation;
    },
    withdraw: async (story, version, copy) => {
      if (!trusted) return;
      for (const known of listed(stories, story.uri)) {
        const stands = known.relation === undefined || known.relation.root.uri === story.uri;
        if (stands && compareVersions(known.version, version) <= 0) remove(known);
      }
      const follower = entries.get(copy);
      if (follower && follower.story.uri !== story.uri && follower.relation?.root.uri === story.uri) remove(follower);
      withdrawn.set(story.uri, turns);
    },
    epoch: async () => (trusted ? `life ${lives}` : REBUILDING),
    claimRebuild: async () => {
      if (trusted || claim) return undefined;
      clear();
      claim = Symbol('claim');
      return rebuildOf(claim);
    },
    distrust: async () => {
      trusted = false;
    },
    wipe: () => {
      clear();
      trusted = false;
      claim = undefined;
    },
  };
}

/** Index keys of an entry: its anchors, and the start of its exact hash so that a text of two words is found as well. */
function anchorsOf({ fingerprint }: Entry): Int32Array {
  const anchors = decodeShingles(fingerprint.anchors);
  // Signed, as V8 keeps such numbers without a box.
  return Int32Array.of(Number.parseInt(fingerprint.exact.slice(0, 8), 16), ...anchors);
}

function listed<Key>(map: Map<Key, Listed>, key: Key): Known[] {
  const there = map.get(key);
  return there === undefined ? [] : Array.isArray(there) ? there : [there];
}

/** Lists an entry under a key; only the latest `most` stay. */
function list<Key>(map: Map<Key, Listed>, key: Key, known: Known, most: number): void {
  const others = listed(map, key);
  map.set(key, others.length === 0 ? known : [...others, known].slice(-most));
}

function unlist<Key>(map: Map<Key, Listed>, key: Key, known: Known): void {
  const others = listed(map, key).filter((other) => other !== known);
  if (others.length > 0) map.set(key, others);
  else map.delete(key);
}
