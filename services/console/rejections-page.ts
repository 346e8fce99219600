import { rejections } from '@copydesk/article/rejection';

import { REJECTIONS } from './address.ts';
import { clock, moment, zone } from './clock.ts';
import { count } from './figures.ts';
import type { Flow } from './flow.ts';
import { html, type Raw } from './html.ts';
import { command, commandLine, reason, refusals, unknown } from './rows.ts';
import { shell } from './shell.ts';
import type { Told } from './tally.ts';

/** The drops that were refused: by reason, then one by one. Pure. */
export function rejectionsPage({ told, rejections: rows, at }: Flow): string {
  return shell(
    { title: 'Rejections', path: REJECTIONS, live: true },
    html`<h1>Rejections</h1>
<p class="lead">An article that is put again under its key goes through by itself. Where the fault was ours, or the world’s, a drop is sent through again by its command once that is mended.</p>
<section aria-labelledby="reasons"><h2 id="reasons">By reason, in the last hour</h2><div class="card" data-part="reasons">${reasons(told, at)}</div></section>
<section aria-labelledby="newest"><h2 id="newest">The newest</h2><div class="card" data-part="newest">${rows.length > 0 ? refusals(rows, at) : empty(told)}</div></section>
<footer><p data-part="seen">Seen ${clock(at)}.${told && html` Counted since ${clock(told.since)}.`}</p><p>${zone} ${command('copydesk rejected')} lists all that stand in the output bucket, however old. ${commandLine}</p></footer>`,
  );
}

function empty(told: Told | undefined): Raw {
  return told ? html`<p class="none">None within the last hour.</p>` : unknown;
}

function reasons(told: Told | undefined, now: number): Raw {
  const codes = [...(told?.codes ?? [])].toSorted(([, a], [, b]) => b.count - a.count);
  if (codes.length === 0) return empty(told);
  return html`<table class="stacked"><caption class="unseen">Reasons to reject, the most frequent first</caption>
<thead><tr><th scope="col">Reason</th><th scope="col">What an editor is told</th><th scope="col" class="number">Drops</th><th scope="col" class="number">Last</th><th scope="col">To send all of them through again</th></tr></thead>
<tbody>${codes.map(
    ([code, { count: drops, last }]) => html`<tr><th scope="row">${reason(code)}</th><td>${rejections[code]}</td>
<td class="number" data-label="Drops">${count(drops)}</td><td class="number" data-label="Last">${moment(last, now)}</td>
<td>${command(`copydesk replay --code ${code}`)}</td></tr>`,
  )}</tbody></table>`;
}
