/** A mark that wires put before the headline of a newer text of a story. */
type Mark = { name: string; why: string; pattern: RegExp; examples: [string, boolean][] };

/** Marks of write-throughs. A repeat (`RPT-`) brings nothing new, so it is none. */
export const marks = [
  {
    name: 'update',
    why: 'Reuters and those who follow it number their updates.',
    pattern: /^upd(?:ate[sd]?)?(?: {0,2}\d{1,2})? {0,2}[-–—:]/i,
    examples: [
      ['UPDATE 2-Harbour gates at Port Ellery stay shut', true],
      ['Update: harbour gates stay shut', true],
      ['Update your charts, harbour master says', false],
    ],
  },
  {
    name: 'correction',
    why: 'A text that was wrong is replaced.',
    pattern: /^(?:correct(?:ed|ion|ing)?|refile[ds]?|clarification)(?: {0,2}\d{1,2})? {0,2}[-–—:(]/i,
    examples: [
      ['CORRECTED-Two of four locks are broken', true],
      ['Correction: locks', true],
      ['Corrected vision', false],
      ['RPT-Two of four locks are broken', false],
    ],
  },
  {
    name: 'wrap-up',
    why: 'The story so far, written through.',
    pattern: /^(?:wrap-?up|write-?thr(?:u|ough))(?: {0,2}\d{1,2})? {0,2}[-–—:]/i,
    examples: [
      ['WRAPUP 3-Storm closes harbours', true],
      ['Wrap up warm', false],
    ],
  },
  {
    name: 'lead',
    why: 'Agencies count the leads of a running story.',
    pattern: /\b\d{1,2}(?:st|nd|rd|th) (?:lead|ld)\b/i,
    examples: [
      ['Harbour-Storm, 2nd Ld-Writethru', true],
      ['Team takes 2nd place', false],
    ],
  },
] as const satisfies Mark[];

const HEADLINE_MAX = 200;

/** Whether a text says of itself that it is a newer one of its story: by a mark in its first line, the headline. */
export function isWriteThrough(text: string): boolean {
  const head = text.slice(0, HEADLINE_MAX).trimStart();
  const line = head.slice(0, head.search(/\n|$/));
  return marks.some(({ pattern }) => pattern.test(line));
}

/** Who sent a story: the folder its drops come in. Undefined where keys have none. */
export function sourceOf({ key }: { key: string }): string | undefined {
  const end = key.indexOf('/');
  return end > 0 ? key.slice(0, end) : undefined;
}
