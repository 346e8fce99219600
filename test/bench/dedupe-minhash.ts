import { createRequire } from 'node:module';

import { type Doc, textOf } from './dedupe-docs.ts';

/** What the npm package `minhash` gives; it has no types of its own. */
type MinHash = { hashvalues: number[]; update(text: string): void; jaccard(other: MinHash): number };
type Package = { Minhash: new (config: { numPerm: number }) => MinHash };

const { Minhash } = createRequire(import.meta.url)('minhash') as Package;

const SAMPLE = 400;
const BAND = 4;
const VERIFIED = 0.4;

/**
 * CPU milliseconds a document that the most used MinHash package takes, end to end: 3-word shingles, 128 permutations, bands of 4,
 * candidates verified at .4. Of an even sample of the documents; the package's own index cannot be asked before it was filled.
 */
export async function minhashCpuMs(docs: readonly Doc[]): Promise<number> {
  const sample = docs.filter(
    (_, at) => Math.floor((at * SAMPLE) / docs.length) !== Math.floor(((at - 1) * SAMPLE) / docs.length),
  );
  const begun = process.cpuUsage();
  const bands = new Map<string, MinHash[]>();
  for (const doc of sample) {
    const hash = new Minhash({ numPerm: 128 });
    const words =
      textOf(doc)
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? [];
    for (let at = 0; at + 2 < words.length; at++) hash.update(`${words[at]} ${words[at + 1]} ${words[at + 2]}`);
    const candidates = new Set<MinHash>();
    for (let at = 0; at < hash.hashvalues.length; at += BAND) {
      const key = `${at} ${hash.hashvalues.slice(at, at + BAND).join(' ')}`;
      const listed = bands.get(key);
      if (listed) for (const other of listed) candidates.add(other);
      if (listed) listed.push(hash);
      else bands.set(key, [hash]);
    }
    for (const other of candidates) if (hash.jaccard(other) >= VERIFIED) break;
  }
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1_000 / sample.length;
}
