import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';

export type Body = { readonly size: number; readonly md5: string };

/** Streams bytes into a new file and on to the disk. Gives their length and MD5 in hex; on any failure no file is left. */
export async function writeBody(path: string, bytes: AsyncIterable<Buffer>): Promise<Body> {
  const md5 = createHash('md5');
  let size = 0;
  async function* measured(): AsyncGenerator<Buffer> {
    for await (const chunk of bytes) {
      md5.update(chunk);
      size += chunk.length;
      yield chunk;
    }
  }

  const file = await open(path, 'wx');
  try {
    await file.writeFile(measured());
    await file.datasync();
    return { size, md5: md5.digest('hex') };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

/** The MD5 of a file in hex. */
export async function md5Of(path: string): Promise<string> {
  const md5: Hash = createHash('md5');
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) md5.update(chunk);
  return md5.digest('hex');
}

/** Makes the names in a folder survive a power cut. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
