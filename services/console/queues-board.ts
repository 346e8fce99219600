import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type { Queue } from 'bullmq';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';

import { BOARD, FLOW } from './address.ts';
import { exactly } from './html.ts';

/** All that is read of a job here; another release may have put it. */
const Keyed = z.object({ drop: z.object({ key: z.string() }) });

/** bull-board sets styles from its script and reads its own address from `<base>`; all else is as closed as our own pages. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Web fonts that bull-board's page asks another host for. The policy stops them too, but only after the page has named them. */
const FOREIGN_LINK = /<link href="https?:[^>]{0,400}>/g;

/**
 * bull-board as the raw job inspector, read-only: the server's guard lets no method but GET and HEAD through, and `readOnlyMode` takes
 * the buttons away. Answers 503 while Redis does not, since BullMQ would wait for it without end: `refuse` makes the page that says so.
 */
export async function queuesBoard(
  app: FastifyInstance,
  queues: readonly Queue[],
  reached: () => Promise<boolean>,
  refuse: (reply: FastifyReply, status: number, sentence: string) => FastifyReply,
): Promise<void> {
  const adapter = new FastifyAdapter();
  adapter.setBasePath(BOARD);
  createBullBoard({
    queues: queues.map(shown),
    serverAdapter: adapter,
    options: {
      uiConfig: {
        boardTitle: 'Copydesk queues',
        miscLinks: [{ text: 'Flow', url: FLOW }],
        hideDocsLink: true,
        hideRedisDetails: true,
        sortQueues: false,
      },
    },
  });
  await app.register(async (scope) => {
    scope.addHook('onRequest', async (request, reply) => {
      if (await reached()) return void reply.header('content-security-policy', POLICY);
      if (request.url.startsWith(`${BOARD}/api/`)) return reply.code(503).send({ error: 'Redis cannot be reached' });
      return refuse(reply, 503, 'The queues cannot be shown: Redis cannot be reached.');
    });
    scope.addHook('onSend', async (_request, reply, payload) => {
      const page = String(reply.getHeader('content-type')).startsWith('text/html');
      return page && typeof payload === 'string' ? payload.replace(FOREIGN_LINK, '') : payload;
    });
    await scope.register(adapter.registerPlugin(), { prefix: BOARD });
  });
}

/** A queue whose jobs go by the keys of their drops: they are all called as the stage is. */
function shown(queue: Queue): BullMQAdapter {
  const adapter = new BullMQAdapter(queue, { readOnlyMode: true, allowRetries: false });
  adapter.setFormatter('name', ({ name, data }: { name: string; data: unknown }) => {
    const key = Keyed.safeParse(data).data?.drop.key;
    return key === undefined ? name : exactly(key);
  });
  return adapter;
}
