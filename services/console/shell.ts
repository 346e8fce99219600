import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { html, type Raw, rendered, trusted } from './html.ts';

const style = readFileSync(new URL('console.css', import.meta.url), 'utf8');
const script = readFileSync(new URL('refresh.js', import.meta.url), 'utf8');

/** A sheet of paper with a mark on it, drawn here so that nothing is fetched. */
const ICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect x="2" y="1" width="12" height="14" rx="2" fill="#1b3a5c"/><path d="M5 5h6M5 8h6M5 11h3" stroke="#fff" stroke-width="1.4" stroke-linecap="round"/></svg>',
)}`;

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

/** A whole page around its main part: works without script, loads nothing. */
export function shell(title: string, main: Raw, { live = false }: { live?: boolean } = {}): string {
  return rendered(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Copydesk</title>
<link rel="icon" href="${ICON}">
<style>${trusted(style)}</style>
</head>
<body>
<header>
<a class="name" href="/">Copydesk</a>
<nav aria-label="Main">${link('/', 'Flow', live)}${link('/feeds', 'Feeds', title === 'Feeds')}${link('/queues', 'Queues')}${link('/metrics', 'Metrics')}</nav>
${live && html`<p class="live"><span id="live"><a href="/">Refresh</a></span> <button id="pause" type="button" hidden>Pause</button></p>`}
</header>
<main>${main}</main>
${live && html`<script>${trusted(script)}</script>`}
</body>
</html>`);
}

function link(href: string, text: string, current = false): Raw {
  return html`<a href="${href}"${current ? trusted(' aria-current="page"') : ''}>${text}</a>`;
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
