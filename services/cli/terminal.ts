import { once } from 'node:events';

import { ConfigError } from '@copydesk/boot/config';

import { UsageError } from './arguments.ts';

/** Says something to the person at the terminal; never mixed with results. */
export function say(text: string): void {
  process.stderr.write(text);
}

/** Prints one result: text without its line end, or bytes with it. Waits when the reader is slower than we are, so that memory stays constant. */
export async function print(line: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(typeof line === 'string' ? `${line}\n` : line)) await once(process.stdout, 'drain');
}

/** A line that is rewritten in place on a terminal, and printed plainly elsewhere only when `last`. */
export function progress(text: string, last = false): void {
  if (process.stderr.isTTY) say(`\r\u001b[2K${text}${last ? '\n' : ''}`);
  else if (last) say(`${text}\n`);
}

/** Wrong usage is 2, everything that keeps us from Redis or S3 is 3. */
export function exitCodeOf(error: unknown): number {
  return error instanceof UsageError || error instanceof ConfigError ? 2 : 3;
}

// A reader that has seen enough (`| head`) closes the pipe: that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
