import { LshIndex, Minhash } from 'minhash';

import { type Doc, textOf } from './dedupe-docs.ts';

const SAMPLE = 400;
const BAND = 4;
const VERIFIED = 0.4;

/**
 * CPU milliseconds a document that the most used MinHash package takes, end to end: 3-word shingles, 128 permutations, bands of 4,
 * candidates verified at .4. Of the first documents, among which there are copies.
 */
export async function minhashCpuMs(docs: readonly Doc[]): Promise<number> {
  const sample = docs.slice(0, SAMPLE);
  let found = 0;
  const begun = process.cpuUsage();
  const index = new LshIndex({ bandSize: BAND });
  const hashes: Minhash[] = [];
  for (const [at, doc] of sample.entries()) {
    const hash = new Minhash({ numPerm: 128 });
    const words =
      textOf(doc)
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? [];
    for (let word = 0; word + 2 < words.length; word++) hash.update(`${words[word]} ${words[word + 1]} ${words[word + 2]}`);
    hashes.push(hash);
    // Its index throws when it is asked about what it was not given.
    index.insert(at, hash);
    for (const other of index.query(hash)) if (Number(other) !== at && hashes[Number(other)]!.jaccard(hash) >= VERIFIED) found++;
  }
  const { user, system } = process.cpuUsage(begun);
  if (found === 0) throw new Error('the peer found no copy at all: it cannot have worked');
  return (user + system) / 1_000 / sample.length;
}
