import { BOARD, FLOW, REJECTIONS } from './address.ts';
import { backfills } from './backfill.ts';
import { clock, zone } from './clock.ts';
import type { Flow } from './flow.ts';
import { hour } from './hour.ts';
import { html, type Raw } from './html.ts';
import { commandLine, refusals, stories, unknown } from './rows.ts';
import { shell } from './shell.ts';
import { type Introduced, stageCards } from './stage-card.ts';
import { verdict } from './verdict.ts';
import { verdictBox } from './verdict-box.ts';

/** Rejections that are shown here; the rest are on their own page. */
const REFUSED = 5;

/** The first page: how the pipeline does, its stages in order, and what came out last. Pure: the same flow gives the same page. */
export function flowPage(flow: Flow, introduced: readonly Introduced[]): string {
  const said = verdict(flow);
  return shell(
    { title: said.says, path: FLOW, tone: said.tone, live: true },
    html`<h1 class="unseen">Flow</h1>
${verdictBox(said, flow.at)}
<section aria-labelledby="hour"><h2 id="hour">The last hour</h2><div data-part="hour">${hour(flow)}</div></section>
<div data-part="backfill">${backfills(flow)}</div>
<section aria-labelledby="stages"><h2 id="stages">Stages</h2><div data-part="stages">${stageCards(introduced, flow.stages)}</div></section>
<div class="lists">
<section aria-labelledby="articles"><h2 id="articles">Last articles</h2><div class="card" data-part="articles">${articles(flow)}</div></section>
<section aria-labelledby="rejections"><h2 id="rejections">Last rejections</h2><div class="card" data-part="rejections">${refused(flow)}</div></section>
</div>
${glossary}
<footer><p data-part="seen">Seen ${clock(flow.at)}.</p><p>${zone} Jobs keep their trace for an hour; the outcomes stay in the output bucket. ${commandLine} <a href="${BOARD}">All jobs, read-only</a></p></footer>`,
  );
}

function articles({ articles: rows, at, told }: Flow): Raw {
  if (rows.length > 0) return stories(rows, at);
  if (!told) return unknown;
  return html`<p class="none">None within the last hour. Put a drop into its bucket, or try <code>copydesk drop FILE</code>.</p>`;
}

function refused({ rejections: rows, at, told }: Flow): Raw {
  if (rows.length === 0) return told ? html`<p class="none">None within the last hour.</p>` : unknown;
  return html`${refusals(rows.slice(0, REFUSED), at)}<p class="more"><a href="${REJECTIONS}">All rejections, by reason</a></p>`;
}

const glossary = html`<details class="glossary"><summary>What the figures mean</summary><dl>
<div><dt>waiting</dt><dd>Drops that stand in line for a stage.</dd></div>
<div><dt>of them set back</dt><dd>Those of feeds with the priority low and of backfills: they stand behind all others on purpose.</dd></div>
<div><dt>oldest waits</dt><dd>How long the oldest drop at the head of the line has been in this stage. Amber from a minute on, red from five.</dd></div>
<div><dt>drains in about</dt><dd>How long what waits takes at the pace of the last minute, if nothing more comes.</dd></div>
<div><dt>active</dt><dd>Drops that a worker has in hand.</dd></div>
<div><dt>put off</dt><dd>Drops that are tried again by themselves: after an error, or because the original of a copy is not there yet.</dd></div>
<div><dt>failed</dt><dd>Jobs that nobody will try again. Should be 0 for ever: what cannot be done is rejected instead.</dd></div>
<div><dt>bars</dt><dd>What a stage has done in each two minutes of the last hour. All stages have one scale.</dd></div>
</dl></details>`;
