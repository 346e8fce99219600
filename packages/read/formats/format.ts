import type { Block, Document, Format } from '@copydesk/article/document';

/** What a format makes of a decoded source. */
export type Parsed = Pick<Document, 'blocks' | 'elements' | 'hints' | 'notes'>;

/** One input format: how it is told from its content, and how it is read. A row of the table in `formats.ts`. */
export type FormatRow = {
  name: Format;
  why: string;
  /** Whether the source is of this format. Sees the decoded text, never a file name. */
  sniff(source: string): boolean;
  /** Whether it can be of this format at all, so that a feed is believed that says so. */
  may(source: string): boolean;
  /** Throws `Rejection` with code `too-complex` when the source passes a cap. */
  parse(source: string): Parsed;
  /** A source, and the shape and text of the blocks it is read into. */
  examples: readonly (readonly [source: string, blocks: readonly string[]])[];
};

/** A block as the examples of this table show it: `heading: Ferry returns`. */
export function shown(block: Pick<Block, 'shape' | 'text'>): string {
  return `${block.shape}: ${block.text}`;
}
