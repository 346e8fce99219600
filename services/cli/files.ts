import { createReadStream } from 'node:fs';
import { opendir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { callersPath, UsageError } from './arguments.ts';
import { say } from './terminal.ts';

/** One file that is a drop. */
export type DropFile = {
  /** Where it is; `-` is stdin. */
  path: string;
  /** As it was given, or its folder as given and the way below it. */
  given: string;
  /** Its name, or the way to it below the folder that was given. */
  name: string;
};

/** Names that are drops when a folder is walked; a file that is given by name always is one. */
const DROP_NAME = /\.(html|htm|txt|eml)(\.gz)?$/i;

/** The drops among what was given, folders walked in UTF-8 byte order. Throws `UsageError` for what is not there. */
export async function* dropFiles(given: string[]): AsyncGenerator<DropFile> {
  for (const one of given) {
    if (one === '-') {
      yield { path: '-', given: '-', name: '-' };
      continue;
    }
    const path = callersPath(one);
    const found = await stat(path).catch(() => {
      throw new UsageError(`there is no ${one}`);
    });
    if (found.isDirectory()) yield* below(path, one, '');
    else yield { path, given: one, name: basename(path) };
  }
}

async function* below(path: string, given: string, name: string): AsyncGenerator<DropFile> {
  const entries: Entry[] = [];
  for await (const entry of await opendir(path)) entries.push({ name: entry.name, folder: entry.isDirectory() });
  for (const entry of entries.toSorted((a, b) => Buffer.compare(order(a), order(b)))) {
    const inner = { path: join(path, entry.name), given: join(given, entry.name), name: join(name, entry.name) };
    if (entry.folder) yield* below(inner.path, inner.given, inner.name);
    else if (DROP_NAME.test(entry.name)) yield inner;
    else say(`copydesk: skipped ${inner.given}: only .html, .htm, .txt, .eml and their .gz are drops\n`);
  }
}

type Entry = { name: string; folder: boolean };

/** Bytes of the whole way decide, so that `a.txt` stands before `a/b.txt` as it does in a bucket's listing. */
function order({ name, folder }: Entry): Buffer {
  return Buffer.from(folder ? `${name}/` : name);
}

/** The bytes of a drop file; at most `limit` + 1 of them, so that a file that is too large is known to be without being read. */
export async function bytesOf({ path }: DropFile, limit: number): Promise<Uint8Array> {
  if (path !== '-' && (await stat(path)).size <= limit) return readFile(path);
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of path === '-' ? process.stdin : createReadStream(path, { end: limit })) {
    parts.push(part as Buffer);
    length += (part as Buffer).length;
    if (length > limit) break;
  }
  return Buffer.concat(parts);
}
