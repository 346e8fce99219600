import type { Comparison } from './compare.ts';

/** For a person: the test that decided, then what it saw. */
export function reasonsOf({ test, overlap }: Comparison): string[] {
  return [
    test,
    `${overlap.shared} of ${overlap.entries} sampled phrases of the shorter text are shared`,
    `in ${percent(overlap.spread)} of its parts`,
    ...(overlap.figures === undefined ? [] : [`figures match ${percent(overlap.figures)} as well as words`]),
    `length ${percent(overlap.length)} of the earlier text`,
  ];
}

function percent(part: number): string {
  return `${Math.round(part * 100)} %`;
}
