const SYLLABLES = 'ba den for gal hin jor kel lam mor nes pol quin ras sil tor ul ven wex yar zem chi dra fle gno'.split(' ');
/** Small words that hold a sentence together. */
const LINKS = ['of', 'and', 'near', 'with', 'after', 'before', 'under', 'for', 'against', 'without', 'from', 'over'];

/** A made-up article as plain text, the same for the same seed; two of them share no phrase but by chance. */
export function story(seed: number, name = `number ${seed}`, paragraphs = 6): string {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  const pick = (list: readonly string[]) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return list[(state >>> 8) % list.length] as string;
  };
  const word = () => pick(SYLLABLES) + pick(SYLLABLES) + pick(SYLLABLES);
  const sentence = () => `The ${Array.from({ length: 8 }, () => `${word()} ${word()}`).join(` ${pick(LINKS)} `)}.`;
  const paragraph = () => [sentence(), sentence(), sentence()].join(' ');
  return [`Residents hear of the story ${name} today`, ...Array.from({ length: paragraphs }, paragraph)].join('\n\n');
}
