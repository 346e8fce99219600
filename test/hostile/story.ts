/** An honest paragraph, for a trap to stand beside. */
export const PARAGRAPH =
  'The harbour ferry went back to work on Monday after two days of storm, and the port office said that all piers were open again.';

/** A second one, so that a story is a story. */
export const ANOTHER =
  'Crews had tied up the boats on Saturday evening, when the wind tore a part of the roof from the market hall beside the old mill.';

/** An honest text drop with something in its midst. */
export function told(inside: string): string {
  return `Ferry returns after storm\n\n${PARAGRAPH}\n\n${inside}\n\n${ANOTHER}\n`;
}

/** An honest page with something in its midst. */
export function page(inside: string, title = 'Ferry returns after storm'): string {
  return `<!doctype html><html><head><title>${title}</title></head><body><article><h1>${title}</h1><p>${PARAGRAPH}</p>${inside}<p>${ANOTHER}</p></article></body></html>`;
}

/** Many pieces, each with its number in the place of `#`. */
export function numbered(piece: string, count: number): string {
  const [before = '', after = ''] = piece.split('#');
  return Array.from({ length: count }, (_, at) => `${before}${at}${after}`).join('');
}
