import { readdirSync, readFileSync } from 'node:fs';

/** Whether this machine tells what its processes hold: only Linux does, in `/proc`. */
export const isTold = process.platform === 'linux';

/** What a process and all that it has started hold in memory at present, in bytes; 0 once it has ended. Pages that they share count for each. */
export function residentBytes(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const own = Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
    return childrenOf(pid).reduce((sum, child) => sum + residentBytes(child), own);
  } catch {
    // It ended between two looks.
    return 0;
  }
}

function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
}
