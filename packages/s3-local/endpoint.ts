import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import { type Call, callOf } from './wire/call.ts';
import type { Desk } from './operations/desk.ts';
import { asS3Error } from './errors.ts';
import { answerAtFaultDoor, isFaultDoor } from './faults/fault-door.ts';
import type { Faults } from './faults/faults.ts';
import { halfWay } from './faults/half-way.ts';
import { operationOf } from './operations/operations.ts';
import { errorReply, type Reply, sendReply } from './wire/reply.ts';
import { demand, told } from './access/rights.ts';
import { asSigned } from './access/presigned.ts';
import { checkSignature, type KeyPair } from './access/signature.ts';

const MAX_HEADER_BYTES = 32 * 1024;

// Longer than clients keep a connection unused, so that it is they who close it and never find it closed under a request.
const KEEP_ALIVE_MS = 75_000;
const IDLE_MS = 60_000;

export type EndpointParts = {
  readonly desk: Desk;
  /** Who may sign: first the pair that may do everything, then those with a policy. */
  readonly keyring: readonly [KeyPair, ...KeyPair[]];
  readonly faults: Faults;
  /** Whether `/-/faults` is answered. */
  readonly faultDoor: boolean;
  /** Told of every error that is the server's own. */
  readonly warn: (error: unknown) => void;
};

/** The HTTP server in front of the operations, not listening yet: one call in, one reply out. `idle` waits for those under way. */
export function createEndpoint(parts: EndpointParts): { server: Server; idle(): Promise<void> } {
  const running = new Set<Promise<void>>();
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES, keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: 0 });
  // A large body may take its time as long as bytes move.
  server.setTimeout(IDLE_MS);
  function answer(request: IncomingMessage, response: ServerResponse): void {
    const exchanged = exchange(parts, request, response);
    running.add(exchanged);
    void exchanged.then(() => running.delete(exchanged));
  }
  // `checkContinue`: whether the body is wanted is decided by whoever reads it.
  server.on('request', answer).on('checkContinue', answer);
  return { server, idle: async () => void (await Promise.all(running)) };
}

async function exchange(parts: EndpointParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const requestId = randomBytes(8).toString('hex').toUpperCase();
  response.setHeader('x-amz-request-id', requestId);
  // A client that goes away is nobody's error; whoever reads or writes will notice.
  request.on('error', () => undefined);
  response.on('error', () => undefined);
  const reply = await replyTo(parts, request, response).catch((error: unknown): Reply => {
    const s3Error = asS3Error(error);
    if (s3Error.code === 'InternalError' && s3Error !== error && !request.destroyed) parts.warn(error);
    return errorReply(s3Error, (request.url ?? '').slice(0, 200), requestId);
  });
  // Also to a client that has gone: a body that is a file must be closed.
  await sendReply(request, response, reply);
}

async function replyTo(parts: EndpointParts, request: IncomingMessage, response: ServerResponse): Promise<Reply> {
  const { desk, keyring, faults, faultDoor } = parts;
  if (faultDoor && isFaultDoor(request)) return answerAtFaultDoor(request, faults, keyring[0].secretAccessKey);

  const received = callOf(request, response);
  const signed = checkSignature(received, keyring, Date.now());
  const call = asSigned(received);
  const { rights, rightsIfMatch = [], run } = operationOf(call);
  demand(signed.signer, call.headers['if-match'] === undefined ? rights : [...rights, ...rightsIfMatch], call);
  await faults.arrive(call);
  const reply = await run(cuttable(call, faults, request), signed, desk).catch((error: unknown) =>
    Promise.reject(told(error, signed.signer, call)),
  );
  faults.cut('reply', call)?.(request.socket);
  return typeof reply.body === 'object' ? { ...reply, body: cuttableBody(reply.body, call, faults, request) } : reply;
}

/** The call with a body that a fault may cut off; asked only when the body is read. */
function cuttable(call: Call, faults: Faults, request: IncomingMessage): Call {
  if (call.key === '') return call;
  async function* wire(): AsyncGenerator<Buffer> {
    const cut = faults.cut('transfer', call);
    yield* cut ? halfWay(call.wire, Number(request.headers['content-length'] ?? 0), request.socket, cut) : call.wire;
  }
  return { ...call, wire: wire() };
}

function cuttableBody(body: Exclude<Reply['body'], string | undefined>, call: Call, faults: Faults, { socket }: IncomingMessage) {
  const cut = faults.cut('transfer', call);
  return cut ? { ...body, bytes: halfWay(body.bytes, body.length, socket, cut) } : body;
}
