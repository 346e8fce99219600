import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { z } from 'zod';

import type { Page } from '../corpora.ts';
import { type Peer, PeerGone, type Runner } from './peer.ts';

const PYTHON = 'python3';
const SCRIPT = fileURLToPath(new URL('trafilatura-runner.py', import.meta.url));

/** What the script answers to one page. */
const Answer = z.union([
  z.strictObject({
    headline: z.string().nullable(),
    authors: z.array(z.string()),
    published: z.string().nullable(),
    body: z.string(),
    cpuMs: z.number(),
  }),
  z.strictObject({ failed: z.string() }),
]);

/** The best open extractor, where this machine's Python has it. It clocks itself: decoding is in its time, as in ours. */
export const trafilatura: Peer = {
  name: 'trafilatura',
  what: 'Trafilatura in its default mode, without comments',
  reads: ['all'],
  async open() {
    const tried = spawnSync(PYTHON, ['-c', 'import trafilatura'], { stdio: 'ignore' });
    return tried.status === 0 ? runner() : { absent: `${PYTHON} -c 'import trafilatura' fails here` };
  },
};

/** One Python for all pages: asked in one line, it answers in one line. */
function runner(): Runner {
  const child = spawn(PYTHON, [SCRIPT], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  // What cannot be written to it shows as an answer that never comes.
  child.stdin.on('error', () => {});
  return {
    async run({ path, gold }: Page) {
      child.stdin.write(`${JSON.stringify({ path, url: gold.url ?? null })}\n`);
      const { value, done } = await lines.next();
      if (done) throw new PeerGone(`${SCRIPT} ended at ${path}`);
      const answer = Answer.parse(JSON.parse(String(value)));
      if ('failed' in answer) throw new Error(answer.failed);
      const { cpuMs, ...prediction } = answer;
      return { cpuMs, prediction: () => prediction };
    },
    close: () => child.stdin.end(),
  };
}
