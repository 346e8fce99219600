import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';

import { accept, type Desk } from './accept.ts';
import { refusal, SIGNATURE_LIFE_MS, signatureOf } from './authenticate.ts';
import type { Counters } from './counters.ts';
import type { Health } from './health.ts';
import { onlyOnce } from './once.ts';
import type { SnsDoor } from './sns/door.ts';
import { expected, recognise, recordCount } from './sources.ts';

export type Intake = {
  desk: Desk;
  counters: Counters;
  /** EVENTS_SECRET; without it only this machine may send. */
  secret: string | undefined;
  /** Lets in what SNS signed; absent where no topic is configured. */
  sns?: SnsDoor | undefined;
  health(): Promise<Health>;
  /** Asks for a sweep. */
  sweep(): void;
  /** Milliseconds since 1970. */
  now?: () => number;
};

/** Of one message, in bytes and in records. Senders put one event into a message, or a few. */
const MAX_BODY_BYTES = 1_048_576;
const MAX_RECORDS = 1_000;

/** How long a sender may take for one request, in milliseconds. */
const REQUEST_MS = 30_000;

/** The HTTP side of intake: storage events in, and the few addresses that probes and metrics need. */
export function newServer({ desk, counters, secret, sns, health, sweep, now = Date.now }: Intake): FastifyInstance {
  const app = fastify({ bodyLimit: MAX_BODY_BYTES, requestTimeout: REQUEST_MS });
  // Bodies stay bytes: signatures are over bytes, and senders differ in what type they call them.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) => body);

  // A connection kept alive after its last answer would hold up the end for over a minute.
  let closing = false;
  app.addHook('preClose', async () => void (closing = true));
  app.addHook('onSend', async (_request, reply) => void (closing && reply.header('connection', 'close')));

  app.addHook('onResponse', async (request, reply) => {
    counters.add('copydesk_intake_requests_total', {
      route: request.routeOptions.url ?? 'none',
      status: String(reply.statusCode),
    });
  });

  app.setErrorHandler(async (error: Error & { statusCode?: number }, _request, reply) => {
    if (error.statusCode !== undefined && error.statusCode < 500)
      return reply.code(error.statusCode).send({ error: error.message });
    desk.outside.log('error', { event: 'request failed', reason: error.message });
    return later(reply, 'This could not be taken in now; the log of intake says why. Send it again.');
  });

  app.get('/livez', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const found = await health();
    return reply.code(found.status === 'ok' ? 200 : 503).send(found);
  });
  app.get('/metrics', async (_request, reply) => reply.type('text/plain; version=0.0.4; charset=utf-8').send(counters.text()));

  const once = onlyOnce(SIGNATURE_LIFE_MS);
  app.register(async (guarded) => {
    guarded.addHook('preHandler', async ({ socket, headers, body }, reply) => {
      const bytes = bytesOf(body);
      const status = refusal({ peer: socket.remoteAddress, headers, body: bytes }, secret, now());
      if (status !== undefined && !(await sns?.vouches(headers, bytes)))
        return reply.code(status).send({ error: status === 401 ? 'unauthorized' : 'forbidden' });
      const signature = status === undefined && signatureOf({ headers }, secret);
      if (signature && !once.take(signature, now())) return reply.code(401).send({ error: 'This signature was used before.' });
    });

    // What was not accepted is sent again as it was; a signature that was used stays used.
    guarded.addHook('onResponse', async ({ headers }, { statusCode }) => {
      const signature = signatureOf({ headers }, secret);
      if (signature && statusCode >= 400 && statusCode !== 401) once.giveBack(signature);
    });

    // MinIO looks with HEAD whether anybody is there.
    guarded.head('/events', async (_request, reply) => reply.send());

    guarded.post('/events', async ({ body }, reply) => {
      const pressure = await desk.outside.queues.pressure();
      if (pressure !== undefined) return later(reply, pressure);
      const json = jsonOf(bytesOf(body));
      if (!json) return reply.code(400).send({ error: 'The body is not JSON in UTF-8.' });
      const records = recordCount(json.value);
      if (records > MAX_RECORDS) return reply.code(413).send({ error: tooMany(records) });
      const message = recognise(json.value);
      if (!message) {
        counters.add('copydesk_intake_strangers_total', { way: 'http' });
        desk.outside.log('warn', { event: 'stranger', way: 'http', reason: 'the message has the shape of no source' });
        return reply.code(422).send({ error: 'The message has none of the expected shapes.', expected });
      }
      if (message.events.length > MAX_RECORDS) return reply.code(413).send({ error: tooMany(message.events.length) });
      if (await sns?.confirm(json.value)) desk.outside.log('info', { event: 'subscribed to a topic of SNS' });
      return reply.code(message.events.length === 0 ? 200 : 202).send(await accept(message, desk));
    });

    guarded.post('/reconcile', async (_request, reply) => {
      sweep();
      return reply.code(202).send({ status: 'asked' });
    });
  });

  return app;
}

function tooMany(records: number): string {
  return `The message holds ${records} records, at most ${MAX_RECORDS} may come at once.`;
}

/** Not now. Senders are spread over some seconds, or they would all come back at once. */
function later(reply: FastifyReply, reason: string): FastifyReply {
  return reply
    .code(503)
    .header('retry-after', String(5 + Math.floor(Math.random() * 6)))
    .send({ error: reason });
}

function bytesOf(body: unknown): Uint8Array {
  return body instanceof Uint8Array ? body : new Uint8Array();
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The value of a body; `value` is undefined for an empty one. Undefined when it is not JSON in UTF-8. */
function jsonOf(bytes: Uint8Array): { value: unknown } | undefined {
  if (bytes.length === 0) return { value: undefined };
  try {
    return { value: JSON.parse(utf8.decode(bytes)) };
  } catch {
    return undefined;
  }
}
