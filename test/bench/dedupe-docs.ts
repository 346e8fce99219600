import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';

import type { Version } from '@copydesk/article/drop';
import type { Relation, Story } from '@copydesk/article/relation';
import { z } from 'zod';

import { UsageError } from './terminal.ts';

/** One document of a labelled set; other properties of its line are not looked at. */
export const Doc = z.object({
  id: z.string().min(1),
  title: z.string().default(''),
  text: z.string(),
  /** The object it is a version of; without one it is an object of its own. */
  sourceObject: z.string().optional(),
  version: z.number().optional(),
});
export type Doc = z.infer<typeof Doc>;

/** The documents of a JSONL file, which may be gzipped, in its order; the path is the caller's. Throws `UsageError`. */
export function readDocs(path: string): Doc[] {
  const file = resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${(error as Error).message}`);
  }
  const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => Doc.parse(JSON.parse(line)));
}

/** What is fingerprinted: headline and body, as the pipeline does. */
export function textOf({ title, text }: Doc): string {
  return `${title}\n\n${text}`;
}

/** A document as the pipeline would name it: by object and version. Versions of one object are told apart by their number. */
export function named({ id, sourceObject = id, version = 1 }: Doc): { id: string; story: Story; version: Version } {
  const at = new Date(Date.UTC(2026, 0, 1) + version * 1_000).toISOString().replace('.000Z', 'Z');
  return { id, story: { uri: sourceObject, key: sourceObject }, version: { etag: id, lastModified: at } };
}

/**
 * One line of the answer. `of`, `cluster` and `also` name documents: of an object's versions the first. Of a cut and its story one is an
 * `excerpt` of the other, whichever came first; an older version that comes late is `superseded`, as in the pipeline.
 */
export type Line = {
  id: string;
  relation: Told;
  of: string | null;
  cluster: string;
  score: number;
  also: { relation: Told; of: string }[];
};

type Told = Exclude<Relation['kind'], 'grown'> | 'superseded';

/** What was met of an object: its first document, and its newest version. */
export type Met = { first: string; newest: number };

/** Tells a relation in the ids of the documents; `met` knows every object so far, this one's too. */
export function lineOf({ id, version = 1, ...doc }: Doc, relation: Relation, met: ReadonlyMap<string, Met>): Line {
  const idOf = ({ uri }: Story) => met.get(uri)?.first ?? uri;
  const { story } = named({ id, ...doc });
  const told = [relation, ...(relation.also ?? [])].flatMap(({ kind, of }): Line['also'] =>
    of ? [{ relation: kind === 'grown' ? 'excerpt' : kind, of: idOf(of) }] : [],
  );
  const isLate = version < (met.get(story.uri)?.newest ?? version);
  if (isLate) told.unshift({ relation: 'superseded', of: idOf(story) });
  const [best, ...also] = told;
  return {
    id,
    relation: best?.relation ?? 'none',
    of: best?.of ?? null,
    cluster: idOf(relation.root),
    score: Math.round(relation.score * 1_000) / 1_000,
    also,
  };
}
