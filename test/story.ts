/** Words that mean nothing in particular, so that two stories share no phrase but by chance. */
const WORDS =
  'harbour council bridge winter market river engine garden letter window doctor festival tunnel signal orchard ferry library budget teacher island station copper lantern meadow captain village hospital museum railway timber kitchen stadium painter mountain harvest theatre blanket compass journal quarry shepherd velvet whistle anchor barley candle desert ember feather glacier hammer'.split(
    ' ',
  );

/** A made-up article as plain text, the same for the same seed. `name` stands in its headline. */
export function story(seed: number, name = `number ${seed}`, paragraphs = 6): string {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  const word = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return WORDS[(state >>> 8) % WORDS.length] as string;
  };
  const sentence = () => `The ${word()} ${word()} told the ${word()} that a ${word()} near the ${word()} had moved ${word()} and ${word()} beyond the ${word()}.`;
  const paragraph = () => [sentence(), sentence(), sentence()].join(' ');
  return [`Residents hear of the story ${name} today`, ...Array.from({ length: paragraphs }, paragraph)].join('\n\n');
}
