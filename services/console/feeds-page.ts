import type { FeedRule, Feeds } from '@copydesk/pipeline/feeds';

import { exactly, html, type Raw } from './html.ts';
import { shell } from './shell.ts';

/** What a feed says, in the order it is shown, and what it is called there. */
const says = [
  ['publisher', 'publisher'],
  ['language', 'language'],
  ['zone', 'time zone'],
  ['format', 'format'],
  ['embargo', 'embargo'],
  ['priority', 'priority'],
] as const satisfies readonly (readonly [keyof FeedRule, string])[];

/** The feeds as the console read them at its start, in the order in which they are tried. Pure. */
export function feedsPage(feeds: Feeds): string {
  return shell(
    'Feeds',
    html`<h1>Feeds</h1>
<section aria-labelledby="feeds"><h2 id="feeds">What they say of their drops</h2>${feeds.length === 0 ? none() : table(feeds)}</section>
<footer><p>The first rule that fits a drop is its feed. As read from <code>FEEDS_FILE</code> when this console was started.</p></footer>`,
  );
}

function none(): Raw {
  return html`<p class="none">There are none. Name a file of them in <code>FEEDS_FILE</code>.</p>`;
}

function table(feeds: Feeds): Raw {
  return html`<table><caption class="unseen">Feeds, in the order in which they are tried</caption>
<thead><tr><th scope="col">Feed</th><th scope="col">Drops</th><th scope="col">Says</th></tr></thead>
<tbody>${feeds.map(row)}</tbody></table>`;
}

function row(feed: FeedRule): Raw {
  const metadata = Object.entries(feed.metadata);
  const said = says.filter(([name]) => feed[name] !== undefined);
  return html`<tr><th scope="row"><code>${feed.name}</code>${feed.why && html`<p class="detail"><bdi>${feed.why}</bdi></p>`}</th>
<td>${feed.prefix ? html`<p>keys from <code><bdi>${exactly(feed.prefix)}</bdi></code></p>` : metadata.length === 0 && html`<p>all</p>`}
${metadata.map(([name, value]) => html`<p><code>${name}</code> is <code><bdi>${exactly(value)}</bdi></code></p>`)}</td>
<td>${said.map(([name, label]) => html`<p>${label} <bdi>${String(feed[name])}</bdi></p>`)}${said.length === 0 && html`<p class="detail">its name only</p>`}</td></tr>`;
}
