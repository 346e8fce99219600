import { FLOW } from './address.ts';
import { clock } from './clock.ts';
import { fitted, span } from './figures.ts';
import type { Tone } from './finding.ts';
import { html, type Raw } from './html.ts';
import type { Outage } from './outage.ts';
import { shell } from './shell.ts';
import { tones } from './tones.ts';
import type { Point, Verdict } from './verdict.ts';

/** What something said last is cut at this length, in UTF-16 units. */
const REASON = 200;

/** The coloured box with what is most to be known, and what else is. `now` in milliseconds since 1970. Pure. */
export function verdictBox({ tone, says, outage, todo, leads, more }: Verdict, now: number): Raw {
  return html`<section class="verdict" role="status" data-part="verdict" data-tone="${tone}">
${shape(tone)}
<div>${tones[tone].word && html`<p class="tone">${tones[tone].word}</p>`}
<p class="says">${says}</p>
${outage && html`<p>${lasted(outage, now)}</p>`}
${todo && html`<p>${todo}${lead(leads)}</p>`}
${more.length > 0 && html`<ul>${more.map((point) => html`<li>${aside(point, now)}</li>`)}</ul>`}</div>
</section>`;
}

/** The page in place of one that cannot be shown: why, and what to do about it. Pure. */
export function problemPage(status: number, sentence: string, todo?: string): string {
  const main = html`<section class="verdict" data-tone="watch">${shape('watch')}
<div><p class="tone">${status}</p><h1 class="says">${sentence}</h1>${todo && html`<p>${todo}</p>`}<p><a href="${FLOW}">To the flow</a></p></div></section>`;
  return shell({ title: sentence, tone: 'watch' }, main);
}

function shape(tone: Tone): Raw {
  return html`<svg viewBox="0 0 24 24" aria-hidden="true">${tones[tone].shape}</svg>`;
}

function aside({ says, outage, todo, leads }: Point, now: number): Raw {
  return html`<strong>${says}</strong> ${outage && lasted(outage, now)} ${todo}${lead(leads)}`;
}

function lead(leads: Point['leads']): Raw | undefined {
  return leads && html` <a href="${leads.address}">${leads.text}</a>`;
}

/** Since when something cannot be reached, and what it said last. */
function lasted({ since, reason, never }: Outage, now: number): Raw {
  const began = never
    ? html`Not once since this console began to look at ${clock(since)}, ${span(now - since)} ago.`
    : html`Since ${clock(since)}, for ${span(now - since)}.`;
  return html`${began} Last answer: <code><bdi dir="ltr">${fitted(reason, REASON)}</bdi></code>.`;
}
