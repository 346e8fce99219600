import type { RejectionCode } from '@copydesk/article/rejection';
import { rejections } from '@copydesk/article/rejection';

import { BOARD, jobAddress, queueAddress } from './board-address.ts';
import { count, fitted, span } from './figures.ts';
import type { Flow } from './flow.ts';
import { exactly, html, type Raw } from './html.ts';
import type { Row } from './recent.ts';
import { shell } from './shell.ts';
import type { StageSample } from './snapshot.ts';
import { SLOW_MS, STUCK_MS, type Tone, verdict } from './verdict.ts';

/** A stage as the page introduces it. */
export type Introduced = { name: string; why: string };

/** Lengths at which text is cut, in UTF-16 units. */
const HEADLINE = 180;
const BYLINE = 80;
const KEY = 120;
const DETAIL = 240;

/** The tone as a shape and, where something is wrong, a word: colour alone says nothing to some, and less on paper. */
const tones = {
  good: { word: '', shape: html`<circle cx="12" cy="12" r="10"/><path d="m7.5 12.5 3 3 6-6.5"/>` },
  watch: { word: 'Watch', shape: html`<path d="M12 2.5 22.5 21h-21Z"/><path d="M12 9.5v5.5m0 2.6v.4"/>` },
  bad: { word: 'Trouble', shape: html`<path d="M7.9 2h8.2L22 7.9v8.2L16.1 22H7.9L2 16.1V7.9Z"/><path d="M12 7v6.5m0 3v.4"/>` },
} satisfies Record<Tone, { word: string; shape: Raw }>;

/** What an article is in relation to what came before; a duplicate says of what. */
const relations = {
  none: 'article',
  revision: 'revision',
  grown: 'article',
  contains: 'article',
  exact: 'exact copy',
  near: 'near copy',
  excerpt: 'excerpt',
} as const;

/** The first page: how the pipeline does, its stages in order, and what came out last. Pure: the same flow gives the same page. */
export function flowPage(flow: Flow, introduced: readonly Introduced[]): string {
  const { tone, says, more } = verdict(flow);
  return shell(
    says,
    html`<h1 class="unseen">Flow</h1>
<section class="verdict" role="status" data-part="verdict" data-tone="${tone}">
<svg viewBox="0 0 24 24" aria-hidden="true">${tones[tone].shape}</svg>
<div>${tones[tone].word && html`<p class="tone">${tones[tone].word}</p>`}
<p class="says">${says}</p>
${more.length > 0 && html`<ul>${more.map((also) => html`<li>${also}</li>`)}</ul>`}</div>
</section>
<section aria-labelledby="stages"><h2 id="stages">Stages</h2>
<ol class="stages" data-part="stages">${introduced.map((stage) =>
      card(
        stage,
        flow.stages?.find((sample) => sample.stage === stage.name),
      ),
    )}</ol></section>
<div class="lists">
<section aria-labelledby="articles"><h2 id="articles">Last articles</h2><div data-part="articles">${articles(flow)}</div></section>
<section aria-labelledby="rejections"><h2 id="rejections">Last rejections</h2><div data-part="rejections">${refusals(flow)}</div></section>
</div>
<footer data-part="footer"><p>Seen ${time(flow.at)}. Jobs keep their trace for an hour; the outcomes stay in the output bucket. <a href="${BOARD}">All jobs, read-only</a></p></footer>`,
    { live: true },
  );
}

