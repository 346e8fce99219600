import type { Document } from '@copydesk/article/document';
import type { DraftBlock } from '@copydesk/article/draft';

/** The rule of blocks that stand in no block of the page, only in what it tells machines. */
export const TOLD = 'article-body-told';

/** Characters that make a told body worth more than what stands in blocks, and how many times as long as that it is. */
const LEAST = 600;
const TIMES = 4;

/** Markup or references in what should be plain text: the content system's own source, with whatever else is in it. */
const MARKUP = /<\/?[a-z!]|&(?:lt|gt|amp|nbsp|quot|#\d{1,5});/i;

/**
 * The story as the page tells it to machines (schema.org `articleBody`), by paragraphs, for pages whose blocks hold next to none of it
 * because a script prints it. `printed` are the characters of the story in blocks. Nothing where the blocks have enough.
 */
export function toldBody({ hints }: Pick<Document, 'hints'>, printed: number): DraftBlock[] {
  const told = hints.find(({ name, value }) => name === 'ld.articleBody' && value.length >= LEAST && !MARKUP.test(value));
  if (!told?.span || told.value.length < printed * TIMES) return [];
  const { span } = told;
  return told.value
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((text) => ({ role: 'body', rule: TOLD, text, span, shape: 'paragraph' }));
}
