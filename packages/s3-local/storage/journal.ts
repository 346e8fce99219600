import { createReadStream } from 'node:fs';
import { open, truncate } from 'node:fs/promises';

import { JournalLine } from './journal-line.ts';

export type Journal = {
  /** Resolves when the line is on disk: from then on it is true, whatever dies. */
  append(line: JournalLine): Promise<void>;
  close(): Promise<void>;
};

/**
 * Opens a journal for appending. Lines that come while others are being synced go out together, so 16 writers share one fsync.
 * `syncFirst` runs before each such group: what the lines speak of must be on disk before they are.
 */
export async function openJournal(path: string, syncFirst: () => Promise<void>): Promise<Journal> {
  const file = await open(path, 'a');
  let end = (await file.stat()).size;
  let torn = false;
  let waiting: { text: string; done: (failure?: { error: unknown }) => void }[] = [];
  let writing: Promise<void> | undefined;

  /** Cuts off what a failed write left: half a line would swallow the next one. */
  async function mend(): Promise<void> {
    if (torn) await file.truncate(end);
    torn = false;
  }

  async function writeGroup(bytes: Buffer): Promise<undefined> {
    await mend();
    await syncFirst();
    torn = true;
    await file.appendFile(bytes);
    await file.datasync();
    torn = false;
    end += bytes.length;
  }

  async function writeGroups(): Promise<void> {
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      const failure = await writeGroup(Buffer.from(group.map(({ text }) => text).join(''))).catch((error: unknown) => ({
        error,
      }));
      // A mend that fails is tried again before the next group, which fails if it must.
      if (failure !== undefined) await mend().catch(() => undefined);
      for (const { done } of group) done(failure);
    }
    writing = undefined;
  }

  return {
    append: (line) =>
      new Promise((resolve, reject) => {
        const done = (failure?: { error: unknown }): void => (failure === undefined ? resolve() : reject(failure.error));
        waiting.push({ text: `${JSON.stringify(line)}\n`, done });
        writing ??= writeGroups();
      }),
    async close() {
      await writing;
      await file.close();
    },
  };
}

/**
 * Reads a journal; a missing file is an empty one. A torn tail, all that a crash can leave, is cut off: nobody was told that it
 * happened. A bad line before good ones is no crash and throws.
 */
export async function* readJournal(path: string): AsyncGenerator<JournalLine> {
  await (await open(path, 'a')).close();
  let number = 0;
  let good = 0;
  let bad: number | undefined;
  for await (const text of linesOf(path)) {
    number += 1;
    const line = parseLine(text);
    if (line === undefined) {
      bad ??= number;
    } else {
      if (bad !== undefined)
        throw new Error(`${path}:${bad} is damaged. Restore the file, or delete that line and lose what it says.`);
      good += text.length + 1;
      yield line;
    }
  }
  await truncate(path, good);
}

/** The lines that are ended by a line feed. `readline` would also end them at U+2028, which may stand in a key. */
async function* linesOf(path: string): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    const bytes = Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
      yield bytes.subarray(start, end);
      start = end + 1;
    }
    rest = bytes.subarray(start);
  }
}

function parseLine(text: Buffer): JournalLine | undefined {
  try {
    return JournalLine.parse(JSON.parse(text.toString()));
  } catch {
    return undefined;
  }
}
