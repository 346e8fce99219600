import { printed, standing, type Candidate, type Evidence } from '../evidence.ts';
import type { Rule } from '../rule.ts';
import { isAgency } from './agencies.ts';

/** `KYIV, Ukraine (AP) — ` at the start of a story: place, what stands in brackets, the dash. Bounded, so linear. */
const WIRE = /^([^()（）—–\n]{2,60}?)[,，]?\s?[(（]([^()（）\n]{2,30})[)）]\s{0,2}[-—–:.]{1,2}\s?/u;
const CAPS =
  /^(\p{Lu}[\p{Lu}\p{M}.'’-]{2,30}(?:[ /]\p{Lu}[\p{Lu}\p{M}.'’-]{0,30}){0,4})((?:, \p{Lu}[\p{L}\p{M}.]{1,20}(?: \p{Lu}[\p{L}.]{1,20}){0,2})?)(?:, [^—–]{1,24})? ?[—–] ?(?=\S)/u;
/** A place, not a date: what stands before the first digit or month. */
const DATED = /,?\s(?:\p{L}{3,9}\.? )?\d.*$|,?\s\d.*$/u;

function atStart(evidence: Evidence, find: (text: string) => string | undefined): Candidate<string>[] {
  const first = printed(evidence).find((block) => block.role === 'body');
  const place = first && find(first.text.slice(0, 120))?.replace(DATED, '').trim();
  if (!first || !place || !/^\p{L}/u.test(place) || place.split(' ').length > 6) return [];
  // The span is the place itself only where the block's text is its source, letter for letter; else the block's.
  const literal = first.span[1] - first.span[0] === first.text.length;
  return [{ value: place, spans: [literal ? [first.span[0], first.span[0] + place.length] : first.span] }];
}

/** Where the story was filed from. The words stay in the body: they are printed. */
export const dateline = [
  {
    name: 'dateline-agency',
    why: 'Place and agency in brackets, the form of the wires.',
    confidence: 0.95,
    find: (evidence) =>
      atStart(evidence, (text) => {
        const [, place, agency] = WIRE.exec(text) ?? [];
        return agency !== undefined && agency.split(/[/,]/u).some((part) => isAgency(part.trim())) ? place : undefined;
      }),
    examples: [
      [[['body', 'ODESSA, Ukraine (AP) — Ships left port.']], ['ODESSA, Ukraine']],
      [[['body', 'Berlin (dpa) - Der Zug hielt.']], ['Berlin']],
      [[['body', 'GENEVA, March 3 (Reuters) - Talks began.']], ['GENEVA']],
      [[['body', 'The mayor (Labour) - a former teacher - resigned.']], []],
    ],
  },
  {
    name: 'dateline-capitals',
    why: 'A place in capitals before a long dash opens a story filed from elsewhere.',
    confidence: 0.85,
    find: (evidence) =>
      atStart(evidence, (text) => {
        const [, place, land] = CAPS.exec(text) ?? [];
        return place && place + (land ?? '');
      }),
    examples: [
      [[['body', 'PARIS — Trains stood still.']], ['PARIS']],
      [[['body', 'SÃO PAULO, Brazil — Trams stood still.']], ['SÃO PAULO, Brazil']],
      [[['body', 'Trams — all of them — stood still.']], []],
    ],
  },
  {
    name: 'dateline-line',
    why: 'A line of its own with place and date.',
    confidence: 0.7,
    find: (evidence) =>
      standing(evidence, 'dateline').flatMap(({ value, spans }) => {
        const place = /^(\p{Lu}[\p{L}\p{M}.'’ -]{1,40}),\s/u.exec(value)?.[1];
        return place && !/\d/.test(place) && /\d/.test(value) && place.split(' ').length <= 3 ? [{ value: place, spans }] : [];
      }),
    examples: [
      [[['dateline', 'Lyon, le 3 mars 2024']], ['Lyon']],
      [[['dateline', '3 mars 2024']], []],
    ],
  },
] as const satisfies readonly Rule<string>[];
