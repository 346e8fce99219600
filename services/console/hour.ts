import { REJECTIONS } from './address.ts';
import { clock } from './clock.ts';
import { count, span } from './figures.ts';
import type { Flow } from './flow.ts';
import { html, type Part, type Raw } from './html.ts';
import { whole } from './tally.ts';

/** A little less than the hour that a count spans when nothing is missing in it, in milliseconds. */
const WHOLE_MS = 58 * 60_000;

/** One figure of a row, with what it is below it; a dash while it is not known. */
export function figure(label: Part, value: string | undefined, aside: Part, mark: string | false = false): Raw {
  return html`<div class="${mark}"><dt>${label}</dt><dd>${value ?? '–'}</dd><dd class="aside">${aside}</dd></div>`;
}

/** What became of the drops in the last hour, in a row of figures. */
export function hour({ told, stages, at, heldBack }: Flow): Raw {
  const { article, duplicate, rejected } = told?.outcomes ?? {};
  // Of live drops: while a backfill runs, that none of them comes any more would not be seen otherwise.
  const last = told ? whole(told.live.outcomes).last : 0;
  const besides = told && whole(told.backfill.outcomes).count > 0 ? ', of live drops' : '';
  const under = stages?.reduce((sum, { waiting, active, delayed }) => sum + waiting + active + delayed, 0);
  const codes = [...(told?.codes ?? [])].toSorted(([, a], [, b]) => b.count - a.count);
  return html`<dl class="hour">
${figure('articles', article && count(article.count), 'new stories and revisions')}
${figure('duplicates', duplicate && count(duplicate.count), 'copies and excerpts of them')}
${figure(
  html`<a href="${REJECTIONS}">rejected</a>`,
  rejected && count(rejected.count),
  codes.map(([code, { count: some }], place) => html`${place > 0 && ', '}${count(some)} ${code}`),
)}
${figure('under way', under === undefined ? undefined : count(under), 'in all stages, now')}
${figure('last outcome', last > 0 ? `${span(at - last)} ago` : undefined, last > 0 ? html`${clock(last)}${besides}` : told && `none yet${besides}`)}
${figure('intake', told && (heldBack ? 'held back' : 'open'), told && (heldBack ? 'no room for more drops' : 'takes what comes'), heldBack ? 'bad' : false)}
</dl>
${told && at - told.since < WHOLE_MS && html`<p class="note">Outcomes are counted since ${clock(told.since)}: there were too many to read at once what was before.</p>`}`;
}
