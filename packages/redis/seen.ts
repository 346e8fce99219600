import { randomBytes } from 'node:crypto';

import type { Relation } from '@copydesk/article/relation';
import { endedOf } from '@copydesk/dedupe/ended';
import { ALGORITHM } from '@copydesk/dedupe/fingerprint';
import { type Candidate, type Entry, REBUILDING, type Rebuild, type Seen, WITHDRAWN, votesLeast } from '@copydesk/dedupe/seen';
import { Cluster, type Redis } from 'ioredis';
import { z } from 'zod';

import { packDecision, unpackDecision } from './seen-decision.ts';
import { idTagOf, nameOf, packAnchors, packEntry } from './seen-entry.ts';
import { scriptOf } from './seen-script.ts';
import { type Told, candidateOf, hexOf, readStory, standsFor } from './seen-story.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Bytes of the anchor table for an entry: some 32 anchors of 6 bytes. The table doubles, so it is twice as large at most. */
const ANCHOR_BYTES = 240;
/** No string of Redis is larger. */
const STRING_BYTES = 512 * 1024 * 1024;

const Bytes = z.instanceof(Buffer);
const Met = z.tuple([Bytes, z.int(), Bytes], Bytes).nullable();
const Claimed = z.union([z.literal(0), z.tuple([z.int(), z.int()])]);
const Life = Bytes.nullable();
const Decided = z.union([z.tuple([Bytes]), z.tuple([Bytes, Bytes])]);

/** Where the index lies and how much it remembers. */
export type SeenOptions = {
  /** What all keys of the project begin with, with one hash tag: `{copydesk}:`. The index lies under `seen:` below it. */
  prefix: string;
  /** How long an entry is remembered, in milliseconds. */
  windowMs?: number;
  /** How many entries are remembered at most: the first met make room. About 1 KB each. */
  limit?: number;
  /** A rebuilder that gives no sign of life for so long has lost its claim, in milliseconds: all drops wait for it in dedupe. */
  claimMs?: number;
};

/**
 * The index of what was seen before, in Redis: one atomic script to meet, one to decide, all keys in one hash slot, so that it works
 * on a cluster. Every script that writes checks the epoch, so that after a wipe no late writer can touch the index that is rebuilt;
 * and the epoch holds only as long as the server's data go on as one history (its replication id), which a start or a failover ends.
 * Fingerprints of different algorithms lie in different indexes.
 */
