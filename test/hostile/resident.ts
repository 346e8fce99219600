import { readFileSync, writeFileSync } from 'node:fs';

/** Whether this machine tells how much a process held at most: only Linux does, and lets us begin anew. */
export const isTold = process.platform === 'linux' && canForget();

/** From here on `mostBytes` counts anew. */
export function forgetMost(): void {
  writeFileSync('/proc/self/clear_refs', '5');
}

/** What this process holds in memory, in bytes. */
export function residentBytes(): number {
  return field('VmRSS');
}

/** The most that it held since `forgetMost`. */
export function mostBytes(): number {
  return field('VmHWM');
}

function field(name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024;
}

function canForget(): boolean {
  try {
    forgetMost();
    return true;
  } catch {
    return false;
  }
}
