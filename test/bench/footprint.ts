import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { residentBytes } from './resident.ts';

/** What `copydesk try` held in memory, in megabytes: at most, and at most during the first and the last tenth of the pages. */
export type Footprint = { pages: number; peakMB: number; firstMB: number; lastMB: number };

const CLI = fileURLToPath(new URL('../../services/cli/main.ts', import.meta.url));
const LOOK_MS = 25;

/**
 * Sends as many pages through `copydesk try` as are asked for, the files over and over again, and watches the memory of the process
 * and of all that it starts. Nothing is copied: the pages are links in a folder that is gone afterwards. Throws when `try` fails.
 */
export async function footprint(files: readonly string[], pages: number, jobs: number): Promise<Footprint> {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-memory-'));
  try {
    for (let at = 0; at < pages; at += 1) {
      const file = files[at % files.length]!;
      symlinkSync(file, join(folder, `${String(at).padStart(6, '0')}-${basename(file)}`));
    }
    return await watched(folder, pages, jobs);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function watched(folder: string, pages: number, jobs: number): Promise<Footprint> {
  const child = spawn(process.execPath, [CLI, 'try', '--jobs', String(jobs), folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let lines = 0;
  const peaks = new Float64Array(10);
  const look = () => {
    const tenth = Math.min(9, Math.floor((lines * 10) / pages));
    peaks[tenth] = Math.max(peaks[tenth]!, residentBytes(child.pid!));
  };
  const timer = setInterval(look, LOOK_MS);
  child.stdout.on('data', (part: Buffer) => {
    for (let at = part.indexOf(10); at >= 0; at = part.indexOf(10, at + 1)) lines += 1;
  });
  const [code] = await once(child, 'close');
  clearInterval(timer);
  // 1 says that a page was rejected, which is its line as well.
  if (code > 1 || lines !== pages) throw new Error(`copydesk try ended with ${code} after ${lines} of ${pages} pages`);
  const [peakMB, firstMB, lastMB] = [Math.max(...peaks), peaks[0]!, peaks[9]!].map((bytes) => Math.round(bytes / 1024 ** 2));
  return { pages, peakMB: peakMB!, firstMB: firstMB!, lastMB: lastMB! };
}
