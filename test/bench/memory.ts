import { globSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { collections, corporaFolder, isPresent, pageIds } from './corpora.ts';
import { footprint } from './footprint.ts';
import { isTold } from './resident.ts';
import { say, UsageError } from './terminal.ts';

/** `bench memory`: see `main.ts`. */
export async function run(words: readonly string[]): Promise<number> {
  const options = {
    corpora: { type: 'string' },
    pages: { type: 'string', default: '10000' },
    jobs: { type: 'string', default: '2' },
  } as const;
  const { values } = parseArgs({ args: [...words], options });
  if (!isTold) throw new UsageError('memory is measured on Linux only, where /proc tells it');
  const corpora = corporaFolder(values.corpora);
  const labelled = labelledPages(corpora);
  if (labelled.length === 0) say(`no labelled pages in ${corpora}: the drops of the tests stand in`);
  const files = labelled.length > 0 ? labelled : testDrops();
  say(`${files.length} pages, over and over again`);
  const found = await footprint(files, whole('pages', values.pages), whole('jobs', values.jobs));
  process.stdout.write(`${JSON.stringify(found)}\n`);
  return 0;
}

/** The drops that the tests are made of. */
function testDrops(): string[] {
  return globSync(fileURLToPath(new URL('../drops/*/drop.{html,txt}', import.meta.url))).toSorted();
}

function labelledPages(corpora: string): string[] {
  return collections
    .filter((one) => one.asked === 'all' && isPresent(corpora, one))
    .flatMap((one) => pageIds(corpora, one).map((id) => join(corpora, one.files, id + one.ending)));
}

function whole(option: string, text: string): number {
  if (!/^[1-9]\d{0,6}$/u.test(text)) throw new UsageError(`--${option} takes a whole number above 0, not ${text}`);
  return Number(text);
}
