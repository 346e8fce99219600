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

/** One line of the answer. `of`, `cluster` and `also` name documents: of an object's versions the first. */
export type Line = {
  id: string;
  relation: Relation['kind'];
  of: string | null;
  cluster: string;
  score: number;
  also: { relation: Relation['kind']; of: string }[];
};

/** Tells a relation in the ids of the documents; `first` names the first document of every object so far, this one's too. */
export function lineOf({ id }: Doc, relation: Relation, first: ReadonlyMap<string, string>): Line {
  const idOf = ({ uri }: Story) => first.get(uri) ?? uri;
  return {
    id,
    relation: relation.kind,
    of: relation.of ? idOf(relation.of) : null,
    cluster: idOf(relation.root),
    score: Math.round(relation.score * 1_000) / 1_000,
    also: (relation.also ?? []).map(({ kind, of }) => ({ relation: kind, of: idOf(of) })),
  };
}
