import { type Heard, leftMs } from '@copydesk/redis/backfills';

import { clock, moment } from './clock.ts';
import { archiveAddress, backfillCommand } from './command.ts';
import { count, fitted, span } from './figures.ts';
import { exactly, html, type Raw } from './html.ts';
import { command, keyed } from './rows.ts';

/** Backfills that are shown; those that run come first. */
const SHOWN = 5;

/** Length at which a name is cut, in UTF-16 units. */
const BY = 60;

/** One that has stood at a key for so long is waiting, in milliseconds. */
const HELD_MS = 60_000;

/** What is said of each state: in a badge of which look, and what to know of it. */
const states = {
  running: { badge: 'article', says: 'running', more: undefined },
  lost: {
    badge: 'watch',
    says: 'no sign of life',
    more: 'It was killed, or its machine or its way to Redis is gone. Run again, it goes on with what has no outcome:',
  },
  ended: { badge: 'article', says: 'ended', more: undefined },
  stopped: { badge: 'watch', says: 'stopped', more: 'Somebody stopped it. Run again, it goes on with what has no outcome:' },
  failed: { badge: 'bad', says: 'failed', more: 'When that is mended, run it again, and it goes on with what has no outcome:' },
} as const satisfies Record<Heard['state'], { badge: string; says: string; more: string | undefined }>;

/** What backfills say of themselves, one row each. `at`: when, in milliseconds since 1970. Pure. */
export function archives(heard: readonly Heard[], at: number): Raw {
  const first = heard.toSorted((a, b) => Number(b.state === 'running') - Number(a.state === 'running'));
  const more = first.length - SHOWN;
  const labels = ['Looked at', 'In all', 'Left, about', 'Queued', 'Unread', 'Last sign'];
  return html`<div class="card"><table class="stacked"><caption class="unseen">Backfills, those that run first</caption>
<thead><tr><th scope="col">Archive</th>${labels.map((label) => html`<th scope="col" class="number">${label}</th>`)}</tr></thead>
<tbody>${first.slice(0, SHOWN).map((one) => row(one, at))}</tbody></table>
${more > 0 && html`<p class="more">And ${count(more)} more: <code>copydesk status</code> lists all of them.</p>`}</div>`;
}

function row(one: Heard, at: number): Raw {
  const { total, drops, added, unread, silentMs } = one;
  const left = one.state === 'running' ? leftMs(one) : undefined;
  const number = (label: string, value: string | Raw, mark = '') =>
    html`<td class="number ${mark}" data-label="${label}">${value}</td>`;
  return html`<tr><th scope="row">${named(one, at)}</th>
${number('Looked at', count(drops))}${number('In all', total === undefined ? '–' : count(Math.max(total, drops)))}
${number('Left, about', left === undefined ? '–' : span(left))}${number('Queued', count(added))}
${number('Unread', count(unread), unread > 0 ? 'bad' : '')}${number('Last sign', moment(at - silentMs, at))}</tr>`;
}

function named(one: Heard, at: number): Raw {
  const { state, by, rate, runMs, silentMs, reason } = one;
  const { badge, says, more } = states[state];
  return html`<p><span class="badge ${badge}">${says}</span> ${keyed(archiveAddress(one))}</p>
${bar(one)}${state !== 'ended' && cameTo(one)}
<p class="place">by <bdi>${fitted(exactly(by), BY)}</bdi>, at most ${count(rate)} a second, begun ${span(silentMs + runMs)} ago ${clock(at - silentMs - runMs)}${state !== 'running' && html`, ran for ${span(runMs)}`}</p>
${reason && html`<p class="detail"><bdi>${exactly(reason)}</bdi></p>`}
${more && html`<p class="detail">${more} ${command(backfillCommand(one))}</p>`}`;
}

/** The share that it has looked at, rounded down: all of it is looked at when it has ended. */
function bar({ state, drops, total }: Heard): Raw | undefined {
  if (!total || state === 'ended') return undefined;
  const share = Math.min(1, drops / total);
  return html`<p><progress max="1" value="${share}" aria-label="Looked at"></progress> ${Math.floor(share * 1_000) / 10} %</p>`;
}

/** Keys go by in order, so the key tells how far it is where nothing is counted. */
function cameTo({ state, key, keyMs }: Heard): Raw | undefined {
  if (key === '') return undefined;
  const held = state === 'running' && keyMs >= HELD_MS;
  return html`<p class="place">${state === 'running' ? 'at' : 'came to'} ${keyed(key)}${held && ` for ${span(keyMs)}: live drops go first, or the workers are behind`}</p>`;
}
