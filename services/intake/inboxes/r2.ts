import { setTimeout as sleep } from 'node:timers/promises';

import { z } from 'zod';

import { gather } from '../gathered.ts';
import type { Inbox, Letter } from '../inbox.ts';

export type R2Options = {
  /** `…/accounts/<account>/queues/<queue>` in Cloudflare's API. */
  queueUrl: string;
  /** A token of the API with the right to edit queues. */
  token: string;
  /** Between two looks into an empty queue, in milliseconds: this API does not wait for messages. */
  idleMs?: number;
};

const Pulled = z.object({
  result: z.object({ messages: z.array(z.object({ body: z.string(), lease_id: z.string() })).default([]) }),
});

/** The API gives no more at once. */
const AT_ONCE = 100;
/** This API allows some four requests a second to a whole account, so letters are acknowledged together. */
const ACKS_AT_ONCE = 100;
const GATHER_MS = 50;

const PATIENCE_MS = 15_000;

/** A lease cannot be made longer here, so it is long from the start: an outage of ours should be over within it. */
const HELD_MS = 600_000;

/**
 * The queue that Cloudflare R2 tells of its objects, read by an HTTP pull consumer (Cloudflare Queues documentation, "Pull
 * consumers"). Written after the documentation, tested against a pretended one.
 */
export function r2Inbox({ queueUrl, token, idleMs = 2_000 }: R2Options): Inbox {
  async function post(path: string, body: unknown, signal?: AbortSignal): Promise<unknown> {
    const patience = AbortSignal.timeout(PATIENCE_MS);
    const answer = await fetch(`${queueUrl}/messages/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
    });
    if (!answer.ok) throw new Error(`the queue R2_QUEUE_URL answered ${answer.status}`);
    return answer.json();
  }

  const ack = gather<{ lease_id: string }>({
    most: ACKS_AT_ONCE,
    waitMs: GATHER_MS,
    async work(acks) {
      await post('ack', { acks, retries: [] });
      return new Map();
    },
  });

  function letterOf({ body, lease_id }: { body: string; lease_id: string }): Letter {
    return {
      body: plain(body),
      done: () => ack({ lease_id }),
      back: async () => void (await post('ack', { acks: [], retries: [{ lease_id, delay_seconds: 0 }] })),
    };
  }

  return {
    name: 'r2',
    heldMs: HELD_MS,
    // The API does not tell; given back, an unreadable message is counted there, and dropped or laid aside when it has had its tries.
    hasDeadLetters: true,
    most: AT_ONCE,
    batches: 4,
    async receive(signal) {
      const pulled = Pulled.parse(await post('pull', { batch_size: AT_ONCE, visibility_timeout_ms: HELD_MS }, signal));
      const letters = pulled.result.messages.map(letterOf);
      if (letters.length === 0) await sleep(idleMs, undefined, { signal }).catch(() => undefined);
      return letters;
    },
    close: async () => {},
  };
}

/** JSON travels in Base64, which never begins with a brace; text comes as it is. */
function plain(body: string): string {
  return body.trimStart().startsWith('{') ? body : Buffer.from(body, 'base64').toString();
}
