import { fold, SPACE, unaccented } from './fold.ts';

const BY = /^(?:by|von|par|por|di|af|av|door) +/u;
const WORDS = /[\p{L}\p{N}_]+/gu;
const BETWEEN = new RegExp(
  `;|,(?![${SPACE}]*(?:jr|sr|phd|md|esq)(?![\\p{L}\\p{N}_]))|[${SPACE}]+(?:and|und|et|og|&)[${SPACE}]+|[${SPACE}]*\\|[${SPACE}]*`,
  'iu',
);

/** The people whom a list of bylines names, without `By`, accents and case. */
export function names(bylines: readonly string[]): Set<string> {
  return new Set(
    bylines
      .flatMap((byline) => byline.split(BETWEEN))
      .map(foldName)
      .filter(Boolean),
  );
}

function foldName(name: string): string {
  return (unaccented(fold(name).replace(BY, '')).match(WORDS) ?? []).join(' ');
}

/** Whether both name the same people, and how much they share: 2 times the shared over the sum of both. `wanted` names somebody. */
export function compareNames(wanted: readonly string[], given: readonly string[]): { equal: boolean; f1: number } {
  const [a, b] = [names(wanted), names(given)];
  const shared = [...a].filter((name) => b.has(name)).length;
  return { equal: shared === a.size && shared === b.size, f1: (2 * shared) / (a.size + b.size) };
}
