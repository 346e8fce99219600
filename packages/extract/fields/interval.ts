import type { Moment } from '@copydesk/article/article';
import type { Span } from '@copydesk/article/block';

import { blocks, printed, type Candidate, type Evidence } from '../evidence.ts';
import { counts, events, seasons } from './almanac.ts';
import { isDay } from './moment.ts';
import { monthOf } from '../calendar/months.ts';

/** Something the text says about when it was written. */
type Clue<Fact> = Fact & { reason: string; span: Span };

const AGO =
  /(?<n>\d{1,3}|\p{L}{2,7}) (?<unit>years?|decades?|Jahr(?:e|en)?|Jahrzehnte?n?|ans|décennies|años|décadas|anni|anos) (?:ago|auf den Tag|plus tard|atrás|fa)\b|(?:vor|il y a|hace|há) (?<n2>\d{1,3}|\p{L}{2,7}) (?<unit2>Jahr(?:en)?|Jahrzehnten|ans|décennies|años|décadas|anos)\b|(?<n3>\d{1,3})年前|(?<n4>\d{1,3})(?:st|nd|rd|th|\.|e|º)? (?:anniversary|Jahrestag|anniversaire|aniversario|anniversario)/giu;
/** One of these is in whatever `AGO` finds; it is looked for first, since few paragraphs have one and `AGO` is slow. */
const COUNTING =
  /(?:^|\W)(?:ago\b|auf den Tag|plus tard|atrás|fa\b|vor \S{1,7} Ja|il y a \S|hace \S|há \S|ann?iversa|Jahrestag)|年前/i;
const MONTHS = {
  next: /\bnext month|kommenden Monat|nächsten Monat|le mois prochain|mois prochain|(?:el )?(?:próximo mes|mes que viene)|prossimo mese|来月/iu,
  this: /\b(?:this|later this) month|diesen Monat|in diesem Monat|ce mois-ci|este mes|questo mese|今月/iu,
};
/** `on October 25`, `am 25. Oktober`: no year behind it. Bounded. */
const DATED =
  /(?<M>\p{L}[\p{L}\p{M}]{2,14})\.? (?<d>\d{1,2})(?:st|nd|rd|th)?(?![\d:]|\.\d|,? \d{4})|(?<![\d.])(?<d2>\d{1,2})(?:\.|er|º)? (?:de |d['’])?(?<M2>\p{L}[\p{L}\p{M}]{2,14})(?!\.? (?:de |del )?\d{4})/gu;

/** Years that anniversaries give: `60 years ago` beside an event whose year everybody knows. */
function years(evidence: Evidence): Clue<{ year: number }>[] {
  return printed(evidence).flatMap((block) => {
    if (!COUNTING.test(block.text)) return [];
    const countings = [...block.text.matchAll(AGO)];
    return events.flatMap((event) => {
      if (countings.length === 0 || !event.pattern.test(block.text)) return [];
      return countings.flatMap((match) => {
        const said = match.groups?.['n'] ?? match.groups?.['n2'] ?? match.groups?.['n3'] ?? match.groups?.['n4'] ?? '';
        const unit = match.groups?.['unit'] ?? match.groups?.['unit2'] ?? '';
        const count = (Number(said) || (counts.get(said.toLowerCase()) ?? 0)) * (/^(?:dec|jahrz|déc)/iu.test(unit) ? 10 : 1);
        return count > 0
          ? [
              {
                year: event.year + count,
                reason: `“${match[0]}” from ${event.name} (${event.year}) is ${event.year + count}`,
                span: block.span,
              },
            ]
          : [];
      });
    });
  });
}

/** The month in which `next month` brings something that falls into the same month every time. */
function months(evidence: Evidence): Clue<{ month: number }>[] {
  return printed(evidence).flatMap((block) =>
    block.text.split(/(?<=[.!?]) /u).flatMap((sentence) =>
      seasons.flatMap((season) => {
        const back = MONTHS.next.test(sentence) ? 1 : MONTHS.this.test(sentence) ? 0 : undefined;
        if (back === undefined || !season.pattern.test(sentence)) return [];
        const month = ((season.month - 1 - back + 12) % 12) + 1;
        return [
          {
            month,
            reason: `${season.name}, month ${season.month}, ${back === 1 ? 'one month ahead' : 'this month'}: written in month ${month}`,
            span: block.span,
          },
        ];
      }),
    ),
  );
}

/** Days that captions name: a picture is not newer than its story. */
function shots(evidence: Evidence, year: number): Clue<{ day: string }>[] {
  return blocks(evidence, 'caption').flatMap((block) =>
    [...block.text.slice(0, 1_000).matchAll(DATED)].flatMap((match) => {
      const month = monthOf(match.groups?.['M'] ?? match.groups?.['M2'] ?? '');
      const day = Number(match.groups?.['d'] ?? match.groups?.['d2']);
      return month && isDay(year, month, day)
        ? [{ day: iso(year, month, day), reason: `a caption is dated “${match[0]}”: not before it`, span: block.span }]
        : [];
    }),
  );
}

/**
 * Days between which the text was written, from what it counts and what its pictures show; nothing without a year, and nothing
 * where the clues contradict each other. Never a day.
 */
export function interval(evidence: Evidence): Candidate<Moment>[] {
  const counted = years(evidence);
  const year = counted[0]?.year;
  if (year === undefined || counted.some((clue) => clue.year !== year)) return [];
  const monthly = months(evidence);
  const month = monthly[0]?.month;
  if (monthly.some((clue) => clue.month !== month)) return [];
  const end = month ? iso(year, month, new Date(Date.UTC(year, month, 0)).getUTCDate()) : iso(year, 12, 31);
  const start = month ? iso(year, month, 1) : iso(year, 1, 1);
  const shot = shots(evidence, year)
    .filter(({ day }) => day <= end)
    .toSorted((a, b) => (a.day < b.day ? 1 : -1))[0];
  const limit = evidence.drop.lastModified?.slice(0, 10);
  const to = limit !== undefined && limit < end ? limit : end;
  const from = shot && shot.day > start ? shot.day : start;
  if (from > to) return [];
  const clues = [counted[0], ...monthly.slice(0, 1), ...(shot ? [shot] : [])].filter((clue) => clue !== undefined);
  return [
    {
      value: { precision: 'interval', from, to, reasons: clues.map(({ reason }) => reason) },
      spans: clues.map(({ span }) => span),
    },
  ];
}

function iso(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
