import type { FormatRow } from './formats/format.ts';
import { html } from './formats/html.ts';
import { text } from './formats/text.ts';

/** The input formats, in the order they are tried. */
export const formats = [
  html,
  // Anything that no row above claims is text, so this one stands last.
  text,
] as const satisfies readonly FormatRow[];
