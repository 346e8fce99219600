import { appendFileSync, closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';

import { z } from 'zod';

const Told = { at: z.number(), pid: z.int() };
const OfJob = { ...Told, stage: z.string(), id: z.string() };

/** What workers tell of their runs, each line on disk before the next thing happens, so that it outlives them. `at`: ms since 1970. */
const Line = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('started'), ...OfJob, key: z.string() }),
  /** What `step` said of it: an outcome, `next`, `wait`, `pause` or `retry`. */
  z.strictObject({ is: z.literal('ended'), ...OfJob, outcome: z.string() }),
  /** The queue knows that it is done. */
  z.strictObject({ is: z.literal('completed'), ...OfJob }),
  /** The queue gave it out again, because its worker gave no sign of life. */
  z.strictObject({ is: z.literal('stalled'), ...OfJob }),
  z.strictObject({ is: z.literal('killed'), ...Told, checkpoint: z.string() }),
]);
export type Line = z.infer<typeof Line>;

type Unstamped<Any> = Any extends unknown ? Omit<Any, 'at' | 'pid'> : never;

/** A chronicle to write into; several processes may have the same file. */
export function chronicler(file: string): (line: Unstamped<Line>) => void {
  return (line) => appendFileSync(file, `${JSON.stringify({ ...line, at: Date.now(), pid: process.pid })}\n`);
}

/** All that was written so far, in order. */
export function readChronicle(file: string): Line[] {
  return reader(file)();
}

/** Reads on in a chronicle: each call gives what was written since the last. */
export function reader(file: string): () => Line[] {
  let read = 0;
  return () => {
    if (!existsSync(file)) return [];
    const opened = openSync(file, 'r');
    const bytes = Buffer.alloc(fstatSync(opened).size - read);
    readSync(opened, bytes, 0, bytes.length, read);
    closeSync(opened);
    // Somebody may be writing the last line just now.
    const whole = bytes.subarray(0, bytes.lastIndexOf('\n') + 1);
    read += whole.length;
    const lines = whole.toString().split('\n').filter(Boolean);
    return lines.map((line) => Line.parse(JSON.parse(line)));
  };
}
