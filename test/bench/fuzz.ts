import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';

import { fuzz } from '@copydesk/hostile/fuzz';

import { collections, corporaFolder, isPresent, pageIds } from './corpora.ts';
import { say, UsageError } from './terminal.ts';

/** `bench fuzz`: see `main.ts`. Ends with 1 when anything is thrown that is no rejection of the drop. */
export async function run(words: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...words],
    options: { corpora: { type: 'string' }, runs: { type: 'string', default: '5000' }, seed: { type: 'string', default: '1' } },
  });
  for (const name of ['runs', 'seed'] as const)
    if (!/^[1-9]\d{0,8}$/u.test(values[name]))
      throw new UsageError(`--${name} takes a whole number above 0, not ${values[name]}`);
  const files = pagesOf(corporaFolder(values.corpora));
  say(`${values.runs} drops made of ${files.length} pages, and as many of scraps`);
  const found = fuzz(
    files.map((file) => () => (file.endsWith('.gz') ? gunzipSync(readFileSync(file)) : readFileSync(file))),
    Number(values.runs),
    Number(values.seed),
  );
  if (found.fault) say(found.fault);
  process.stdout.write(`${JSON.stringify({ pages: files.length, seed: Number(values.seed), ...found })}\n`);
  return found.fault ? 1 : 0;
}

/** Labelled pages where there are any, and the drops of the tests. */
function pagesOf(corpora: string): string[] {
  const labelled = collections
    .filter((one) => isPresent(corpora, one))
    .flatMap((one) => pageIds(corpora, one, 5).map((id) => join(corpora, one.files, id + one.ending)));
  return [...labelled, ...globSync(fileURLToPath(new URL('../drops/*/drop.{html,txt}', import.meta.url))).toSorted()];
}
