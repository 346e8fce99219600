import type { Moment } from '@copydesk/article/article';

import { hint, hinted, once, standing, type Candidate, type Evidence } from '../evidence.ts';
import { nearStory } from '../nearby.ts';
import { dated, isDay, type Dated } from './moment.ts';

const DAY = 86_400_000;
/** Days that systems write when they know none: the zero days of Unix (east and west of Greenwich), Excel and SQL. */
const TEMPLATES = new Set(['1970-01-01', '1969-12-31', '1899-12-30', '1899-12-31', '1900-01-01']);

/** Can a story of this drop bear this date? Not before printing, not a template's, not after the drop itself. */
function possible({ at, precision }: Dated, evidence: Evidence): boolean {
  if (Number(at.slice(0, 4)) < 1600) return false;
  if (TEMPLATES.has(at.slice(0, 10)) && /^(?:.{7,10}|.{10}T00:00.*|1969-12-31T.*|1970-01-01T.*)$/.test(at)) return false;
  const start = precision === 'month' ? `${at}-01` : at.slice(0, 10);
  const { lastModified } = evidence.drop;
  return lastModified === undefined || Date.parse(start) <= Date.parse(lastModified) + DAY;
}

/** What these texts date, as far as a story of this drop can bear it. */
export function dates(evidence: Evidence, candidates: Candidate<string>[]): Candidate<Moment>[] {
  const language = hint(evidence, 'html.lang') ?? '';
  return candidates.flatMap(({ value, spans }) => {
    const moment = dated(value, language);
    return moment && possible(moment, evidence) ? [{ value: moment, spans }] : [];
  });
}

const ADDRESS = /(?:^|[/_.-])((?:19|20)\d{2})[/_-]?(0[1-9]|1[0-2])(?:[/_-]?([0-3]\d)(?!\d)|(?=\/))/u;

/** `/2024/03/01/`, `/2024-03/01/`, `/20240301-`, or only a month. */
function inAddress(address: string): Dated | undefined {
  const [, year, month, day] = ADDRESS.exec(address) ?? [];
  if (!year || !month) return undefined;
  if (!day) return { precision: 'month', at: `${year}-${month}` };
  return isDay(Number(year), Number(month), Number(day)) ? { precision: 'day', at: `${year}-${month}-${day}` } : undefined;
}

/** What the addresses of the page and the key of the drop date. */
export function addressed(evidence: Evidence): Candidate<Moment>[] {
  const addresses = [...hinted(evidence, ['link.canonical', 'meta.og:url', 'ld.url']), { value: evidence.drop.key, spans: [] }];
  return addresses.flatMap(({ value, spans }) => {
    const moment = inAddress(value.replace(/^https?:\/\/[^/]*/i, ''));
    return moment && possible(moment, evidence) ? [{ value: moment, spans }] : [];
  });
}

/** Words before a date that make it the day of a change, in the languages we have met. */
const CHANGED =
  /(?:updated?|modified|edited|aktualisiert|geändert|mis à jour|modifié|mise à jour|actualizado|atualizado|aggiornat\w|bijgewerkt|oppdatert|uppdaterad|opdateret|zaktualizowan\w|обновлен\w|更新|güncelle\w*)/iu;

/** Lines with a date or a name, this story's first. */
const near = once((evidence) => {
  const all = standing(evidence, 'dateline', 'byline').filter(({ value }) => dated(value, hint(evidence, 'html.lang')));
  return nearStory(evidence, all);
});

/** The printed lines that may carry a date, cut where a change is told. */
export function lines(evidence: Evidence, which: 'published' | 'modified'): Candidate<string>[] {
  return near(evidence).flatMap(({ value, spans }) => {
    const text = value.slice(0, 400);
    const change = CHANGED.exec(text);
    // `Updated 3 May, first published 1 May`: what stands before the word belongs to the other date.
    const part = which === 'modified' ? (change ? text.slice(change.index) : '') : change ? text.slice(0, change.index) : text;
    return part === '' ? [] : [{ value: part, spans }];
  });
}
