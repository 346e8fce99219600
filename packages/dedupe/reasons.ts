import type { Also } from '@copydesk/article/relation';

import type { Comparison } from './compare.ts';

/** What a relation calls it. */
export function kindOf({ kind }: Comparison): Also['kind'] {
  return kind === 'exact' || kind === 'near' || kind === 'excerpt' || kind === 'grown' ? kind : 'contains';
}

/** Shares are known to a hundredth or so: more digits would only take room wherever a decision is kept. */
export function rounded(score: number): number {
  return Math.round(score * 1_000) / 1_000;
}

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
