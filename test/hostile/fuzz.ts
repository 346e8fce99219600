import { Rejection } from '@copydesk/article/rejection';
import * as fc from 'fast-check';

import { madeOf } from './made-of.ts';

/** What readers of markup, text and numbers have stumbled over, put in anywhere. */
const PIECES = [
  '<',
  '>',
  '</',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<script>',
  '</script>',
  '<style>',
  '<svg>',
  '<template>',
  '<table>',
  '<p>',
  '</p>',
  '<br>',
  '<a href="',
  '<img src=x alt="',
  '<h1>',
  '<time datetime="',
  '<meta property="og:title" content="',
  '<script type="application/ld+json">{"@type":"NewsArticle","author":[{"name":',
  '"',
  "'",
  '=',
  '&',
  '&#',
  '&#x110000;',
  '&#xd800;',
  '&amp',
  '&lt;',
  '\0',
  '\ufeff',
  '\u202e',
  '\u2028',
  '\u0085',
  '\u0301',
  '\u{e0041}',
  '\ud83d',
  '👩\u200d',
  '\r',
  '\n',
  '\n\n',
  '\t',
  '   ',
  'By ',
  'By ANN LEE\n',
  '(AGENCY) -',
  'Published ',
  '+275760-09-13T00:00:00Z',
  '2026-02-30',
  '99:99',
  'EMBARGO',
  'Photo: ',
  '©',
  '“',
  '”',
  '—',
  '...',
  '{',
  '}',
  '[',
  '__proto__',
  'constructor',
  'http://',
  '@',
  '%',
  '\\u0000',
  '9'.repeat(400),
  'a'.repeat(70_000),
  ' '.repeat(5_000),
] as const;

/** One change of some bytes. Places are shares of the length, so that they mean something for every page. */
const change = fc.record({
  kind: fc.constantFrom('flip', 'cut', 'double', 'insert', 'end', 'swap'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat({ max: 4_000 }),
  piece: fc.oneof(
    fc.constantFrom(...PIECES).map((text): Uint8Array => Buffer.from(text)),
    fc.uint8Array({ minLength: 1, maxLength: 12 }),
  ),
});
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

/** Bytes after some changes. */
export function mutated(bytes: Uint8Array, changes: readonly Change[]): Uint8Array {
  return changes.reduce((now, { kind, at, length, piece }) => {
    const place = Math.floor(at * now.length);
    const [before, part, after] = [now.subarray(0, place), now.subarray(place, place + length), now.subarray(place + length)];
    switch (kind) {
      case 'flip':
        return Buffer.concat([before, part.map((byte, index) => (index % 97 === 0 ? byte ^ (piece[0] ?? 1) : byte)), after]);
      case 'cut':
        return Buffer.concat([before, after]);
      case 'double':
        return Buffer.concat([before, part, part, after]);
      case 'insert':
        return Buffer.concat([before, piece, part, after]);
      case 'end':
        return before;
      default:
        return Buffer.concat([after, part, before]);
    }
  }, bytes);
}

/** Nothing but pieces, in any order. */
export const scraps: fc.Arbitrary<Uint8Array> = fc
  .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...PIECES) }, fc.lorem({ maxCount: 12 })), { maxLength: 60 })
  .map((pieces) => Buffer.from(pieces.join('')));

/** Pages, each changed in some places; a page is read when its turn comes. */
export function mutants(pages: readonly (() => Uint8Array)[]): fc.Arbitrary<Uint8Array> {
  return fc
    .tuple(fc.nat({ max: pages.length - 1 }), fc.array(change, { minLength: 1, maxLength: 8 }))
    .map(([page, changes]) => mutated(pages[page]?.() ?? new Uint8Array(), changes));
}

/** Endings that are a fault of ours, whatever the drop. */
const OURS = new Set<string>(['crashed', 'invalid-output']);

/** Takes a drop all the way. Says how it ended; throws whatever is no rejection of the drop. */
export function survives(bytes: Uint8Array): string {
  try {
    madeOf(bytes);
    return 'article';
  } catch (error) {
    if (error instanceof Rejection && !OURS.has(error.code)) return error.code;
    throw error;
  }
}

/** How drops ended, and the first that ended by a fault of ours, made as small as it can be. */
export type Fuzzed = { drops: number; ends: Record<string, number>; fault?: string };

/** Takes so many changed pages, and as many drops of scraps, all the way. The same for the same seed. */
export function fuzz(pages: readonly (() => Uint8Array)[], runs: number, seed: number): Fuzzed {
  const found: Fuzzed = { drops: 0, ends: {} };
  const one = (bytes: Uint8Array) => {
    const end = survives(bytes);
    found.drops += 1;
    found.ends[end] = (found.ends[end] ?? 0) + 1;
  };
  for (const drops of [mutants(pages), scraps]) {
    try {
      fc.assert(fc.property(drops, one), { seed, numRuns: runs });
    } catch (error) {
      return {
        ...found,
        fault: error instanceof Error ? `${error.message}\n${String(error.cause)}`.slice(0, 4_000) : String(error),
      };
    }
  }
  return found;
}
