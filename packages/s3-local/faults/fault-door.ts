import type { IncomingMessage } from 'node:http';

import { S3Error } from '../errors.ts';
import { FaultRule, type Faults } from './faults.ts';
import type { Reply } from '../wire/reply.ts';
import { sameText } from '../access/signature.ts';

const PATH = '/-/faults';
const MAX_BYTES = 64 * 1024;

/** True for `/-/faults`, which can be no bucket: `-` is no bucket's name. */
export function isFaultDoor({ url }: IncomingMessage): boolean {
  return url === PATH;
}

/**
 * Sets the fault rules from another process: PUT a JSON array of them (an empty one ends all faults), GET them with how often each
 * struck. `Authorization: Bearer <secret access key>`. Throws AccessDenied, InvalidRequest.
 */
export async function answerAtFaultDoor(request: IncomingMessage, faults: Faults, secret: string): Promise<Reply> {
  if (!sameText(request.headers.authorization ?? '', `Bearer ${secret}`)) throw new S3Error('AccessDenied');
  if (request.method === 'PUT') faults.set(await rulesOf(request));
  else if (request.method !== 'GET') throw new S3Error('NotImplemented');
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(faults.struck()) };
}

async function rulesOf(request: IncomingMessage): Promise<FaultRule[]> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk;
    if (text.length > MAX_BYTES) throw new S3Error('EntityTooLarge');
  }
  try {
    return FaultRule.array().parse(JSON.parse(text));
  } catch (error) {
    throw new S3Error('InvalidRequest', error instanceof Error ? error.message : '');
  }
}
