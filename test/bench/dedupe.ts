import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import type { Relation } from '@copydesk/article/relation';
import { judge } from '@copydesk/dedupe';
import { fingerprint } from '@copydesk/dedupe/fingerprint';
import { memorySeen } from '@copydesk/dedupe/memory-seen';
import type { Seen } from '@copydesk/dedupe/seen';

import { type Doc, type Line, type Met, lineOf, named, readDocs, textOf } from './dedupe-docs.ts';
import { minhashCpuMs } from './dedupe-minhash.ts';
import { say, UsageError } from './terminal.ts';

/** `bench dedupe`: see `main.ts`. */
export async function run(words: readonly string[]): Promise<number> {
  const options = {
    docs: { type: 'string' },
    redis: { type: 'boolean', default: false },
    peer: { type: 'boolean', default: false },
  } as const;
  const { values } = parseArgs({ args: [...words], options });
  if (values.docs === undefined) throw new UsageError('name the documents: --docs FILE.jsonl[.gz]');
  const docs = readDocs(values.docs);
  if (docs.length === 0) throw new UsageError(`there is no document in ${values.docs}`);

  const lines = values.redis ? await inRedis(docs) : await inMemory(docs);
  process.stdout.write(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  if (values.peer) {
    const ours = Math.min(...(await repeated(docs)));
    const theirs = await minhashCpuMs(docs);
    say(
      `minhash, 128 permutations: ${perSecond(theirs)}, in the same run ours ${perSecond(ours)}: ${(theirs / ours).toFixed(0)} x`,
    );
  }
  return 0;
}

/** Runs the set to weigh the index, then again to get the code compiled, then once that counts. */
async function inMemory(docs: readonly Doc[]): Promise<Line[]> {
  const bytes = await bytesHeld(docs);
  await judged(docs, memorySeen({ limit: docs.length }));
  const seen = memorySeen({ limit: docs.length });
  const begun = process.cpuUsage();
  const relations = await judged(docs, seen);
  const all = cpuMs(begun) / docs.length;
  say(`${docs.length} documents, ${Math.round(meanLength(docs))} characters on average, index in memory`);
  say(`fingerprint alone ${perSecond(fingerprintMs(docs))}; end to end ${perSecond(all)}`);
  say(`${Math.round(bytes / docs.length)} bytes per document in the index, decisions included (process memory after collection)`);
  return told(docs, relations);
}

/** Memory of an index that has met all documents. First of all, while nothing else comes and goes. */
async function bytesHeld(docs: readonly Doc[]): Promise<number> {
  const before = await heldBytes();
  const seen = memorySeen({ limit: docs.length });
  await judged(docs, seen);
  const held = (await heldBytes()) - before;
  // Only what is still asked for is held.
  await seen.epoch();
  return held;
}

async function inRedis(docs: readonly Doc[]): Promise<Line[]> {
  const { ownIndex } = await import('./dedupe-redis.ts');
  const { seen, used, close } = await ownIndex();
  try {
    const before = await used();
    const begun = process.cpuUsage();
    const relations = await judged(docs, seen);
    const client = cpuMs(begun) / docs.length;
    const after = await used();
    say(`${docs.length} documents, ${Math.round(meanLength(docs))} characters on average, index in Redis`);
    say(`fingerprint alone ${perSecond(fingerprintMs(docs))}; end to end ${perSecond(client)} in our process`);
    say(
      `Redis: ${Math.round((after.bytes - before.bytes) / docs.length)} bytes and ${Math.round(((after.cpuMs - before.cpuMs) * 1_000) / docs.length)} us CPU per document`,
    );
    return told(docs, relations);
  } finally {
    await close();
  }
}

/** The answers about the documents, in their order, by an index in memory. */
export async function linesOf(docs: readonly Doc[]): Promise<Line[]> {
  return told(docs, await judged(docs, memorySeen({ limit: docs.length })));
}

/** Judges the documents in their order, as `copydesk try` does. */
async function judged(docs: readonly Doc[], seen: Seen): Promise<Relation[]> {
  const relations: Relation[] = [];
  for (const doc of docs) {
    const judgement = await judge({ ...named(doc), fingerprint: fingerprint(textOf(doc)) }, seen);
    if ('wait' in judgement) throw new Error(`judging ${doc.id} cannot go on: ${judgement.wait}`);
    relations.push(judgement.relation);
  }
  return relations;
}

function told(docs: readonly Doc[], relations: readonly Relation[]): Line[] {
  const met = new Map<string, Met>();
  return docs.map((doc, at) => {
    const { uri } = named(doc).story;
    const { first, newest } = met.get(uri) ?? { first: doc.id, newest: 0 };
    met.set(uri, { first, newest: Math.max(newest, doc.version ?? 1) });
    return lineOf(doc, relations[at]!, met);
  });
}

/** CPU milliseconds a document, end to end, in several passes. */
async function repeated(docs: readonly Doc[]): Promise<number[]> {
  const passes: number[] = [];
  for (let pass = 0; pass < 3; pass++) {
    const begun = process.cpuUsage();
    await judged(docs, memorySeen({ limit: docs.length }));
    passes.push(cpuMs(begun) / docs.length);
  }
  return passes;
}

function fingerprintMs(docs: readonly Doc[]): number {
  const texts = docs.map(textOf);
  let best = Number.POSITIVE_INFINITY;
  for (let pass = 0; pass < 4; pass++) {
    const begun = process.cpuUsage();
    for (const text of texts) fingerprint(text);
    best = Math.min(best, cpuMs(begun) / docs.length);
  }
  return best;
}

function cpuMs(begun: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1_000;
}

function perSecond(milliseconds: number): string {
  return `${Math.round(1_000 / milliseconds)} documents per CPU second`;
}

function meanLength(docs: readonly Doc[]): number {
  return docs.reduce((sum, doc) => sum + textOf(doc).length, 0) / docs.length;
}

/** Bytes of all that is reachable. Buffers are given back a while after they are collected, so that is done twice. */
async function heldBytes(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  await sleep(100);
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
