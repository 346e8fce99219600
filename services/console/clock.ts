import { span } from './figures.ts';
import { html, type Raw } from './html.ts';

/** A moment by the clock, in UTC; the script of the page turns it into the time of whoever looks. Milliseconds since 1970. */
export function clock(at: number): Raw {
  const iso = new Date(at).toISOString();
  return html`<time datetime="${iso}" title="${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC">${iso.slice(11, 19)}</time>`;
}

/** A moment as people feel it, then by the clock: `24 s ago`, `15:14:24`. */
export function moment(at: number, now: number): Raw {
  return html`<span class="ago">${span(now - at)} ago</span> ${clock(at)}`;
}

/** Of which zone the clocks on the page are. */
export const zone = html`Clocks show <span id="zone">UTC</span>.`;
