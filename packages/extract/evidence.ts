import type { Role, Span } from '@copydesk/article/block';
import type { Draft, DraftBlock } from '@copydesk/article/draft';
import type { Drop } from '@copydesk/article/drop';

/** All that a rule may look at: the draft, and what is known about the drop without reading it. */
export type Evidence = { draft: Draft; drop: Pick<Drop, 'key' | 'lastModified'> };

/** A value that a rule proposes, and where it stands in the source. */
export type Candidate<Value> = { value: Value; spans: Span[]; confidence?: number };

const LONGEST = 2_000;

/** What the source says about itself under these names, in this order of names; names are matched without regard to case. */
export function hinted(evidence: Evidence, names: readonly string[]): Candidate<string>[] {
  const wanted = new Map(names.map((name, order) => [name.toLowerCase(), order]));
  return evidence.draft.hints
    .map((hint) => ({ hint, order: wanted.get(hint.name.toLowerCase()) ?? -1, value: fold(hint.value) }))
    .filter(({ order, value }) => order >= 0 && value !== '' && value.length <= LONGEST)
    .sort((a, b) => a.order - b.order)
    .map(({ hint, value }) => ({ value, spans: hint.span ? [hint.span] : [] }));
}

/** The first value of one hint. */
export function hint(evidence: Evidence, name: string): string | undefined {
  return hinted(evidence, [name])[0]?.value;
}

/** The blocks with one of these roles, in source order. */
export function blocks(evidence: Evidence, ...roles: Role[]): DraftBlock[] {
  return evidence.draft.blocks.filter((block) => roles.includes(block.role) && block.text !== '');
}

/** The same as candidates: their text and where it stands. */
export function standing(evidence: Evidence, ...roles: Role[]): Candidate<string>[] {
  return blocks(evidence, ...roles).map((block) => ({ value: fold(block.text), spans: [block.span] }));
}

/** The printed blocks of the story. */
export function printed(evidence: Evidence): DraftBlock[] {
  return blocks(evidence, 'body', 'subhead', 'quote', 'list', 'table', 'correction');
}

/** White space folded to single spaces, ends trimmed. */
export function fold(text: string): string {
  return text.split(/\s/u).filter(Boolean).join(' ');
}

/** A text as it is compared: letters and digits only, case, accents and width folded. `Süd-Kurier` and `SUD KURIER` are one. */
export function squash(text: string): string {
  return text.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
