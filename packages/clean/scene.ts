import type { Role } from '@copydesk/article/block';
import type { Block, Document } from '@copydesk/article/document';

import { hasCredit } from './credit.ts';
import { cuesOf, isTelling, type Cue } from './cue.ts';
import type { CueName } from './phrases.ts';
import { placesOf, type Place } from './place.ts';
import type { Sign } from './signs.ts';
import { byBeginning } from './stem.ts';
import { isSentence, wordsIn } from './sentence.ts';
import { takeApart, type Piece } from './take-apart.ts';
import { headlineOf } from './title.ts';

/** What a rule said about a block. */
export type Label = { role: Role; rule: string };

/** A document while it is being labelled: blocks, what can be measured of each, and the labels so far. */
export type Scene = {
  document: Document;
  blocks: readonly Piece[];
  looks: readonly Look[];
  places: readonly Place[];
  labels: (Label | undefined)[];
  /** Places of the longer blocks, by how they begin. */
  beginnings: ReadonlyMap<string, readonly number[]>;
  /** The place of the headline, where a heading says what the page's title says. */
  headline: number | undefined;
  /** 0 (furniture) to 1 (story), per block, once weighed. */
  weights: readonly number[];
};

/** What can be measured of one block, by itself. */
export type Look = {
  /** Share of its characters inside links. */
  linkShare: number;
  /** Words, or half as many as characters in scripts without spaces. */
  words: number;
  /** Ends as sentences do. */
  sentence: boolean;
  /** Running text: several words, not mainly links. */
  prose: boolean;
  cues: readonly Cue[];
  /** Ends with the credit of a picture; unknown until somebody asks. */
  credit?: boolean | undefined;
};

/** Scripts that put no stop behind a sentence: Thai and Lao. As many words, as they are counted here, are one. */
const STOPLESS = /[\u0e01-\u0eff]/;
const STOPLESS_SENTENCE = 16;

/** Measures every block once, after those have been taken apart in which a byline and a date stand together. */
export function survey(whole: Document): Scene {
  const document = takeApart(whole);
  const looks = document.blocks.map(lookAt);
  const headline = headlineOf(document);
  const prose = looks.map((look, at) => (look.prose ? document.blocks[at]!.text.length : 0));
  return {
    document,
    blocks: document.blocks,
    looks,
    places: placesOf(document, prose, headline),
    labels: document.blocks.map(() => undefined),
    beginnings: byBeginning(document.blocks.map((block) => block.text)),
    headline,
    weights: [],
  };
}

function lookAt({ text, linked, shape }: Block): Look {
  const words = wordsIn(text);
  const linkShare = text.length === 0 ? 0 : linked / text.length;
  const sentence = isSentence(text) || (words >= STOPLESS_SENTENCE && STOPLESS.test(text.slice(-1)));
  const prose = shape !== 'image' && shape !== 'heading' && linkShare < 0.5 && (words >= 20 || (words >= 8 && sentence));
  return { linkShare, words, sentence, prose, cues: cuesOf(text), credit: undefined };
}

/** The cue of this name that a block begins with. */
export function cueAt(scene: Scene, at: number, name: CueName): Cue | undefined {
  return scene.looks[at]?.cues.find((cue) => cue.name === name);
}

/** Whether a block is a cue and no more words: `Share`, `Comments (12)`. */
export function isOnlyCue(scene: Scene, at: number, name: CueName): boolean {
  const cue = cueAt(scene, at, name);
  return cue !== undefined && !/\p{L}/u.test(cue.rest);
}

/**
 * Whether a block begins with a cue and means it: nothing else follows, a colon does, it is a link, or the phrase is one that stories
 * do not begin sentences with. `Share prices fell` is no share bar.
 */
export function says(scene: Scene, at: number, name: CueName): boolean {
  const cue = cueAt(scene, at, name);
  const look = scene.looks[at]!;
  if (!cue || scene.blocks[at]!.shape === 'image') return false;
  if (!/\p{L}/u.test(cue.rest) || cue.marked || look.linkShare > 0.5) return true;
  return isTelling(cue.phrase) || (cue.phrase.includes(' ') && !look.prose && !look.sentence);
}

/** Whether a block ends with the credit of a picture. Several rules ask, and the answer is dear. */
export function isCredited({ blocks, looks }: Scene, at: number): boolean {
  return (looks[at]!.credit ??= hasCredit(blocks[at]!.text));
}

/** The element around a block, where there is markup. */
export function placeAt(scene: Scene, at: number): Place | undefined {
  const element = scene.blocks[at]?.element;
  return element === undefined ? undefined : scene.places[element];
}

/** Whether the names around a block say so. */
export function stands(scene: Scene, at: number, sign: Sign): boolean {
  return placeAt(scene, at)?.signs.has(sign) ?? false;
}

export function roleAt(scene: Scene, at: number): Role | undefined {
  return scene.labels[at]?.role;
}

/** The nearest block before (-1) or after (1) this one that is no picture and that no rule has taken. */
export function neighbour(scene: Scene, at: number, step: -1 | 1): number | undefined {
  for (let next = at + step, tries = 0; next >= 0 && next < scene.blocks.length && tries < 12; next += step, tries += 1) {
    if (scene.blocks[next]!.shape !== 'image' && !scene.labels[next]) return next;
  }
  return undefined;
}
