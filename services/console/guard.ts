import { isIP } from 'node:net';

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { shows } from './password.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answers under any name: for probes and scrapers, which come by service names and see nothing of an article. */
    anyHost?: boolean;
    /** Answers whoever asks: it says that the service lives, and nothing else. */
    isProbe?: boolean;
  }
}

/** On every answer, errors too. The policy of a page is its own; this one is for everything that is no page. */
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
};
const NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Puts the security headers on a reply; a policy that the route has set stays. */
export function secure(reply: FastifyReply): void {
  reply.headers(HEADERS);
  if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', NOTHING);
}

/** What a browser asks its reader for. */
const CHALLENGE = 'Basic realm="copydesk", charset="UTF-8"';

/** What somebody is told who did not know it, or closed the question. */
const FORGOT =
  'Load this page again to be asked again: any user name will do. The password is what CONSOLE_PASSWORD says where the console runs. Programs show it as bearer token.';

/** Who may come in: under which name besides the addresses, and what they must know; nothing where `password` is undefined. */
export type Door = { host: string; password: string | undefined };

/**
 * What holds for every route: the headers, GET and HEAD only, no name but ours, and the password where there is one. `refuse` answers a
 * request that is turned away.
 */
export function guard(
  app: FastifyInstance,
  { host, password }: Door,
  refuse: (reply: FastifyReply, status: number, sentence: string, todo?: string) => FastifyReply,
): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return refuse(reply.header('allow', 'GET, HEAD'), 405, 'The console only looks: it answers GET and HEAD.');
    }
    if (!request.routeOptions.config.anyHost && !isOurs(nameOf(request), host)) {
      return refuse(reply, 421, 'This is not a name of the console. Use its IP address, localhost, or the name in CONSOLE_HOST.');
    }
    if (password !== undefined && !request.routeOptions.config.isProbe && !shows(request.headers.authorization, password)) {
      return refuse(reply.header('www-authenticate', CHALLENGE), 401, 'The console asks for its password.', FORGOT);
    }
  });
  app.addHook('onSend', async (_request, reply) => secure(reply));
}

/**
 * Whether a request's host is a name of ours. A page on the internet can let its own name point to this machine and read what we
 * answer (DNS rebinding), but it cannot make a browser send an address or `localhost` as the host of that page.
 */
function isOurs(name: string, host: string): boolean {
  return isIP(name) > 0 || name === 'localhost' || name.endsWith('.localhost') || name === host.toLowerCase();
}

/** The host of a request without port and brackets, in lower case; empty when it names none. */
function nameOf(request: FastifyRequest): string {
  const host = (request.headers.host ?? '').toLowerCase();
  return /^\[([^\]]{0,60})\](?::\d{1,5})?$/.exec(host)?.[1] ?? /^([^:]{0,255})(?::\d{1,5})?$/.exec(host)?.[1] ?? '';
}
