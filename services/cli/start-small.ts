import { fileURLToPath } from 'node:url';

/** What keeps a Node process small. V8 and the C library ask for it when a process starts, and never again. */
const SETTINGS = {
  // V8 lets the young heap of the main thread grow to 128 MB before it looks for garbage there. In megabytes, of one half of it.
  NODE_OPTIONS: '--max-semi-space-size=4',
  // glibc gives every thread an arena of its own, and what one of them has freed is of no use to another.
  MALLOC_ARENA_MAX: '1',
  // A thread that finds its code compiled loads no compiler. Nobody else can write there; where we cannot either, Node goes without.
  NODE_COMPILE_CACHE: fileURLToPath(new URL('../../node_modules/.cache/node', import.meta.url)),
};

/**
 * Begins this process anew, with its number and its streams, in an environment that keeps it small. What the environment says
 * already it says for good reason. Gives back control when there is nothing to add, and where a process cannot be begun anew.
 */
export function startSmall(): void {
  if (!process.execve || Object.keys(SETTINGS).every((name) => name in process.env)) return;
  const words = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  process.execve(process.execPath, words, { ...SETTINGS, ...process.env });
}
