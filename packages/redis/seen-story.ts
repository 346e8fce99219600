import type { Relation, Story } from '@copydesk/article/relation';
import { isDuplicate } from '@copydesk/article/relation';
import type { Candidate, Entry } from '@copydesk/dedupe/seen';

import { unpackDecision } from './seen-decision.ts';
import { nameOf, unpackEntry } from './seen-entry.ts';

/** One version of a story as the index keeps it. */
export type Version = { turn: number; entry: Entry; relation?: Relation };

/** A story as the index keeps it: see `seen-shared.lua`. */
export type Told = { withdrawn: number; alias?: string; since: number; versions: Version[] };

/** Reads a stored story. */
export function readStory(stored: Buffer): Told {
  const marked = stored[0] === 1;
  const alias = marked && stored.subarray(5, 15).some((byte) => byte !== 0) ? stored.toString('hex', 5, 15) : undefined;
  const versions: Version[] = [];
  for (let at = marked ? 19 : 1; at < stored.length; ) {
    const end = at + 2 + stored.readUInt16BE(at);
    const decided = at + 16 + stored.readUInt16BE(at + 14);
    const entry = unpackEntry(stored.subarray(at + 16, decided));
    const decision = stored.subarray(decided, end);
    versions.push({
      turn: stored.readUInt32BE(at + 2),
      entry,
      ...(decision[0] !== 0 && { relation: unpackDecision(decision, entry.story) }),
    });
    at = end;
  }
  return {
    withdrawn: marked ? stored.readUInt32BE(1) : 0,
    ...(alias && { alias }),
    since: marked ? stored.readUInt32BE(15) : 0,
    versions,
  };
}

/** The stories of one meeting, by name. */
export type Stories = ReadonlyMap<string, Told>;

/** What a meeting shows of a version: its relation, and its root by now where that is another. */
export function candidateOf({ turn, entry, relation }: Version, stories: Stories): Candidate {
  if (!relation) return entry;
  const said = relation.root;
  // An article stands, whatever becomes of the story it grew from.
  const gone = !isDuplicate(relation) && (stories.get(hexOf(said))?.withdrawn ?? 0) >= turn;
  const root = gone ? entry.story : standsFor(said, stories);
  return root.uri === said.uri ? { ...entry, relation } : { ...entry, relation, root };
}

/** Who stands for a root by now; a root that has left the index has no name left but its own. */
export function standsFor(root: Story, stories: Stories): Story {
  for (let at = root; ; ) {
    const told = stories.get(hexOf(at));
    const to = told?.alias ? stories.get(told.alias) : undefined;
    if (!told || !to?.versions[0] || to.withdrawn >= told.since) return at;
    at = to.versions[0].entry.story;
  }
}

export function hexOf(story: Story): string {
  return nameOf(story).toString('hex');
}
