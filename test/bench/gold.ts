import { z } from 'zod';

/** What is known to be right about one page. Every corpus fills the fields it has. */
export const Gold = z.object({
  set: z.string(),
  id: z.string(),
  url: z.string().optional(),
  /** The story, a blank line between paragraphs. */
  body: z.string().optional(),
  /** The story's paragraphs, and 1 where it is a matter of taste whether one belongs to it. */
  body_parts: z.array(z.tuple([z.string(), z.union([z.literal(0), z.literal(1)])])).optional(),
  /** Phrases that the body must hold, and phrases that it must not. */
  with: z.array(z.string()).optional(),
  without: z.array(z.string()).optional(),
  title: z.string().optional(),
  authors: z.array(z.string()).optional(),
  /** Somebody looked, and the page names no author. */
  author_null: z.boolean().optional(),
  /** Somebody looked for an author. */
  author_annotated: z.boolean().optional(),
  /** The day of publication. */
  date: z.string().optional(),
  datetime: z.string().optional(),
});
export type Gold = z.infer<typeof Gold>;

/** What an extractor says about one page. */
export type Prediction = {
  headline?: string | null | undefined;
  authors: readonly string[];
  /** ISO 8601; only its day counts. */
  published?: string | null | undefined;
  /** `''` where it found none. */
  body: string;
};