export function redisSeen(
  redis: Redis | Cluster,
  { prefix, windowMs = 90 * DAY_MS, limit = 1_000_000, claimMs = 30_000 }: SeenOptions,
): Seen {
  const root = `${prefix}seen:${ALGORITHM}`;
  const tableBytes = Math.min(STRING_BYTES, limit * ANCHOR_BYTES);
  const script = (name: string) => scriptOf(redis, name).bind(undefined, root);
  const [meet, decide, withdraw, rebuild, life] = [
    script('seen-meet'),
    script('seen-decide'),
    script('seen-withdraw'),
    script('seen-rebuild'),
    script('seen-life'),
  ];

  async function step(
    name: 'clear' | 'restore' | 'renew' | 'finish',
    token: string,
    ...values: (string | number | Buffer)[]
  ): Promise<void> {
    if ((await rebuild(name, token, claimMs, ...values)) === 1) return;
    throw new Error(
      'The claim to rebuild the index of duplicates was lost. It is claimed again by whoever meets it untrusted next.',
    );
  }

  /** Empties the index, and those of earlier algorithms, whose tables nobody would ever take away. */
  async function clear(token: string): Promise<void> {
    const indexes = `${prefix}seen:`;
    const pattern = `${indexes.replaceAll(/[*?[\]\\]/g, String.raw`\$&`)}*`;
    const isPast = (key: Buffer) => Number.parseInt(key.toString('latin1', Buffer.byteLength(indexes)), 10) <= ALGORITHM;
    for (const node of redis instanceof Cluster ? redis.nodes('master') : [redis]) {
      let cursor = '0';
      do {
        const [next, keys] = await node.scanBuffer(cursor, 'MATCH', pattern, 'COUNT', 1000);
        const past = keys.filter(isPast);
        if (past.length > 0) await step('clear', token, ...past);
        cursor = next.toString();
      } while (cursor !== '0');
    }
  }

  const added = (entry: Entry) =>
    [nameOf(entry.story), idTagOf(entry.id), packEntry(entry), packAnchors(entry), windowMs, limit, tableBytes] as const;

  function rebuildOf(token: string, since: number): Rebuild {
    return {
      ...(since > 0 && { since: new Date(since * 1_000).toISOString().replace('.000Z', 'Z') }),
      restore: (entry, relation) =>
        step('restore', token, ...added(entry), packDecision(relation, entry.story), joinsOf(relation)),
      renew: () => step('renew', token),
      finish: () => step('finish', token),
    };
  }

  return {
    async meet(entry, alone) {
      const decision = alone ? packDecision(alone, entry.story) : '';
      const met = Met.parse(await meet(...added(entry), votesLeast(entry.fingerprint.anchors.length), decision));
      if (!met) return REBUILDING;
      const [epoch, turn, turns, ...pairs] = met;
      const stories = new Map<string, Told>();
      for (let at = 0; at + 1 < pairs.length; at += 2) stories.set(pairs[at]!.toString('hex'), readStory(pairs[at + 1]!));
      const decided = stories.get(hexOf(entry.story))?.versions.find((version) => version.turn === turn)?.relation;
      const candidates = candidatesOf(entry, turn, turns, stories);
      return { epoch: epoch.toString(), turn, ...(decided && { decided }), candidates };
    },

    async decide(entry, relation, { epoch, turn }) {
      const packed = packDecision(relation, entry.story);
      const reply = await decide(nameOf(entry.story), idTagOf(entry.id), packed, joinsOf(relation), epoch, turn, windowMs);
      const [end, held] = Decided.parse(reply);
      if (held) return held.equals(packed) ? relation : unpackDecision(held, entry.story);
      return end.toString() === WITHDRAWN ? WITHDRAWN : REBUILDING;
    },

    async withdraw(story, version, copy) {
      const epoch = Life.parse(await life());
      if (!epoch) return;
      const name = nameOf(story);
      const stored = await redis.getBuffer(Buffer.concat([Buffer.from(`${root}s`), name]));
      const ended = endedOf(story, stored ? readStory(stored).versions : [], version);
      if (!ended) return;
      const turns = ended.map(({ turn }) => turn);
      await withdraw(epoch, name, nameOf(copy.story), idTagOf(copy.id), windowMs, ...turns);
    },

    epoch: async () => Life.parse(await life())?.toString() ?? REBUILDING,

    async claimRebuild() {
      const token = randomBytes(12).toString('base64url');
      const claimed = Claimed.parse(await rebuild('claim', token, claimMs));
      if (claimed === 0) return undefined;
      const [empty, newest] = claimed;
      if (empty) await clear(token);
      return rebuildOf(token, empty ? 0 : newest);
    },

    async distrust() {
      await redis.del(`${root}epoch`, `${root}claim`);
    },
  };
}

/** The candidates that the index chose, the versions of their roots, and older ones of the entry's own story. */
function candidatesOf(entry: Entry, turn: number, chosen: Buffer, stories: ReadonlyMap<string, Told>): Candidate[] {
  const byTurn = new Map([...stories.values()].flatMap(({ versions }) => versions.map((version) => [version.turn, version])));
  const turns = new Set<number>();
  for (let at = 0; at < chosen.length; at += 4) turns.add(chosen.readUInt32BE(at));
  const addAll = (name: string) => {
    for (const version of stories.get(name)?.versions ?? []) if (version.turn < turn) turns.add(version.turn);
  };
  for (const at of Array.from(turns)) {
    const relation = byTurn.get(at)?.relation;
    if (!relation) continue;
    addAll(hexOf(relation.root));
    addAll(hexOf(standsFor(relation.root, stories)));
  }
  addAll(hexOf(entry.story));
  return [...turns].flatMap((at) => {
    const version = byTurn.get(at);
    return version ? [candidateOf(version, stories)] : [];
  });
}

function joinsOf({ joins = [] }: Relation): Buffer {
  return Buffer.concat(joins.map(nameOf));
}
