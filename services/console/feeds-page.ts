import type { FeedRule, Feeds } from '@copydesk/pipeline/feeds';

import { FEEDS } from './address.ts';
import { clock, moment, zone } from './clock.ts';
import { count } from './figures.ts';
import type { Flow } from './flow.ts';
import { exactly, html, type Raw } from './html.ts';
import { unknown } from './rows.ts';
import { shell } from './shell.ts';
import type { Counts } from './tally.ts';

/** What a feed says, in the order it is shown, and what it is called there. */
const says = [
  ['publisher', 'publisher'],
  ['language', 'language'],
  ['zone', 'time zone'],
  ['format', 'format'],
  ['embargo', 'embargo'],
  ['priority', 'priority'],
] as const satisfies readonly (readonly [keyof FeedRule, string])[];

/** The feeds as the console read them at its start, in the order in which they are tried, and what came through each. Pure. */
export function feedsPage(feeds: Feeds, { told, at }: Pick<Flow, 'told' | 'at'>): string {
  const known = new Set(feeds.map((feed) => feed.name));
  const figures = (name: string) => numbers(told && (told.feeds.get(name) ?? none), at);
  const strangers = [...(told?.feeds.keys() ?? [])].filter((name) => name !== '' && !known.has(name));
  return shell(
    { title: 'Feeds', path: FEEDS, live: true },
    html`<h1>Feeds</h1>
<p class="lead">The first rule that fits a drop is its feed. What it says fills what the drop itself leaves open.${feeds.length === 0 && html` There are none: name a file of them in <code>FEEDS_FILE</code>.`}</p>
<section aria-labelledby="feeds"><h2 id="feeds">What came through them in the last hour</h2><div class="card" data-part="feeds">
<table class="stacked"><caption class="unseen">Feeds, in the order in which they are tried</caption>
<thead><tr><th scope="col">Feed</th><th scope="col">Takes</th><th scope="col">Says</th>${['Articles', 'Duplicates', 'Rejected', 'Last'].map((label) => html`<th scope="col" class="number">${label}</th>`)}</tr></thead>
<tbody>${feeds.map((feed) => html`<tr><th scope="row">${named(feed)}</th><td>${takes(feed)}</td><td>${sayings(feed)}</td>${figures(feed.name)}</tr>`)}
${strangers.map((stranger) => html`<tr><th scope="row"><code>${stranger}</code></th><td colspan="2" class="detail">in no file that this console has read</td>${figures(stranger)}</tr>`)}
<tr><th scope="row">no feed</th><td colspan="2" class="detail">what no rule fits</td>${figures('')}</tr></tbody></table>${!told && unknown}</div></section>
<footer><p data-part="seen">Seen ${clock(at)}.${told && html` Counted since ${clock(told.since)}.`}</p><p>${zone} The rules stand as read from <code>FEEDS_FILE</code> when this console was started.</p></footer>`,
  );
}

const none: Counts = { article: { count: 0, last: 0 }, duplicate: { count: 0, last: 0 }, rejected: { count: 0, last: 0 } };

function numbers(counts: Counts | undefined, now: number): Raw {
  const shown = (label: string, outcome: keyof Counts, mark = '') => {
    const some = counts?.[outcome].count;
    return html`<td class="number ${some ? mark : ''}" data-label="${label}">${some === undefined ? '–' : count(some)}</td>`;
  };
  const last = Math.max(0, ...Object.values(counts ?? {}).map((one) => one.last));
  return html`${shown('Articles', 'article')}${shown('Duplicates', 'duplicate')}${shown('Rejected', 'rejected', 'bad')}
<td class="number" data-label="Last">${last > 0 ? moment(last, now) : '–'}</td>`;
}

function named(feed: FeedRule): Raw {
  return html`<code>${feed.name}</code>${feed.why && html`<p class="detail"><bdi>${feed.why}</bdi></p>`}`;
}

function takes({ prefix, metadata: told }: FeedRule): Raw {
  const metadata = Object.entries(told);
  return html`${prefix ? html`<p>keys from ${exact(prefix)}</p>` : metadata.length === 0 && html`<p>all</p>`}
${metadata.map(([label, value]) => html`<p><code>${label}</code> is ${exact(value)}</p>`)}`;
}

function exact(text: string): Raw {
  return html`<code><bdi dir="ltr">${exactly(text)}</bdi></code>`;
}

function sayings(feed: FeedRule): Raw {
  const said = says.filter(([label]) => feed[label] !== undefined);
  return html`${said.map(([of, label]) => html`<p><span class="detail">${label}</span> <bdi>${String(feed[of])}</bdi></p>`)}${said.length === 0 && html`<p class="detail">its name only</p>`}`;
}
