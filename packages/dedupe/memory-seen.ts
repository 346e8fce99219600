import { type Relation, type Story, isDuplicate } from '@copydesk/article/relation';

import { anchorTable, ballot } from './anchor-table.ts';
import { endedOf } from './ended.ts';
import { compareAge } from './roots.ts';
import {
  type Candidate,
  CANDIDATES_MAX,
  type Entry,
  REBUILDING,
  type Rebuild,
  type Seen,
  WITHDRAWN,
  votesLeast,
} from './seen.ts';

/**
 * An entry with its place in the order of meetings, and, until it is decided, what it shared anchors with when it was first met,
 * most shared first: the table keeps a few only, and a copy that waits while many more come would find nobody before it.
 */
type Known = { entry: Entry; turn: number; sharing: Known[]; relation?: Relation | undefined; shown: Candidate };

const NOBODY: Known[] = [];

/** What is known of a story: its entries, the turn until which it was withdrawn, and since when another root stands for it. */
type Told = { versions: Known[]; withdrawn: number; alias?: { to: Story; since: number } };

/** The index of one process, and what befalls one in Redis. */
export type MemorySeen = Seen & {
  /** Loses everything at once, as FLUSHALL does. */
  wipe(): void;
  /** Keeps how the index is at present; what it gives brings that back, as a server comes back that lost its last writes. */
  save(): () => void;
};

const VERSIONS_MAX = 16;
/** Entries that are tried for candidates: many of one cluster may come first. */
const TRIED_MAX = 48;
/** Anchors of an entry, about. */
const ANCHORS = 40;

/**
 * An index in memory: for `copydesk try`, which judges duplicates within one run, and for tests. It is born trusted, as there is
 * nothing it could be rebuilt from. About 2 KB an entry; beyond `limit` entries the first met are forgotten.
 */
