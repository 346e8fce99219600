import { parseArgs } from 'node:util';

import { collections, corporaFolder, isPresent, pageIds, readPage } from './corpora.ts';
import { say, UsageError } from './terminal.ts';
import { dropOf, type Verdict, verdicts } from './verdicts.ts';

/** What became of pages: documents that every judge accepts, documents that one refuses, and pages without an article. */
export type Validity = { pages: number } & Record<Verdict['verdict'], number>;

/** `bench validity`: see `main.ts`. Ends with 1 when a document is invalid. */
export async function run(words: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...words],
    options: { corpora: { type: 'string' }, every: { type: 'string', default: '1' } },
  });
  if (!/^[1-9]\d{0,4}$/u.test(values.every)) throw new UsageError(`--every takes a whole number above 0, not ${values.every}`);
  const corpora = corporaFolder(values.corpora);
  const found = validity(corpora, Number(values.every), say);
  if (found.pages === 0) throw new UsageError(`there are no labelled pages in ${corpora}: set --corpora or COPYDESK_CORPORA`);
  process.stdout.write(`${JSON.stringify(found)}\n`);
  return found.invalid > 0 ? 1 : 0;
}

/** Judges what becomes of every `every`-th page and text drop of the corpora, in each profile and rendering. */
export function validity(corpora: string, every: number, tell: (line: string) => void): Validity {
  const count: Validity = { pages: 0, valid: 0, invalid: 0, rejected: 0 };
  const judge = verdicts(tell);
  for (const collection of collections.filter((one) => isPresent(corpora, one))) {
    tell(`judging ${collection.name}`);
    for (const id of pageIds(corpora, collection, every)) {
      const { path, bytes } = readPage(corpora, collection, id);
      const { verdict, faults } = judge(bytes, dropOf(`${collection.name}/${id}`, bytes));
      count.pages += 1;
      count[verdict] += 1;
      for (const fault of faults) tell(`${path}: ${fault}`);
    }
  }
  return count;
}
