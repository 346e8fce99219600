// Packs the n-grams of the npm package `eld` (extra small) into `grams.json`: `pnpm run pack-languages` after a new version of it.
import { writeFileSync } from 'node:fs';

type Source = { languages: Record<number, string>; ngrams: Record<string, Record<number, number>> };

const home = new URL('../', import.meta.resolve('eld/extrasmall'));
const { ngramsData } = (await import(new URL('ngrams/extrasmall.js', home).href)) as { ngramsData: Source };
const { dictionary } = (await import(new URL('dictionary.js', home).href)) as { dictionary: string[] };
const { avgScore } = (await import(new URL('avgScore.js', home).href)) as { avgScore: Record<string, number> };

/** The package writes bytes as characters of its own; a space stands for the edge of a word. */
const bytes = new Map(dictionary.flatMap((character, byte) => (character === ' ' ? [] : [[character, byte] as const])));

const tables: { key: number; scores: [language: number, score: number][] }[][] = [[], [], [], []];
for (const [gram, scores] of Object.entries(ngramsData.ngrams)) {
  const word = gram.trim();
  if (word.length > 4) throw new Error(`more than four bytes: ${JSON.stringify(gram)}`);
  const key = [...word].reduce((sum, character, place) => sum + byteOf(character) * 2 ** (8 * place), 0);
  const edges = (gram.startsWith(' ') ? 1 : 0) + (gram.endsWith(' ') ? 2 : 0);
  tables[edges]?.push({ key, scores: Object.entries(scores).map(([language, score]) => [Number(language), score]) });
}
for (const table of tables) table.sort((a, b) => a.key - b.key);
const grams = tables.flat();
const languages = Object.values(ngramsData.languages);
const packed = {
  from: 'eld 2.1.0, extra small; Copyright 2023 Nito T.M., Apache-2.0',
  languages,
  average: languages.map((language) => avgScore[language] ?? 1),
  sizes: tables.map((table) => table.length),
  keys: base64(Uint32Array.from(grams, ({ key }) => key)),
  counts: base64(Uint8Array.from(grams, ({ scores }) => scores.length)),
  scores: base64(Uint8Array.from(grams.flatMap(({ scores }) => scores.flat()))),
};
writeFileSync(new URL('grams.json', import.meta.url), `${JSON.stringify(packed, null, 2)}\n`);

function byteOf(character: string): number {
  const byte = bytes.get(character) ?? character.charCodeAt(0);
  if (byte > 255) throw new Error(`no byte: ${JSON.stringify(character)}`);
  return byte;
}

function base64(numbers: Uint32Array | Uint8Array): string {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64');
}
