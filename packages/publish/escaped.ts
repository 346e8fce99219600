/** Signs that a place cannot hold, and what stands for each of them there. The first is replaced first. */
type Signs = readonly (readonly [sign: string, instead: string])[];

/** UTF-16 units that are escaped at a time: longer than any paragraph. */
const BIT = 16_384;

/**
 * Text with some signs escaped. Taken apart and joined, for to replace puts a text together from millions of pieces, which are
 * cleared away at a cost of their own once it is used; and bit by bit, so that nothing but text is left of a bit.
 */
export function escaped(text: string, signs: Signs): string {
  if (text.length <= BIT) return signs.reduce((rest, [sign, instead]) => rest.split(sign).join(instead), text);
  const bits = Array.from({ length: Math.ceil(text.length / BIT) }, (_, at) => text.slice(at * BIT, (at + 1) * BIT));
  return bits.map((bit) => escaped(bit, signs)).join('');
}
