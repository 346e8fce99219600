import { roles } from '@copydesk/article/block';
import type { Document } from '@copydesk/article/document';
import type { Cut, Draft, DraftBlock } from '@copydesk/article/draft';
import { Rejection } from '@copydesk/article/rejection';

import { label } from './label.ts';
import { remarksOn } from './remarks.ts';
import { TOLD, toldBody } from './told-body.ts';

/**
 * Labels every block of a document and cuts what is not the story: of a cut block its role, rule and span are kept, of all others
 * the text as it is. Linear; takes and gives plain data. Where a script prints the story, its text is what the page tells machines.
 *
 * Throws `Rejection('no-article')` when no paragraph is left.
 */
export function clean(document: Document): Draft {
  const scene = label(document);
  const { labels, blocks: labelled } = scene;
  let blocks: DraftBlock[] = [];
  const cuts: Cut[] = [];
  for (const [at, { text, span, shape, level, href }] of labelled.entries()) {
    const { role, rule } = labels[at]!;
    if (roles[role].fate === 'cut') cuts.push({ role, rule, span });
    else
      blocks.push({
        role,
        rule,
        text,
        span,
        shape,
        ...(level === undefined ? {} : { level }),
        ...(href === undefined ? {} : { href }),
      });
  }
  const told = toldBody(document, lengthOf(blocks.filter(isPrinted)));
  if (told.length > 0) {
    for (const { span } of blocks.filter(isPrinted)) cuts.push({ role: 'repeat', rule: TOLD, span });
    blocks = [...blocks.filter((block) => !isPrinted(block)), ...told];
  }
  if (!blocks.some((block) => block.role === 'body' || block.role === 'quote' || block.role === 'list')) {
    throw new Rejection('no-article', `not one block of ${labelled.length} reads like a story`);
  }
  const { format, encoding, length, hints, notes } = document;
  const source = told.length > 0 ? [{ name: 'body-from', value: 'ld.articleBody' }] : [];
  return { format, encoding, length, blocks, cuts, hints, notes: [...notes, ...remarksOn(scene), ...source] };
}

function isPrinted({ role }: DraftBlock): boolean {
  return roles[role].fate === 'body';
}

function lengthOf(blocks: readonly DraftBlock[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0);
}
