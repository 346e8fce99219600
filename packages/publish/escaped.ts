/** Signs that a place cannot hold, each an expression with the flag `g`, and what stands for them there. The first is replaced first. */
type Signs = readonly (readonly [sign: RegExp, instead: string])[];

/** UTF-16 units that are escaped at a time: longer than any paragraph. */
const BIT = 16_384;

/**
 * Text with some signs escaped. One expression a sign, and no function, which would be called for each; and bit by bit, for an engine
 * lists all places of a text where it replaces, and to clear away lists of millions has a cost of its own.
 */
export function escaped(text: string, signs: Signs): string {
  if (text.length <= BIT) return signs.reduce((rest, [sign, instead]) => rest.replace(sign, instead), text);
  const bits = Array.from({ length: Math.ceil(text.length / BIT) }, (_, at) => text.slice(at * BIT, (at + 1) * BIT));
  return bits.map((bit) => escaped(bit, signs)).join('');
}
