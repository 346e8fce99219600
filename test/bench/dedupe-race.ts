import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { type Relation, isDuplicate } from '@copydesk/article/relation';
import { judge } from '@copydesk/dedupe';
import { finalize, fingerprint } from '@copydesk/dedupe/fingerprint';
import type { Entry, Seen } from '@copydesk/dedupe/seen';

import { ownIndex } from './dedupe-redis.ts';
import { say, UsageError } from './terminal.ts';

/** Pairs that race at the same time. */
const ABREAST = 50;
/** Words of the longest story. */
const WORDS_MOST = 300;

/** What became of the pairs: in how many both or neither is an original, and how often a retry got another answer. */
export type Race = { pairs: number; bothOriginal: number; noneOriginal: number; changedOnRetry: number };

/** `bench dedupe-race`: see `main.ts`. */
export async function run(words: readonly string[]): Promise<number> {
  const options = { pairs: { type: 'string', default: '10000' }, workers: { type: 'string', default: '8' } } as const;
  const { values } = parseArgs({ args: [...words], options });
  const [pairs, workers] = [Number(values.pairs), Number(values.workers)];
  if (!(Number.isInteger(pairs) && pairs > 0 && Number.isInteger(workers) && workers > 0)) {
    throw new UsageError('--pairs and --workers take whole numbers above 0');
  }
  const { seen, peers, close } = await ownIndex(workers);
  try {
    const told: Race = { pairs, bothOriginal: 0, noneOriginal: 0, changedOnRetry: 0 };
    for (let from = 0; from < pairs; from += ABREAST) {
      const batch = Array.from({ length: Math.min(ABREAST, pairs - from) }, (_, i) => from + i);
      await Promise.all(batch.map(async (pair) => race(pair, [seen, ...peers], told)));
      if (from > 0 && from % 10_000 === 0) say(`${from} pairs`);
    }
    process.stdout.write(`${JSON.stringify(told)}\n`);
    return told.bothOriginal + told.noneOriginal + told.changedOnRetry > 0 ? 1 : 0;
  } finally {
    await close();
  }
}

/** Two copies at the same moment, each judged by two workers at once, as when a stalled job is given out again; then once more. */
async function race(pair: number, workers: readonly Seen[], told: Race): Promise<void> {
  const both = [entryOf(`left-${pair}`, storyOf(pair)), entryOf(`right-${pair}`, `${storyOf(pair)} The desk adds a line.`)];
  const calls = [...both, ...both].map(async (entry, at) => {
    if (Math.random() < 0.5) await sleep(Math.random() * 3);
    return settled(entry, workers[(pair * 4 + at) % workers.length]!);
  });
  const answers = await Promise.all(calls);
  const originals = answers.slice(0, 2).filter((relation) => !isDuplicate(relation)).length;
  if (originals === 2) told.bothOriginal += 1;
  if (originals === 0) told.noneOriginal += 1;
  const again = await Promise.all(both.map(async (entry) => settled(entry, workers[pair % workers.length]!)));
  for (const [at, answer] of [...answers.slice(2), ...again].entries()) {
    if (JSON.stringify(answer) !== JSON.stringify(answers[at % 2])) told.changedOnRetry += 1;
  }
}

/** Judges until there is an answer. */
async function settled(entry: Entry, seen: Seen): Promise<Relation> {
  for (;;) {
    const judgement = await judge(entry, seen);
    if ('relation' in judgement) return judgement.relation;
    await sleep(1);
  }
}

function entryOf(name: string, text: string): Entry {
  return {
    id: name,
    story: { uri: `urn:race:${name}`, key: `race/${name}.txt` },
    version: { etag: name, lastModified: '2026-01-01T00:00:00Z' },
    fingerprint: fingerprint(text),
  };
}

/** A made-up story of its own for each pair: every word is the hash of a number that no other word of any pair has. */
function storyOf(pair: number): string {
  const word = (_: unknown, at: number) => {
    const mixed = finalize(pair * WORDS_MOST + at);
    return (mixed % 26 ** 5).toString(26).replaceAll(/\d/g, (digit) => String.fromCharCode(113 + Number(digit)));
  };
  return Array.from({ length: 60 + (pair % 5) * 60 }, word).join(' ');
}
