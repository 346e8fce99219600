import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import type { Ended } from './inside.ts';
import { ATTEMPT } from './attempt.ts';

/** What became of a campaign: how each attack ended, and what the log of the process says that it should not. */
export type Campaign = { ended: Ended[]; attempts: string[]; log: string[]; lines: number };

/** What a log may not hold as it is: controls of both sets, and signs that steer display. */
const DECEIVING =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|\u{e0000}|[\u{e0020}-\u{e007f}]/u;

/**
 * Lets attacks into processes of their own, one after the other, which have no network. `tell` hears of each. What they log is looked at
 * from outside, as a terminal would get it.
 */
export async function campaign(names: readonly string[], tell: (ended: Ended) => void = () => {}): Promise<Campaign> {
  const found: Campaign = { ended: [], attempts: [], log: [], lines: 0 };
  while (found.ended.length < names.length) {
    const before = found.ended.length;
    const code = await oneProcess(names.slice(before), found, tell);
    const killer = names[found.ended.length];
    if (code === 0 && found.ended.length > before) continue;
    if (killer !== undefined)
      found.ended.push({
        name: killer,
        bytes: 0,
        ends: '',
        faults: [`the process ended with ${code}`],
        cpuMs: 0,
        peakMb: undefined,
      });
  }
  return found;
}

/** Runs one process, which takes as many attacks as its memory stays clean for, and gives how it ended. */
async function oneProcess(names: readonly string[], found: Campaign, tell: (ended: Ended) => void): Promise<unknown> {
  const child = fork(file('inside.ts'), {
    execArgv: ['--expose-gc', '--import', file('offline.ts')],
    // What threads have freed goes back to the machine, so that each attack is measured alone.
    env: { ...process.env, MALLOC_ARENA_MAX: '1' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const lines = createInterface({ input: child.stderr! });
  lines.on('line', (line) => {
    found.lines += 1;
    if (line.startsWith(ATTEMPT)) found.attempts.push(line);
    else found.log.push(...lineFaults(line));
  });
  child.on('message', (message: 'ready' | Ended) => {
    if (message === 'ready') return void child.send([...names]);
    found.ended.push(message);
    tell(message);
  });
  const [[code, signal]] = await Promise.all([once(child, 'exit'), once(lines, 'close')]);
  return code ?? signal;
}

function file(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

/** What is wrong with a line of the log. */
export function lineFaults(line: string): string[] {
  const what = JSON.stringify(line.slice(0, 200));
  if (DECEIVING.test(line)) return [`a character that deceives: ${what}`];
  try {
    JSON.parse(line);
    return [];
  } catch {
    return [`no JSON: ${what}`];
  }
}

/** What one attack may take: milliseconds of CPU, and megabytes above what the process holds without it. */
const LIMITS = { cpuMs: 2_000, peakMb: 256 };

/** Which limits an attack has passed. */
export function limitFaults({ cpuMs, peakMb = 0 }: Ended): string[] {
  return [
    ...(cpuMs > LIMITS.cpuMs ? [`${cpuMs} ms of CPU, at most ${LIMITS.cpuMs}`] : []),
    ...(peakMb > LIMITS.peakMb ? [`${peakMb} MB, at most ${LIMITS.peakMb}`] : []),
  ];
}
