import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';

/** A folder for the files of one test file, gone when its tests are through. */
export async function testFolder(name: string): Promise<{
  folder: string;
  /** Writes a file in it, under a name that may name folders too, and gives its path. */
  file(name: string, content: string | Uint8Array): Promise<string>;
}> {
  const folder = await mkdtemp(join(tmpdir(), `copydesk-${name}-`));
  after(() => rm(folder, { recursive: true }));
  return {
    folder,
    async file(below, content) {
      const path = join(folder, below);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, content);
      return path;
    },
  };
}
