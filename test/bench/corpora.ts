import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

import { Config } from '@copydesk/boot/config';

import { decode } from './decode.ts';
import { Gold } from './gold.ts';

/** A set of labelled pages: whole pages, or the text that a scraper left of them. */
export type Collection = {
  name: string;
  /** Which pool its pages count in; a set without gold bodies is in none. */
  pool?: Pool;
  asked: 'all' | 'body';
  /** Where the gold is, below the corpora. */
  gold: string;
  files: string;
  ending: string;
};

/** Sets that are measured together, because one alone is too small to tell two extractors apart. */
export const pools = ['pages', 'drops whole', 'drops leaky'] as const;
export type Pool = (typeof pools)[number];

const bodySets = ['zyte', 'wcxb', 'fundus', 'fe80'];

/** Every collection there may be, in the order of the report. */
export const collections: readonly Collection[] = [
  ...bodySets.map((set): Collection => ({ ...pageSet(set), pool: 'pages' })),
  ...['trafila', 'postlight', 'mediacloud-dates'].map(pageSet),
  ...bodySets.map((set) => dropSet('whole', set)),
  ...bodySets.map((set) => dropSet('leaky', set)),
];

function pageSet(set: string): Collection {
  const folder = `articles/${set}`;
  return { name: folder, asked: 'all', gold: folder, files: folder, ending: '.html.gz' };
}

/** Text drops: `whole` is all that a page shows, `leaky` what a careless scraper takes for the article. */
function dropSet(kind: 'whole' | 'leaky', set: string): Collection {
  const folder = `drops/${kind}/${set}`;
  return { name: folder, pool: `drops ${kind}`, asked: 'body', gold: `articles/${set}`, files: folder, ending: '.txt.gz' };
}

/** One page or text drop, unpacked, as bytes and as the string that DOM libraries take, with its gold. */
export type Page = { id: string; path: string; bytes: Uint8Array; text: string; gold: Gold };

/** The folder of the corpora: as given by the caller, else as set in the environment, else beside the repository. */
export function corporaFolder(given?: string): string {
  if (given !== undefined) return resolve(process.env['INIT_CWD'] ?? process.cwd(), given);
  const repository = fileURLToPath(new URL('../..', import.meta.url));
  return resolve(repository, Config.shape.COPYDESK_CORPORA.parse(process.env['COPYDESK_CORPORA'] || undefined));
}

export function isPresent(corpora: string, { gold, files }: Collection): boolean {
  return existsSync(join(corpora, gold)) && existsSync(join(corpora, files));
}

/** The names of its pages in byte order; of every `every`-th of them only. */
export function pageIds(corpora: string, { files, ending }: Collection, every = 1): string[] {
  const names = readdirSync(join(corpora, files)).filter((name) => name.endsWith(ending));
  return names
    .map((name) => name.slice(0, -ending.length))
    .toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    .filter((_, at) => at % every === 0);
}

/** Reads a page. Throws when it has no gold, or one that is not understood. */
export function readPage(corpora: string, { gold, files, ending }: Collection, id: string): Page {
  const path = join(corpora, files, id + ending);
  const bytes = gunzipSync(readFileSync(path));
  const known = Gold.parse(JSON.parse(readFileSync(join(corpora, gold, `${id}.json`), 'utf8')));
  return { id, path, bytes, text: decode(bytes), gold: known };
}
