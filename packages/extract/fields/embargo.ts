import type { Moment } from '@copydesk/article/article';

import { monthOf } from '../calendar/months.ts';
import { weekdayOf } from '../calendar/weekdays.ts';
import { hint, hinted, printed, standing, type Candidate, type Evidence } from '../evidence.ts';
import type { Rule } from '../rule.ts';
import { clockIn } from './clock.ts';
import { dated, dateIn, isDay } from './moment.ts';
import { offsetIn } from './zones.ts';

/** Words that keep a story back until a time, before that time. */
const HELD =
  /(?:embargo(?:ed|es?)?\b|not (?:for|to be) (?:release|publication|publish\p{L}*|use)\p{L}* (?:before|until|prior to)|hold (?:for release )?until|(?:strictly )?for release (?:at|on|after)|no release before|release (?:date|time)\s?:|sperrfrist|gesperrt bis|frei (?:ab|für)|nicht (?:vor|zur veröffentlichung)|embargad[oa]|sous embargo|à ne pas (?:publier|diffuser) avant|no (?:publicar|difundir) (?:antes|hasta)|sotto embargo|não (?:publicar|divulgar) antes|onder embargo|niet publiceren (?:voor|vóór)|embargo do|эмбарго|не публиковать до|ембарго|解禁|公開解禁|엠바고|보도 ?시점|禁发|حظر نشر|ambargo)/iu;
/** Nothing is held. */
const FREE =
  /for immediate release|zur sofortigen (?:veröffentlichung|verwendung)|diffusion immédiate|embargo (?:lifted|aufgehoben|levé|levantado)|sperrfrist (?:aufgehoben|abgelaufen)/iu;
/** Lines that hold a story back are short. UTF-16 units. */
const LONGEST = 300;