export function memorySeen({ limit = 100_000 }: { limit?: number } = {}): MemorySeen {
  let ids = new Map<string, Known>();
  let stories = new Map<string, Told>();
  /** By turn, in a ring. */
  let met: (Known | undefined)[] = [];
  const anchors = anchorTable(limit * ANCHORS);
  const votes = ballot();
  let turns = 0;
  /** When the newest drop was put that was met. */
  let newest = '';
  /** Grows whenever the index comes back as it was before: its life is over then. */
  let history = 0;
  let lives = 0;
  let life: { epoch: string; history: number } | undefined = { epoch: 'life 0', history };
  let claim: symbol | undefined;

  /** The present life; undefined while the index cannot be trusted. */
  const present = () => (life?.history === history ? life.epoch : undefined);
  const end = () => void (life = claim = undefined);

  const toldOf = (uri: string) => {
    let told = stories.get(uri);
    if (!told) stories.set(uri, (told = { versions: [], withdrawn: 0 }));
    return told;
  };

  function add(entry: Entry): Known {
    const turn = ++turns;
    anchors.list(entry.fingerprint.anchors, turn, votes);
    const sharing = votes.take(TRIED_MAX, votesLeast(entry.fingerprint.anchors.length)).flatMap((other) => aliveAt(other) ?? []);
    const known: Known = { entry, turn, sharing, shown: entry };
    ids.set(entry.id, known);
    const { versions } = toldOf(entry.story.uri);
    if (versions.push(known) > VERSIONS_MAX) versions.shift();
    const forgotten = met[turn % limit];
    if (forgotten) remove(forgotten);
    met[turn % limit] = known;
    return known;
  }

  function aliveAt(turn: number): Known | undefined {
    const known = met[turn % limit];
    return known?.turn === turn ? known : undefined;
  }

  function remove(known: Known): void {
    const { id, story } = known.entry;
    if (ids.get(id) === known) ids.delete(id);
    if (met[known.turn % limit] === known) met[known.turn % limit] = undefined;
    const told = stories.get(story.uri);
    if (!told) return;
    told.versions = told.versions.filter((other) => other !== known);
    if (told.versions.length === 0 && told.withdrawn === 0 && !told.alias) stories.delete(story.uri);
  }

  function clear(): void {
    for (const map of [ids, stories]) map.clear();
    met.length = 0;
    anchors.clear();
    turns = 0;
    newest = '';
  }

  /** A duplicate whose original was withdrawn after they met is void: it will be judged anew. */
  function isVoid({ entry, relation, turn }: Known): boolean {
    if (!relation || !isDuplicate(relation) || relation.root.uri === entry.story.uri) return false;
    return (stories.get(relation.root.uri)?.withdrawn ?? 0) >= turn;
  }

  /** Who stands for a root by now. */
  function rootOf(root: Story): Story {
    for (let at = root; ; ) {
      const alias = stories.get(at.uri)?.alias;
      if (!alias || (stories.get(alias.to.uri)?.withdrawn ?? 0) >= alias.since) return at;
      at = alias.to;
    }
  }

  function join(a: Story, b: Story): void {
    const [one, other] = [rootOf(a), rootOf(b)];
    if (one.uri === other.uri) return;
    const [older, younger] = isOlder(other, one) ? [other, one] : [one, other];
    toldOf(younger.uri).alias = { to: older, since: turns };
  }

  /** Roots that have left the index are older than any that has not. */
  function isOlder(a: Story, b: Story): boolean {
    const [one, other] = [stories.get(a.uri)?.versions[0], stories.get(b.uri)?.versions[0]];
    if (!one || !other) return one === undefined && other !== undefined;
    return compareAge(one.entry, other.entry) < 0;
  }

  function candidatesOf(known: Known): Candidate[] {
    const { uri } = known.entry.story;
    const chosen: Known[] = [];
    for (const other of known.sharing) {
      if (chosen.length === CANDIDATES_MAX) break;
      if (other.entry.story.uri === uri || aliveAt(other.turn) !== other || isVoid(other)) continue;
      chosen.push(other);
    }
    const all = new Set(chosen);
    const addVersions = (of: string) => {
      for (const version of stories.get(of)?.versions ?? []) if (version.turn < known.turn) all.add(version);
    };
    for (const { relation } of chosen) {
      if (!relation) continue;
      addVersions(relation.root.uri);
      addVersions(rootOf(relation.root).uri);
    }
    addVersions(uri);
    return Array.from(all, candidateOf);
  }

  function candidateOf(known: Known): Candidate {
    const { entry, relation, turn } = known;
    if (!relation) return known.shown;
    // An article stands, whatever becomes of the story it grew from.
    const gone = !isDuplicate(relation) && (stories.get(relation.root.uri)?.withdrawn ?? 0) >= turn;
    const root = gone ? entry.story : rootOf(relation.root);
    return root.uri === relation.root.uri ? known.shown : { ...entry, relation, root };
  }

  function hold(known: Known, relation: Relation): Relation {
    known.relation = relation;
    known.sharing = NOBODY;
    known.shown = { ...known.entry, relation };
    for (const other of relation.joins ?? []) join(relation.root, other);
    return relation;
  }

  function rebuildOf(mine: symbol): Rebuild {
    const check = () => {
      if (claim !== mine) throw new Error('The claim to rebuild the index of duplicates was lost. Claim it again.');
    };
    return {
      ...(newest !== '' && { since: newest }),
      restore: async (entry, relation) => {
        check();
        const known = ids.get(entry.id) ?? add(entry);
        if (!known.relation || (isDuplicate(known.relation) && !isDuplicate(relation))) hold(known, relation);
      },
      renew: async () => check(),
      finish: async () => {
        check();
        claim = undefined;
        life = { epoch: `life ${++lives}`, history };
      },
    };
  }

  return {
    meet: async (entry, alone) => {
      const epoch = present();
      if (epoch === undefined) return REBUILDING;
      const before = ids.get(entry.id);
      const known = before ?? add(entry);
      const candidates = candidatesOf(known);
      if (!before && alone && candidates.length === 0) hold(known, alone);
      const { turn, relation } = known;
      const { lastModified = '' } = entry.version;
      if (lastModified > newest) newest = lastModified;
      return { epoch, turn, ...(relation && { decided: relation }), candidates };
    },
    decide: async ({ id }, relation, { epoch, turn }) => {
      if (epoch !== present()) return REBUILDING;
      const known = ids.get(id);
      if (!known) return WITHDRAWN;
      if (known.relation) return known.relation;
      return known.turn === turn ? hold(known, relation) : WITHDRAWN;
    },
    withdraw: async (story, version, copy) => {
      if (present() === undefined) return;
      const ended = endedOf(story, stories.get(story.uri)?.versions ?? [], version);
      if (!ended) return;
      for (const known of ended) remove(known);
      const follower = ids.get(copy.id);
      const held = follower?.relation;
      if (follower && held && isDuplicate(held) && copy.story.uri !== story.uri && held.root.uri === story.uri) remove(follower);
      toldOf(story.uri).withdrawn = turns;
    },
    epoch: async () => present() ?? REBUILDING,
    claimRebuild: async () => {
      if (present() !== undefined || claim) return undefined;
      if (!life) clear();
      claim = Symbol('claim');
      return rebuildOf(claim);
    },
    distrust: async () => end(),
    wipe: () => {
      clear();
      end();
    },
    save: () => {
      const kept = structuredClone({ ids, stories, met, turns, newest, life });
      const bringBackAnchors = anchors.save();
      return () => {
        ({ ids, stories, met, turns, newest, life } = structuredClone(kept));
        bringBackAnchors();
        claim = undefined;
        history++;
      };
    },
  };
}
