import type { Feeds } from '@copydesk/pipeline/feeds';
import type { Store } from '@copydesk/pipeline/world';
import type { Queue } from 'bullmq';
import { fastify, type FastifyInstance, type FastifyReply } from 'fastify';

import { FEEDS, FLOW, METRICS, REJECTIONS } from './address.ts';
import { feedsPage } from './feeds-page.ts';
import { flowPage } from './flow-page.ts';
import { type LookedAt, looks } from './flow.ts';
import { guard, secure } from './guard.ts';
import { health, type Reach } from './health.ts';
import { metrics } from './metrics.ts';
import type { Watch } from './outage.ts';
import { queuesBoard } from './queues-board.ts';
import { recentEndings } from './recent.ts';
import { rejectionsPage } from './rejections-page.ts';
import { PAGE_POLICY } from './shell.ts';
import { type Scripted, snapshot } from './snapshot.ts';
import type { Introduced } from './stage-card.ts';
import { problemPage } from './verdict-box.ts';

export type ConsoleParts = {
  /** The stages in order, and the queue of each in the same order. */
  stages: readonly Introduced[];
  queues: readonly Queue[];
  /** What every key in Redis begins with. */
  prefix: string;
  redis: Scripted & { ping(): Promise<unknown> };
  /** Whether Redis is reached, as its connection tells. */
  redisWatch: Watch;
  outcomes: Pick<Store, 'head' | 'get'>;
  /** What looks whether each bucket can be reached, by the name that people are told. */
  buckets: Reach['buckets'];
  feeds: Feeds;
  /** What is asked of Redis besides, as `LookedAt` has it. */
  gates: Pick<LookedAt, 'heldBack' | 'rebuilding' | 'forgets'>;
  /** The name or address the console listens on. */
  host: string;
  /** CONSOLE_PASSWORD; without it whoever reaches the console may look. */
  password?: string | undefined;
  /** What runs, for `copydesk_build_info`. */
  build: Record<string, string>;
  log: (level: 'warn' | 'error', line: Record<string, unknown>) => void;
  /** Aborted when the service is about to stop. */
  signal: AbortSignal;
  /** How long Redis may take to answer, in milliseconds, where that is not for each look to say. */
  redisMs?: number;
};

/** A request may take this long to arrive, in milliseconds. */
const REQUEST_MS = 10_000;

/** The console, ready to listen: the flow page, bull-board read-only, health and metrics. It never writes. */
export async function consoleServer({
  stages,
  queues,
  prefix,
  redis,
  redisWatch,
  outcomes,
  buckets,
  feeds,
  gates,
  host,
  password,
  build,
  log,
  signal,
  redisMs,
}: ConsoleParts): Promise<FastifyInstance> {
  const app = fastify({
    requestTimeout: REQUEST_MS,
    frameworkErrors: (_error, _request, reply) => unreadable(reply as FastifyReply),
  });
  const reached = () => redis.status === 'ready';
  const healthy = health({ redis: () => (reached() ? redis.ping() : lost()), buckets }, redisMs);
  const { look, flow } = looks({
    ...gates,
    take: (now, since) => snapshot(redis, { queues, prefix }, now, since),
    redis: redisWatch,
    store: healthy.store,
    recent: recentEndings(outcomes),
    answerMs: redisMs,
  });
  const measured = metrics(look, build);

  guard(app, { host, password }, problem);
  app.addHook('onClose', async () => measured.close());
  app.setNotFoundHandler((_request, reply) => problem(reply, 404, 'There is nothing under this address.'));
  app.setErrorHandler((error, request, reply) => {
    log('error', {
      event: 'request failed',
      route: request.routeOptions.url ?? '',
      reason: error instanceof Error ? error.message : String(error),
    });
    return problem(reply, 500, 'The console could not make this page. Its log says why.');
  });

  app.get(FLOW, async (_request, reply) => page(reply, flowPage(await flow(), stages)));
  app.get(REJECTIONS, async (_request, reply) => page(reply, rejectionsPage(await flow())));
  app.get(FEEDS, async (_request, reply) => page(reply, feedsPage(feeds, await flow())));
  app.get('/livez', { config: { anyHost: true, isProbe: true } }, async (_request, reply) => {
    // That it answers at all is the proof that its loop turns.
    return signal.aborted ? reply.code(503).send({ status: 'stopping' }) : { status: 'alive' };
  });
  app.get('/readyz', { config: { anyHost: true, isProbe: true } }, async (_request, reply) => {
    const readiness = await healthy.ready();
    return reply.code(readiness.status === 'ready' && !signal.aborted ? 200 : 503).send(readiness);
  });
  app.get(METRICS, { config: { anyHost: true } }, async (_request, reply) =>
    reply.type(measured.contentType).send(await measured.text()),
  );
  await queuesBoard(app, queues, healthy.redis, problem);
  return app;
}

function page(reply: FastifyReply, text: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').header('content-security-policy', PAGE_POLICY).send(text);
}

function problem(reply: FastifyReply, status: number, sentence: string, todo?: string): FastifyReply {
  return page(reply.code(status), problemPage(status, sentence, todo));
}

/** The address cannot be parsed; no hook runs for such a request. */
function unreadable(reply: FastifyReply): void {
  secure(reply);
  problem(reply, 400, 'This address cannot be read.');
}

function lost(): Promise<never> {
  return Promise.reject(new Error('Redis is not connected'));
}
