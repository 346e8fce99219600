import { hinted, standing } from '../evidence.ts';
import type { Rule } from '../rule.ts';
import { marks } from './edition.ts';
import { headerOf } from './wire-header.ts';

/** Priorities of the wire formats in the figures of IPTC: flash, bulletin, urgent, regular, deferred (ANPA 1312). */
const PRIORITIES: Readonly<Record<string, number>> = { f: 1, b: 2, u: 3, r: 4, d: 6 };

function told(value: string): number[] {
  const figure = /^[1-9]$/.test(value) ? Number(value) : PRIORITIES[value.toLowerCase()];
  return figure === undefined ? [] : [figure];
}

const LINE =
  /^(?:urgency|priority|priorität|urgence|priorité|urgencia|prioridad|urgência|urgenza|priorità)\s?[:： ]\s?(\d|[fburd])\s{0,2}$/iu;

/** How much it presses: IPTC urgency, 1 (flash) to 8 (least). */
export const urgency = [
  {
    name: 'urgency-told',
    why: 'A field made for it.',
    confidence: 0.95,
    find: (evidence) =>
      hinted(evidence, ['meta.urgency', 'meta.newsurgency', 'meta.iptc:urgency', 'meta.nitf:urgency', 'meta.priority']).flatMap(
        ({ value, spans }) => told(value).map((figure) => ({ value: figure, spans })),
      ),
    examples: [
      [[['meta.urgency', '2']], [2]],
      [[['meta.priority', 'high']], []],
    ],
  },
  {
    name: 'urgency-line',
    why: 'A line at the head of the copy that says so.',
    confidence: 0.95,
    find: (evidence) =>
      standing(evidence, 'advisory').flatMap(({ value, spans }) =>
        told(LINE.exec(value)?.[1] ?? headerOf(value)?.priority ?? '').map((figure) => ({ value: figure, spans })),
      ),
    examples: [
      [[['advisory', 'Priority: 3']], [3]],
      [[['advisory', 'PRIORITY 1']], [1]],
      [[['advisory', 'kwd0342 3 pl 289 kwb 0871']], [3]],
      [[['advisory', 'a0342 u i bc-Harbour-Ferry 05-08 0210']], [3]],
      [[['advisory', 'Priority: all desks']], []],
    ],
  },
  {
    name: 'urgency-mark',
    why: 'What the wires call such copy: FLASH is 1, BULLETIN and ALERT 2, URGENT 3.',
    confidence: 0.8,
    find: (evidence) =>
      Object.values(marks(evidence))
        .flat()
        .flatMap(({ mark, from }) => (mark.row.urgency === undefined ? [] : [{ value: mark.row.urgency, spans: from.spans }])),
    examples: [
      [[['headline', 'FLASH: Ferry sinks']], [1]],
      [[['headline', 'Eilmeldung: Fähre gesunken']], [2]],
      [[['headline', 'URGENTE: Se hunde un ferri']], [3]],
      [[['headline', 'UPDATE 2-Ferry returns']], []],
    ],
  },
] as const satisfies readonly Rule<number>[];
