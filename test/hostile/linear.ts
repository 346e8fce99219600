import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { Rejection } from '@copydesk/article/rejection';

import { type Growing } from './growing.ts';
import { madeOf } from './made-of.ts';

/** What one size took, in milliseconds of CPU, the best of some passes; and how it ended. */
export type Size = { bytes: number; cpuMs: number; ends: string };

/** Less is mostly the noise of the machine, in milliseconds. */
const NOISE_MS = 25;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Takes an input of each size all the way, from bytes to the documents; of so many passes the best counts, and of those `before`. */
export function measured(row: Growing, sizes: readonly number[], passes: number, before: readonly Size[] = []): Size[] {
  const drops = sizes.map((bytes) => Buffer.from(row.make(bytes)));
  const best = [...before];
  // A busy moment of the machine is to meet all sizes, not one.
  for (let pass = 0; pass < passes; pass += 1)
    for (const [at, drop] of drops.entries()) {
      const one = once(drop);
      if (one.cpuMs < (best[at]?.cpuMs ?? Infinity)) best[at] = one;
    }
  return best;
}

/** The largest of `most`, its half, its quarter and so on at which an input is no longer refused for its size, in bytes. */
export function below(row: Growing, most: number): number {
  let bytes = most;
  while (bytes > 64 * 1024 && once(Buffer.from(row.make(bytes))).ends !== 'article') bytes /= 2;
  return bytes;
}

function once(drop: Uint8Array): Size {
  collect();
  const begun = process.cpuUsage();
  const ends = endOf(drop);
  const { user, system } = process.cpuUsage(begun);
  return { bytes: drop.length, cpuMs: (user + system) / 1_000, ends };
}

function endOf(drop: Uint8Array): string {
  try {
    madeOf(drop);
    return 'article';
  } catch (error) {
    if (error instanceof Rejection) return error.code;
    throw error;
  }
}

/** How many times longer each size took than the one before it; what took less than `noiseMs` counts as that. */
export function growth(sizes: readonly Size[], noiseMs: number = NOISE_MS): number[] {
  return sizes.slice(1).map(({ cpuMs }, at) => Math.max(cpuMs, noiseMs) / Math.max(sizes[at]?.cpuMs ?? 0, noiseMs));
}
