import { randomBytes } from 'node:crypto';

import { compareVersions } from '@copydesk/article/drop';
import { type Candidate, REBUILDING, type Rebuild, type Seen, WITHDRAWN } from '@copydesk/dedupe/seen';
import type { Redis } from 'ioredis';
import { z } from 'zod';

import { packAnchors, packEntry, parseRelation, unpackStored } from './seen-entry.ts';
import { scriptOf } from './seen-script.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** A rebuilder that restores nothing for so long has lost its claim. */
const CLAIM_MS = 60_000;

const Bytes = z.instanceof(Buffer);
const Met = z.tuple([Bytes, z.int(), Bytes], Bytes).nullable();
const Decided = z.union([z.tuple([Bytes]), z.tuple([Bytes, Bytes])]);

/** Where the index lies and how long it remembers. */
export type SeenOptions = {
  /** What all keys of the project begin with, with one hash tag: `{copydesk}:`. The index lies under `seen:` below it. */
  prefix: string;
  /** How long an entry is remembered, in milliseconds. */
  windowMs?: number;
};

/**
 * The index of what was seen before, in Redis: one atomic script to meet, one to decide, all keys in one hash slot. About 2.5
 * KB an entry. Every script that writes checks the epoch, so that after a wipe no late writer can touch the index that is rebuilt.
 */
export function redisSeen(redis: Redis, { prefix, windowMs = 90 * DAY_MS }: SeenOptions): Seen {
  const root = `${prefix}seen:`;
  const script = (name: string) => scriptOf(redis, name).bind(undefined, root);
  const [meet, decide, withdraw, rebuild] = [
    script('seen-meet'),
    script('seen-decide'),
    script('seen-withdraw'),
    script('seen-rebuild'),
  ];

  async function entriesOf(uri: string): Promise<{ turn: number; candidate: Candidate }[]> {
    const record = (await redis.getBuffer(`${root}s:${uri}`)) ?? Buffer.alloc(0);
    const turns = Array.from({ length: Math.max(0, record.length / 4 - 1) }, (_, i) => record.readUInt32BE(4 + i * 4));
    const stored = turns.length === 0 ? [] : await redis.mgetBuffer(turns.map((turn) => `${root}e:${turn}`));
    return turns.flatMap((turn, i) => (stored[i] ? [{ turn, candidate: unpackStored(stored[i]) }] : []));
  }

  async function step(
    name: 'clear' | 'restore' | 'finish',
    token: string,
    ...values: (string | number | Buffer)[]
  ): Promise<void> {
    if ((await rebuild(name, token, CLAIM_MS, ...values)) === 1) return;
    throw new Error(
      'The claim to rebuild the index of duplicates was lost. It is claimed again by whoever meets it untrusted next.',
    );
  }

  async function clear(token: string): Promise<void> {
    const pattern = `${root.replaceAll(/[*?[\]\\]/g, String.raw`\$&`)}*`;
    let cursor = '0';
    do {
      const [next, keys] = await redis.scanBuffer(cursor, 'MATCH', pattern, 'COUNT', 1000);
      await step('clear', token, ...keys);
      cursor = next.toString();
    } while (cursor !== '0');
  }

  function rebuildOf(token: string): Rebuild {
    return {
      restore: (entry, relation) =>
        step(
          'restore',
          token,
          entry.id,
          entry.story.uri,
          packEntry(entry),
          packAnchors(entry),
          windowMs,
          JSON.stringify(relation),
        ),
      finish: () => step('finish', token),
    };
  }

  return {
    async meet(entry) {
      const met = Met.parse(await meet(entry.id, entry.story.uri, packEntry(entry), packAnchors(entry), windowMs));
      if (!met) return REBUILDING;
      const [epoch, turn, decided, ...candidates] = met;
      return {
        epoch: epoch.toString(),
        turn,
        ...(decided.length > 0 && { decided: parseRelation(decided) }),
        candidates: candidates.map(unpackStored),
      };
    },

    async decide(id, relation, { epoch, turn }) {
      const [end, held] = Decided.parse(await decide(id, JSON.stringify(relation), epoch, turn));
      if (held) return parseRelation(held);
      return end.toString() === WITHDRAWN ? WITHDRAWN : REBUILDING;
    },

    async withdraw({ uri }, version, copy) {
      const epoch = await redis.get(`${root}epoch`);
      if (!epoch) return;
      const entries = await entriesOf(uri);
      const old = entries.filter(({ candidate }) => compareVersions(candidate.version, version) <= 0);
      await withdraw(epoch, uri, copy, windowMs, ...old.flatMap(({ turn, candidate }) => [candidate.id, turn]));
    },

    epoch: async () => (await redis.get(`${root}epoch`)) ?? REBUILDING,

    async claimRebuild() {
      const token = randomBytes(12).toString('base64url');
      if ((await rebuild('claim', token, CLAIM_MS)) !== 1) return undefined;
      await clear(token);
      return rebuildOf(token);
    },

    async distrust() {
      await redis.del(`${root}epoch`);
    },
  };
}