function card({ name, why }: Introduced, sample: StageSample | undefined): Raw {
  const figure = (label: string, value: string | undefined, state: string | false = false, mark: string | false = false) => {
    const shown = value ?? '–';
    return html`<div class="${mark}"><dt>${label}</dt><dd>${state && value !== undefined && value !== '0' ? html`<a href="${queueAddress(name, state)}">${shown}</a>` : shown}</dd></div>`;
  };
  const failed = sample !== undefined && sample.failed > 0 && 'bad';
  return html`<li><h3>${name}${sample?.paused && html` <span class="badge watch">paused</span>`}</h3>
<p class="why">${why}</p>
<dl>
${figure('waiting', sample && count(sample.waiting), 'waiting', 'big')}
${figure('oldest', sample?.oldestMs === undefined ? undefined : span(sample.oldestMs), false, late(sample?.oldestMs))}
${figure('active', sample && count(sample.active), 'active')}
${figure('delayed', sample && count(sample.delayed), 'delayed')}
${figure('failed', sample && count(sample.failed), 'failed', failed)}
${figure('done in 1 min', sample && count(sample.perMinute))}
${figure('done in 1 h', sample && count(sample.perHour))}
</dl></li>`;
}

function late(ms = 0): string | false {
  return ms >= STUCK_MS ? 'bad' : ms >= SLOW_MS && 'watch';
}

function articles({ articles: rows, at }: Flow): Raw {
  if (rows.length === 0)
    return html`<p class="none">None within the last hour. Put a drop into its bucket, or try <code>npm run -s copydesk -- drop FILE</code>.</p>`;
  return html`<table><caption class="unseen">The last articles and duplicates, newest first</caption>
<thead><tr><th scope="col">Story</th><th scope="col" class="end">Outcome</th></tr></thead>
<tbody>${rows.map((row) => html`<tr><td>${story(row)}</td><td class="end">${outcome(row)}${ended(row, at)}</td></tr>`)}</tbody></table>`;
}

function story({ key, told }: Row): Raw {
  const language = /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i.test(told?.language ?? '') && html` lang="${told?.language}"`;
  return html`${told?.headline && html`<p class="headline"${language}><bdi>${fitted(told.headline, HEADLINE)}</bdi></p>`}
${told?.by && html`<p class="byline"><bdi>${fitted(told.by, BYLINE)}</bdi></p>`}
${keyed(key)}
${told?.of && told.of !== key && html`<p class="of">of ${keyed(told.of)}</p>`}`;
}

function outcome({ outcome: plain, told }: Row): Raw {
  return html`<span class="badge ${plain}">${told?.kind ? relations[told.kind] : plain}</span>`;
}

function refusals({ rejections: rows, at }: Flow): Raw {
  if (rows.length === 0) return html`<p class="none">None within the last hour.</p>`;
  return html`<table><caption class="unseen">The last drops that were refused, newest first</caption>
<thead><tr><th scope="col">Drop and reason</th><th scope="col" class="end">Ended</th></tr></thead>
<tbody>${rows.map(
    (row) => html`<tr><td><p><span class="badge bad">${row.code ?? 'rejected'}</span> <span class="in">in ${row.stage}</span></p>
<p>${row.code && sentence(row.code)}</p>
${row.told?.detail && html`<p class="detail"><bdi>${fitted(row.told.detail, DETAIL)}</bdi></p>`}
${keyed(row.key)}</td><td class="end">${ended(row, at)}</td></tr>`,
  )}</tbody></table>`;
}

function sentence(code: RejectionCode): string {
  return rejections[code];
}

/** A key as it is, every hidden character shown; the whole of a long one is in its title. */
function keyed(key: string): Raw {
  const exact = exactly(key);
  const short = fitted(exact, KEY);
  return html`<code${short !== exact && html` title="${exact}"`}><bdi>${short}</bdi></code>`;
}

function ended({ at: end, stage, jobId, key }: Row, now: number): Raw {
  const ago = span(now - end);
  return html`<time datetime="${new Date(end).toISOString()}">${ago} ago</time>
<a href="${jobAddress(stage, jobId)}" aria-label="Job of ${exactly(key)}">Job</a>`;
}

function time(at: number): Raw {
  const iso = new Date(at).toISOString();
  return html`<time datetime="${iso}">${iso.slice(11, 19)} UTC</time>`;
}
