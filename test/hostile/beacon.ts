import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { PARAGRAPH, ANOTHER } from './story.ts';

/** A server on this machine that nobody has any reason to call. */
export type Beacon = {
  /** An address of it that ends in a word. */
  address(word: string): string;
  /** What it was called under. */
  calls: string[];
  close(): Promise<void>;
};

export async function startBeacon(): Promise<Beacon> {
  const calls: string[] = [];
  const server = createServer((request, response) => {
    calls.push(request.url ?? '');
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: (word) => `http://127.0.0.1:${port}/${word}`,
    calls,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** Drops that name an address in every place from which somebody might fetch it, by what they are. */
export function luring(address: (word: string) => string): Record<string, string> {
  const data = JSON.stringify({
    '@context': address('context'),
    '@type': 'NewsArticle',
    '@id': address('id'),
    url: address('url'),
    mainEntityOfPage: address('main'),
    headline: 'Ferry returns after storm',
    image: [address('image'), { '@type': 'ImageObject', url: address('image-object') }],
    author: { '@type': 'Person', name: 'Ann Lee', url: address('author'), sameAs: [address('same-as')] },
    publisher: { '@type': 'Organization', name: 'Courier', logo: { url: address('logo') } },
  });
  const page = `<!DOCTYPE html SYSTEM "${address('dtd')}"><html manifest="${address('manifest')}"><head><base href="${address('base')}"><title>Ferry returns after storm</title>
    <meta http-equiv="refresh" content="0;url=${address('refresh')}"><meta property="og:image" content="${address('og-image')}"><meta property="og:url" content="${address('og-url')}">
    <link rel="canonical" href="${address('canonical')}"><link rel="stylesheet" href="${address('style')}"><link rel="prefetch" href="${address('prefetch')}"><link rel="amphtml" href="${address('amp')}">
    <link rel="icon" href="${address('icon')}"><link rel="alternate" type="application/rss+xml" href="${address('feed')}"><link rel="author" href="${address('link-author')}">
    <script src="${address('script')}"></script><script type="application/ld+json">${data}</script><style>@import url(${address('import')}); p { background: url(${address('background')}) }</style></head>
    <body background="${address('body')}"><article itemscope itemtype="${address('itemtype')}"><h1>Ferry returns after storm</h1><p class="byline">By <a rel="author" href="${address('by')}">Ann Lee</a></p>
    <figure><img src="${address('img')}" srcset="${address('srcset')} 2x" data-src="${address('data-src')}" longdesc="${address('longdesc')}" alt="A ferry"><figcaption>Photo: <a href="${address('credit')}">Bo Ek</a></figcaption></figure>
    <p>${PARAGRAPH} <a href="${address('link')}" ping="${address('ping')}">More</a></p><p style="background: url(${address('inline')})">${ANOTHER}</p>
    <iframe src="${address('iframe')}"></iframe><object data="${address('object')}"></object><embed src="${address('embed')}"><video poster="${address('poster')}" src="${address('video')}"></video>
    <audio src="${address('audio')}"></audio><form action="${address('form')}"></form><svg><use xlink:href="${address('use')}"/><image href="${address('svg-image')}"/></svg></article></body></html>`;
  const wire = `<?xml version="1.0"?><?xml-stylesheet href="${address('xsl')}"?><!DOCTYPE nitf SYSTEM "${address('nitf')}" [<!ENTITY x SYSTEM "${address('entity')}"><!ENTITY % p SYSTEM "${address('parameter')}"> %p;]><nitf xmlns:xi="http://www.w3.org/2001/XInclude" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="${address('schema')}"><body><body.content><p>${PARAGRAPH} &x;</p><p>${ANOTHER}</p><xi:include href="${address('include')}"/></body.content></body></nitf>`;
  const text = `Ferry returns after storm\nBy Ann Lee, ${address('text-by')}\n\n${PARAGRAPH} ${address('text')}\n\n![a](${address('picture')}) [b](${address('text-link')}) <${address('angle')}>\n\n${ANOTHER}`;
  return { page, wire, text, json: data };
}
