import { hookFeatures, measureHooks } from '../../packages/clean/features/hooks.ts';
import { lexiconFeatures, lexiconOf, measureRows, type Lexicon } from '../../packages/clean/features/lexicon.ts';
import { featureNames } from '../../packages/clean/features.ts';
import { foldOf } from './cross.ts';
import type { Sample } from './samples.ts';

/** Words learned of a page, and how. */
type Lesson = {
  /** Sites that must use a word before it may be learned: names of people and publishers never get there. */
  sites: number;
  entries: number;
  /** Occurrences counted of one page, on either side. */
  ofPage: number;
  smooth: number;
  /** The stretches of words of a page, with how many rows of its story and of the rest each of them counts for. */
  stretches(sample: Sample): readonly Stretch[];
};
type Stretch = { words: readonly string[]; story: number; rest: number };

/** Words read of one block, and words that a block must have. */
const READ = 120;
const WORDS = 4;

const wording: Lesson = {
  sites: 8,
  entries: 6_000,
  ofPage: 2,
  smooth: 6,
  stretches({ scene, features, target, weight }) {
    const stretches: Stretch[] = [];
    for (const [row, at] of features.blocks.entries()) {
      if (weight[row] === 0) continue;
      const words = wordsOf(scene.blocks[at]!.text).slice(0, READ);
      const story = target[row]! > 0.5 ? 1 : 0;
      if (words.length >= WORDS) stretches.push({ words, story, rest: 1 - story });
    }
    return stretches;
  },
};

const naming: Lesson = {
  sites: 6,
  entries: 2_500,
  ofPage: 6,
  smooth: 6,
  stretches({ features: { hooks }, target, weight }) {
    const found = hooks.names.map((name) => ({ words: wordsOf(name), story: 0, rest: 0 }));
    const story = new Uint32Array(hooks.parents.length);
    const rest = new Uint32Array(hooks.parents.length);
    for (const [row, number] of hooks.rows.entries())
      if (number >= 0 && weight[row]! > 0) (target[row]! > 0.5 ? story : rest)[number]! += 1;
    for (let number = story.length - 1; number >= 0; number -= 1) {
      const own = found[hooks.named[number]!]!;
      own.story += story[number]!;
      own.rest += rest[number]!;
      const parent = hooks.parents[number]!;
      if (parent < 0) continue;
      story[parent]! += story[number]!;
      rest[parent]! += rest[number]!;
    }
    return found;
  },
};

type Count = { story: number; rest: number; sites: Set<string> };

/** The words and pairs of words that tell furniture from story best, with their log odds. */
function learn(samples: readonly Sample[], { sites: least, entries, ofPage, smooth, stretches }: Lesson): Record<string, number> {
  const counts = new Map<string, Count>();
  const lower = new Map<string, Set<string>>();
  let story = 0;
  let rest = 0;
  for (const sample of samples) {
    const here = new Map<string, [story: number, rest: number]>();
    for (const stretch of stretches(sample)) {
      for (const [place, word] of stretch.words.entries()) {
        const small = word.toLowerCase();
        if (small === word && /\p{L}/u.test(word)) {
          const sites = lower.get(word);
          if (sites) sites.add(sample.site);
          else lower.set(word, new Set([sample.site]));
        }
        count(here, small, stretch);
        if (place > 0) count(here, `${stretch.words[place - 1]!.toLowerCase()} ${small}`, stretch);
      }
    }
    for (const [words, [inStory, inRest]] of here) {
      const known = counts.get(words) ?? { story: 0, rest: 0, sites: new Set<string>() };
      known.story += Math.min(ofPage, inStory);
      known.rest += Math.min(ofPage, inRest);
      known.sites.add(sample.site);
      counts.set(words, known);
      story += Math.min(ofPage, inStory);
      rest += Math.min(ofPage, inRest);
    }
  }
  const ranked: { words: string; weight: number; worth: number }[] = [];
  for (const [words, { story: inStory, rest: inRest, sites }] of counts) {
    if (sites.size < least || !words.split(' ').every((word) => (lower.get(word)?.size ?? 0) >= least)) continue;
    const weight = Math.log((inRest + smooth * (rest / story)) / rest / ((inStory + smooth) / story));
    ranked.push({ words, weight, worth: Math.abs(weight) * Math.sqrt(sites.size) });
  }
  ranked.sort((a, b) => b.worth - a.worth || (a.words < b.words ? -1 : 1));
  return Object.fromEntries(
    ranked
      .slice(0, entries)
      .toSorted((a, b) => (a.words < b.words ? -1 : 1))
      .map(({ words, weight }) => [words, Math.round(weight * 100) / 100]),
  );
}

function wordsOf(text: string): string[] {
  return text.slice(0, 1_200).match(/[\p{L}\p{M}\p{Nd}]+/gu) ?? [];
}

function count(counts: Map<string, [number, number]>, words: string, { story, rest }: Stretch): void {
  const known = counts.get(words);
  if (known) {
    known[0] += story;
    known[1] += rest;
  } else counts.set(words, [story, rest]);
}

/** What stories and furniture say, and what the elements around them are called. */
export type Lexicons = { words: Record<string, number>; hooks: Record<string, number> };

export function learnLexicons(samples: readonly Sample[]): Lexicons {
  return { words: learn(samples, wording), hooks: learn(samples, naming) };
}

/** For each fold what was learned from the sites outside it. */
export function lexiconsOf(teachers: readonly Sample[], folds: number): { words: Lexicon; hooks: Lexicon }[] {
  return Array.from({ length: folds }, (_, fold) => {
    const { words, hooks } = learnLexicons(teachers.filter(({ site }) => foldOf(site, folds) !== fold));
    return { words: lexiconOf(words), hooks: lexiconOf(hooks) };
  });
}

/** Measures every sample with words learned from other sites only, so that training sees no more than a new site would show. */
export function measureWords(samples: readonly Sample[], lexicons: ReturnType<typeof lexiconsOf>): void {
  const [inWords, inHooks] = [featureNames.indexOf(lexiconFeatures[0]), featureNames.indexOf(hookFeatures[0])];
  for (const { site, features } of samples) {
    const { words, hooks } = lexicons[foldOf(site, lexicons.length)]!;
    measureRows(features.terms, words, features.values, features.width, inWords);
    measureHooks(features.hooks, hooks, features.values, features.width, inHooks);
  }
}
