import { lexiconFeatures, lexiconOf, measureRows, type Lexicon } from '../../packages/clean/features/lexicon.ts';
import { featureNames } from '../../packages/clean/features.ts';
import { foldOf } from './cross.ts';
import type { Sample } from './samples.ts';

/** Sites that must use a word, in lower case, before it may be learned: names of people and publishers never get there. */
const SITES = 8;
const ENTRIES = 6_000;
/** Occurrences counted of one page, words read of one block, and words that a block must have. */
const OF_PAGE = 2;
const READ = 120;
const WORDS = 4;
const SMOOTH = 6;

type Count = { story: number; rest: number; sites: Set<string> };

/** The words and pairs of words that tell furniture from story best, with their log odds. */
export function learnWords(samples: readonly Sample[]): Record<string, number> {
  const counts = new Map<string, Count>();
  const lower = new Map<string, Set<string>>();
  let story = 0;
  let rest = 0;
  for (const sample of samples) {
    const here = new Map<string, [story: number, rest: number]>();
    for (const [row, at] of sample.features.blocks.entries()) {
      if (sample.weight[row] === 0) continue;
      const words = wordsOf(sample.scene.blocks[at]!.text).slice(0, READ);
      if (words.length < WORDS) continue;
      const side = sample.target[row]! > 0.5 ? 0 : 1;
      for (const [place, word] of words.entries()) {
        const small = word.toLowerCase();
        if (small === word && /\p{L}/u.test(word)) {
          const sites = lower.get(word);
          if (sites) sites.add(sample.site);
          else lower.set(word, new Set([sample.site]));
        }
        count(here, small, side);
        if (place > 0) count(here, `${words[place - 1]!.toLowerCase()} ${small}`, side);
      }
    }
    for (const [words, [inStory, inRest]] of here) {
      const known = counts.get(words) ?? { story: 0, rest: 0, sites: new Set<string>() };
      known.story += Math.min(OF_PAGE, inStory);
      known.rest += Math.min(OF_PAGE, inRest);
      known.sites.add(sample.site);
      counts.set(words, known);
      story += Math.min(OF_PAGE, inStory);
      rest += Math.min(OF_PAGE, inRest);
    }
  }
  const ranked: { words: string; weight: number; worth: number }[] = [];
  for (const [words, { story: inStory, rest: inRest, sites }] of counts) {
    if (sites.size < SITES || !words.split(' ').every((word) => (lower.get(word)?.size ?? 0) >= SITES)) continue;
    const weight = Math.log((inRest + SMOOTH * (rest / story)) / rest / ((inStory + SMOOTH) / story));
    ranked.push({ words, weight, worth: Math.abs(weight) * Math.sqrt(sites.size) });
  }
  ranked.sort((a, b) => b.worth - a.worth || (a.words < b.words ? -1 : 1));
  return Object.fromEntries(
    ranked
      .slice(0, ENTRIES)
      .toSorted((a, b) => (a.words < b.words ? -1 : 1))
      .map(({ words, weight }) => [words, Math.round(weight * 100) / 100]),
  );
}

function wordsOf(text: string): string[] {
  return text.slice(0, 1_200).match(/[\p{L}\p{M}\p{Nd}]+/gu) ?? [];
}

function count(counts: Map<string, [number, number]>, words: string, side: 0 | 1): void {
  const known = counts.get(words);
  if (known) known[side] += 1;
  else counts.set(words, side === 0 ? [1, 0] : [0, 1]);
}

/** For each fold the words learned from the sites outside it. */
export function lexiconsOf(teachers: readonly Sample[], folds: number): Lexicon[] {
  return Array.from({ length: folds }, (_, fold) =>
    lexiconOf(learnWords(teachers.filter(({ site }) => foldOf(site, folds) !== fold))),
  );
}

/** Measures every sample with words learned from other sites only, so that training sees no more than a new site would show. */
export function measureWords(samples: readonly Sample[], lexicons: readonly Lexicon[]): void {
  const from = featureNames.indexOf(lexiconFeatures[0]);
  for (const { site, features } of samples) {
    const lexicon = lexicons[foldOf(site, lexicons.length)]!;
    measureRows(features.terms, lexicon, features.values, features.width, from);
  }
}