/** The lines that hold the story back: notes to editors, and what stands at its head where only a wire would say so. */
function holding(evidence: Evidence): Candidate<string>[] {
  const head = printed(evidence)
    .slice(0, 2)
    .filter(
      ({ text }) =>
        text.length <= LONGEST / 2 &&
        /^[(（[【*\s]{0,4}(?:embargo|sperrfrist|not for release|strictly|sous embargo|解禁)/iu.test(text),
    )
    .map(({ text, span }) => ({ value: text, spans: [span] }));
  return [...standing(evidence, 'advisory'), ...head].filter(
    ({ value }) => value.length <= LONGEST && HELD.test(value) && !FREE.test(value),
  );
}

/** What stands behind the word: `Embargoed until 0001 GMT Monday 3 March 2031` without what went before. */
function behind(value: string): string {
  return value.slice(HELD.exec(value)?.index ?? 0);
}

/** A day and, where a time stands beside it, that instant in the zone that the line names. */
function settled(line: string, language: string): Moment | undefined {
  // What is shouted is read as what is said: `23 DE MAYO DE 2031`.
  const value = /\p{Ll}/u.test(line) ? line : line.toLowerCase();
  const found = dateIn(value, language);
  if (!found || found.moment.precision === 'month') return undefined;
  const at =
    found.moment.precision === 'instant'
      ? found.moment.at
      : withTime(found.moment.at, clockIn(value.slice(0, found.start)) ?? clockIn(value.slice(found.end)));
  if (!at.includes('T')) return found.moment;
  return { precision: 'instant', at: /[Z+]|-\d\d:\d\d$/.test(at) ? at : at + offsetIn(value, at) };
}

function withTime(day: string, time: string | undefined): string {
  return time === undefined ? day : `${day}T${time}`;
}

const DAY = 86_400_000;
const TOMORROW = /\b(?:tomorrow|morgen|demain|mañana|domani|amanhã|morgon|imorgon|jutro)\b|завтра|明日|明天|내일|غدا/iu;
const TODAY = /\b(?:today|tonight|heute|aujourd['’]hui|hoy|oggi|hoje|vandaag|idag)\b|сегодня|今日|今天|오늘|اليوم/iu;

/**
 * Days that a line without a year can mean, counted from the drop's own time and from nothing else: an interval, for nobody has
 * named a day. Open where the drop has no time.
 */
function counted(value: string, lastModified: string | undefined): Moment {
  const said = value.length > 80 ? `${value.slice(0, 79)}…` : value;
  if (lastModified === undefined)
    return { precision: 'interval', reasons: [`“${said}” names no day, and the drop has no time of its own to count from`] };
  const start = Date.parse(lastModified.slice(0, 10));
  const day = relative(value, start);
  if (day === undefined)
    return {
      precision: 'interval',
      from: iso(start),
      reasons: [`“${said}” names no day; the drop was written on ${iso(start)}`],
    };
  return {
    precision: 'interval',
    from: iso(day),
    to: iso(day),
    reasons: [`“${said}”, counted from the drop's own time, ${iso(start)}`],
  };
}

function relative(value: string, start: number): number | undefined {
  const [, d, M, M2, d2] =
    /(\d{1,2})(?:\.|st|nd|rd|th|er|º)? (?:de )?(\p{L}{3,12})|(\p{L}{3,12})\.? (\d{1,2})(?![\d:.])/u.exec(value) ?? [];
  const month = monthOf(M ?? M2 ?? '');
  if (month) {
    const year = new Date(start).getUTCFullYear();
    for (const candidate of [year, year + 1]) {
      const at = Date.UTC(candidate, month - 1, Number(d ?? d2));
      if (isDay(candidate, month, Number(d ?? d2)) && at >= start) return at;
    }
  }
  if (TOMORROW.test(value)) return start + DAY;
  if (TODAY.test(value)) return start;
  const weekday = value
    .split(/[^\p{L}\p{M}]+/u)
    .map(weekdayOf)
    .find((found) => found !== undefined);
  return weekday === undefined ? undefined : start + ((weekday - new Date(start).getUTCDay() + 7) % 7) * DAY;
}

function iso(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** Not to be printed before. */
export const embargo = [
  {
    name: 'embargo-told',
    why: 'A field made for it.',
    confidence: 0.95,
    find: (evidence) =>
      hinted(evidence, [
        'meta.embargo',
        'meta.embargoed',
        'meta.embargodate',
        'meta.embargoeduntil',
        'meta.embargo-date',
        'ld.embargoDate',
      ]).flatMap(({ value, spans }) => {
        const moment = dated(value, hint(evidence, 'html.lang'));
        return moment ? [{ value: moment, spans }] : [];
      }),
    examples: [[[['meta.embargo', '2031-03-03T00:01:00Z']], [{ precision: 'instant', at: '2031-03-03T00:01:00Z' }]]],
  },
  {
    name: 'embargo-line',
    why: 'The note names the day in full.',
    confidence: 0.95,
    find: (evidence) =>
      holding(evidence).flatMap(({ value, spans }) => {
        const moment = settled(behind(value), hint(evidence, 'html.lang') ?? '');
        return moment ? [{ value: moment, spans }] : [];
      }),
    examples: [
      [[['advisory', 'EMBARGOED UNTIL 0001 GMT Monday 3 March 2031']], [{ precision: 'instant', at: '2031-03-03T00:01:00Z' }]],
      [[['advisory', 'Sperrfrist: Montag, 3. März 2031, 6.00 Uhr']], [{ precision: 'instant', at: '2031-03-03T06:00:00' }]],
      [
        [['advisory', 'SOUS EMBARGO JUSQU’AU MARDI 22 MAI 2029 À 18H00 HEURE DE PARIS']],
        [{ precision: 'instant', at: '2029-05-22T18:00:00+02:00' }],
      ],
      [
        [['advisory', 'EMBARGADO HASTA LAS 12:00 HORAS (GMT) DEL 23 DE MAYO DE 2029']],
        [{ precision: 'instant', at: '2029-05-23T12:00:00Z' }],
      ],
      [[['advisory', 'ЭМБАРГО ДО 09:00 МСК 22 МАЯ 2029 ГОДА']], [{ precision: 'instant', at: '2029-05-22T09:00:00+03:00' }]],
      [[['advisory', 'Embargoed until 9 a.m. ET, January 8, 2031']], [{ precision: 'instant', at: '2031-01-08T09:00:00-05:00' }]],
      [[['advisory', 'Not for release before March 3, 2031']], [{ precision: 'day', at: '2031-03-03' }]],
      [[['advisory', 'Sous embargo jusqu’au 3 mars 2031 à 6h00']], [{ precision: 'instant', at: '2031-03-03T06:00:00' }]],
      [[['advisory', '解禁：2031年3月3日 午前6時']], [{ precision: 'instant', at: '2031-03-03T06:00:00' }]],
      [[['advisory', 'FOR IMMEDIATE RELEASE, March 3, 2031']], []],
      [[['body', 'The oil embargo of March 3, 2031 hurt the ferries.']], []],
    ],
  },
  {
    name: 'embargo-relative',
    why: "The note names no year: counted from the drop's own time, and an interval, since nobody named the day.",
    confidence: 0.5,
    find: (evidence) =>
      holding(evidence).map(({ value, spans }) => ({ value: counted(behind(value), evidence.drop.lastModified), spans })),
    examples: [
      [
        [
          ['advisory', 'Sperrfrist: Montag, 6 Uhr'],
          ['lastModified', '2031-03-01T10:00:00Z'],
        ],
        [
          {
            precision: 'interval',
            from: '2031-03-03',
            to: '2031-03-03',
            reasons: ["“Sperrfrist: Montag, 6 Uhr”, counted from the drop's own time, 2031-03-01"],
          },
        ],
      ],
      [
        [['advisory', 'Embargoed until 0600 GMT tomorrow']],
        [
          {
            precision: 'interval',
            reasons: ['“Embargoed until 0600 GMT tomorrow” names no day, and the drop has no time of its own to count from'],
          },
        ],
      ],
    ],
  },
] as const satisfies readonly Rule<Moment>[];
