import type { Role, Span } from '@copydesk/article/block';
import type { Draft, DraftBlock } from '@copydesk/article/draft';
import type { Drop } from '@copydesk/article/drop';

/** A value that a rule proposes, and where it stands in the source. */
export type Candidate<Value> = { value: Value; spans: Span[]; confidence?: number };

/** All that a rule may look at: the draft, what it says about itself by name, and what is known about the drop without reading it. */
export type Evidence = {
  draft: Draft;
  drop: Pick<Drop, 'key' | 'lastModified'>;
  /** Hints by their name in lower case, values tidied. */
  hints: ReadonlyMap<string, Candidate<string>[]>;
};

/** No fact is longer than this; what is (`ld.articleBody`) is no fact. UTF-16 units. */
const LONGEST = 2_000;

/** Lays a draft open for the rules. */
export function gather(draft: Draft, drop: Evidence['drop']): Evidence {
  const hints = new Map<string, Candidate<string>[]>();
  for (const { name, value, span } of draft.hints) {
    if (value.length > LONGEST) continue;
    const text = fold(decoded(value));
    if (text === '') continue;
    const key = name.toLowerCase();
    const known = hints.get(key) ?? [];
    known.push({ value: text, spans: span ? [span] : [] });
    hints.set(key, known);
  }
  return { draft, drop, hints };
}

/** What several rules ask of a draft, worked out for the first of them only. Nobody may change what it gives. */
export function once<Value>(find: (evidence: Evidence) => Value): (evidence: Evidence) => Value {
  const known = new WeakMap<Evidence, { value: Value }>();
  return (evidence) => {
    let found = known.get(evidence);
    if (!found) known.set(evidence, (found = { value: find(evidence) }));
    return found.value;
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  nbsp: ' ',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  ndash: '–',
  mdash: '—',
  hellip: '…',
};

/** Publishers escape for HTML what stands in JSON, where nothing undoes it: `&quot;Rain&quot;`. Once is enough. */
function decoded(value: string): string {
  if (!value.includes('&')) return value;
  return value.replace(
    /&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|([a-z]{2,6}));/giu,
    (whole, decimal?: string, hex?: string, name?: string) =>
      name === undefined
        ? String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex ?? '20', 16))
        : (ENTITIES[name.toLowerCase()] ?? whole),
  );
}

/** What the source says about itself under these names, in this order of names; names are matched without regard to case. */
export function hinted(evidence: Evidence, names: readonly string[]): Candidate<string>[] {
  return names.flatMap((name) => evidence.hints.get(name.toLowerCase()) ?? []);
}

/** The first value of one hint. */
export function hint(evidence: Evidence, name: string): string | undefined {
  return evidence.hints.get(name.toLowerCase())?.[0]?.value;
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
export const printed: (evidence: Evidence) => readonly DraftBlock[] = once((evidence) =>
  blocks(evidence, 'body', 'subhead', 'quote', 'list', 'table', 'correction'),
);

/** White space that is more than one plain space between words; most texts come folded already. */
const LOOSE = /^\s|[^\S ]|\s\s|\s$/u;

/** White space folded to single spaces, ends trimmed. */
export function fold(text: string): string {
  return LOOSE.test(text) ? text.split(/\s/u).filter(Boolean).join(' ') : text;
}

const ASCII = /^[\0-\x7f]*$/;

/** A text as it is compared: letters and digits only, case, accents and width folded. `Süd-Kurier` and `SUD KURIER` are one. */
export function squash(text: string): string {
  // The same without the tables of Unicode, for names and titles are squashed by the hundred.
  if (ASCII.test(text)) return text.toLowerCase().replace(/[^a-z\d]+/g, '');
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
