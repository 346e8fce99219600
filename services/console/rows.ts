import type { RejectionCode } from '@copydesk/article/rejection';
import { rejections } from '@copydesk/article/rejection';

import { jobAddress } from './address.ts';
import { moment } from './clock.ts';
import { replayCommand } from './command.ts';
import { fitted } from './figures.ts';
import { exactly, html, type Raw } from './html.ts';
import type { Row } from './recent.ts';

/** Lengths at which text is cut, in UTF-16 units. */
const HEADLINE = 180;
const BYLINE = 80;
const KEY = 120;
const DETAIL = 240;

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

/** The articles and duplicates that came out last, newest first. `now` in milliseconds since 1970. */
export function stories(rows: readonly Row[], now: number): Raw {
  return html`<table><caption class="unseen">The last articles and duplicates, newest first</caption>
<thead><tr><th scope="col">Story</th><th scope="col" class="end">Outcome</th></tr></thead>
<tbody>${rows.map((row) => html`<tr><td>${story(row)}</td><td class="end">${outcome(row)}${ended(row, now)}</td></tr>`)}</tbody></table>`;
}

/** The drops that were refused last, newest first: why, what an editor is told, and the command that sends each through again. */
export function refusals(rows: readonly Row[], now: number): Raw {
  return html`<table class="refused"><caption class="unseen">The last drops that were refused, newest first</caption>
<thead><tr><th scope="col">Drop and reason</th><th scope="col" class="end">Ended</th></tr></thead>
<tbody>${rows.map((row) => html`<tr><td>${refusal(row)}</td><td class="end">${ended(row, now)}</td></tr>`)}</tbody></table>`;
}

const byBackfill = html` <span class="badge">backfill</span>`;

/** The name of a reason to reject. */
export function reason(code: RejectionCode | undefined): Raw {
  return html`<span class="badge bad">${code ?? 'rejected'}</span>`;
}

/** A key as it is, every hidden character shown; the whole of a long one is in its title. */
export function keyed(key: string): Raw {
  const exact = exactly(key);
  const short = fitted(exact, KEY);
  return html`<code${short !== exact && html` title="${exact}"`}><bdi dir="ltr">${short}</bdi></code>`;
}

/** In place of what only Redis tells. */
export const unknown = html`<p class="none">Not known while Redis cannot be reached.</p>`;

/** What `copydesk` stands for in the commands on a page. */
export const commandLine = html`<code>copydesk</code> is short for <code>npm run -s copydesk --</code> in the folder of Copydesk.`;

/** A command, selected whole by a click. */
export function command(text: string): Raw {
  return html`<code class="command"><bdi dir="ltr">${text}</bdi></code>`;
}

function story({ key, feed, backfill, told }: Row): Raw {
  const language = /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i.test(told?.language ?? '') && html` lang="${told?.language}"`;
  const headline = told?.headline
    ? html`<p class="headline"${language}><bdi>${fitted(told.headline, HEADLINE)}</bdi></p>`
    : html`<p class="headline none">${told ? 'no headline' : 'not read yet'}</p>`;
  return html`${headline}
${told?.by && html`<p class="byline"><bdi>${fitted(told.by, BYLINE)}</bdi></p>`}
<p class="place">${keyed(key)}${told?.of && told.of !== key && html` of ${keyed(told.of)}`}${through(feed)}${backfill && byBackfill}</p>`;
}

function refusal({ key, code, feed, backfill, stage, told }: Row): Raw {
  return html`<p>${reason(code)} <span class="place">in ${stage}${through(feed)}${backfill && byBackfill}</span></p>
<p>${code && rejections[code]}</p>
${told?.detail && html`<p class="detail"><bdi>${fitted(told.detail, DETAIL)}</bdi></p>`}
<p class="place">${keyed(key)}</p>
<p class="place">${command(replayCommand(key))}</p>`;
}

function through(feed: string | undefined): Raw | undefined {
  return feed === undefined ? undefined : html` through <code>${feed}</code>`;
}

function outcome({ outcome: plain, told }: Row): Raw {
  return html`<span class="badge ${plain}">${told?.kind ? relations[told.kind] : plain}</span>`;
}

function ended({ at, stage, jobId, key }: Row, now: number): Raw {
  return html`${moment(at, now)} <a href="${jobAddress(stage, jobId)}" aria-label="Job of ${exactly(key)}">Job</a>`;
}
