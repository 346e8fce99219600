import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { BOARD, FEEDS, FLOW, METRICS, REJECTIONS } from './address.ts';
import type { Tone } from './finding.ts';
import { html, type Raw, rendered, trusted } from './html.ts';
import { icon } from './tones.ts';

const style = readFileSync(new URL('console.css', import.meta.url), 'utf8');
const script = readFileSync(new URL('refresh.js', import.meta.url), 'utf8');

/** Nothing runs, shows or loads but our style and our script, known by their hashes, and what the script asks of ourselves. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src '${hash(style)}'`,
  `script-src '${hash(script)}'`,
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const pages = [
  [FLOW, 'Flow'],
  [REJECTIONS, 'Rejections'],
  [FEEDS, 'Feeds'],
  [BOARD, 'Queues'],
  [METRICS, 'Metrics'],
] as const;

/** Of a page: its title, which of the pages it is, what its tab looks like, and whether it keeps itself fresh. */
export type Face = { title: string; path?: string; tone?: Tone; live?: boolean };

/** A whole page around its main part: works without script, loads nothing. */
export function shell({ title, path = '', tone = 'good', live = false }: Face, main: Raw): string {
  return rendered(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Copydesk</title>
<link rel="icon" href="${icon(tone)}">
<style>${trusted(style)}</style>
</head>
<body>
<header>
<a class="name" href="${FLOW}">Copydesk</a>
<nav aria-label="Main">${pages.map(([address, name]) => link(address, name, address === path))}</nav>
${live && html`<p class="live"><span id="live"><a href="${path}">Refresh</a></span> <button id="pause" type="button" hidden>Pause</button></p>`}
</header>
${live && html`<p id="stale" role="alert" hidden></p>`}
<main>${main}</main>
${live && html`<script>${trusted(script)}</script>`}
</body>
</html>`);
}

function link(href: string, text: string, current: boolean): Raw {
  return html`<a href="${href}"${current && trusted(' aria-current="page"')}>${text}</a>`;
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
