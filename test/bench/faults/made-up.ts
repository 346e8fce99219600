import { seeded } from '@copydesk/rehearsal/seeded';

const SYLLABLES = 'ba den for gal hin jor kel lam mor nes pol quin ras sil tor ul ven wex yar zem chi dra fle gno'.split(' ');
const LINKS = ['of', 'and', 'near', 'with', 'after', 'before', 'under', 'for', 'against', 'without', 'from', 'over'];

/** A made-up article as plain text, the same for the same number; no two of them share a phrase but by chance. */
export function madeUp(number: number, paragraphs = 5): string {
  const random = seeded(number);
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] as string;
  const word = () => pick(SYLLABLES) + pick(SYLLABLES) + pick(SYLLABLES);
  const sentence = () => `The ${Array.from({ length: 8 }, () => `${word()} ${word()}`).join(` ${pick(LINKS)} `)}.`;
  const paragraph = () => [sentence(), sentence(), sentence()].join(' ');
  return [`Residents hear of the ${word()} ${word()} today`, ...Array.from({ length: paragraphs }, paragraph)].join('\n\n');
}
