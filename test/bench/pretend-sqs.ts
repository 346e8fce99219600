import { createHash } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What one request may ask for at most, as with SQS. */
const AT_ONCE = 10;

/** The requests of SQS's JSON protocol that intake sends, as far as they are looked at. */
type Asked = { MaxNumberOfMessages?: number; WaitTimeSeconds?: number; Entries?: { Id: string }[] };

/** A queue that answers as SQS does and costs next to nothing itself: what is in front of it is what a bench measures. */
export async function pretendSqs() {
  const waiting: string[] = [];
  const bell = new EventEmitter().setMaxListeners(0);
  const taken = { count: 0 };

  async function receive({ MaxNumberOfMessages = 1, WaitTimeSeconds = 0 }: Asked): Promise<unknown> {
    if (waiting.length === 0)
      await once(bell, 'sent', { signal: AbortSignal.timeout(WaitTimeSeconds * 1_000) }).catch(() => undefined);
    const bodies = waiting.splice(0, Math.min(MaxNumberOfMessages, AT_ONCE));
    return { Messages: bodies.map((Body, at) => ({ Body, MessageId: `m${at}`, ReceiptHandle: `r${at}`, MD5OfBody: md5(Body) })) };
  }

  const answers: Record<string, (asked: Asked) => unknown> = {
    GetQueueAttributes: () => ({ Attributes: {} }),
    ChangeMessageVisibility: () => ({}),
    ReceiveMessage: receive,
    DeleteMessageBatch: ({ Entries = [] }) => {
      taken.count += Entries.length;
      bell.emit('deleted');
      return { Successful: Entries.map(({ Id }) => ({ Id })), Failed: [] };
    },
  };

  const server = createServer(async (request, response) => {
    const [, operation = ''] = String(request.headers['x-amz-target']).split('.');
    const asked = JSON.parse(Buffer.concat(await request.toArray()).toString()) as Asked;
    const answer = await answers[operation]?.(asked);
    response.writeHead(answer === undefined ? 400 : 200, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(JSON.stringify(answer ?? { __type: 'InvalidAction' }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/1/events`,
    /** Puts messages in, and resolves when as many were taken out for good. */
    async through(bodies: readonly string[]): Promise<void> {
      const all = taken.count + bodies.length;
      waiting.push(...bodies);
      bell.emit('sent');
      while (taken.count < all) await once(bell, 'deleted');
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      server.close();
    },
  };
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
