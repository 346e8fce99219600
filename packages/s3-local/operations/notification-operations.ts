import type { Call } from '../wire/call.ts';
import type { Desk } from './desk.ts';
import { configurationOf, rulesOf } from '../events/notifications.ts';
import { collected, payloadOf } from '../wire/payload.ts';
import { type Reply, xmlReply } from '../wire/reply.ts';
import type { Signed } from '../access/signature.ts';
import { readXml } from '../wire/xml-read.ts';

const MAX_CONFIGURATION_BYTES = 64 * 1024;

/** PutBucketNotificationConfiguration. Each target of it is sent a test message, as S3 does. */
export async function putNotifications(call: Call, signed: Signed, { store, targets, probe }: Desk): Promise<Reply> {
  const bucket = store.bucket(call.bucket);
  const document = (await collected(payloadOf(call, signed, MAX_CONFIGURATION_BYTES))).toString();
  const rules = rulesOf(readXml(document), targets);
  await store.setNotifications(bucket, rules);
  probe(call.bucket, rules);
  return { status: 200 };
}

/** GetBucketNotificationConfiguration. */
export async function getNotifications(call: Call, _: Signed, { store }: Desk): Promise<Reply> {
  return xmlReply(configurationOf(store.bucket(call.bucket).notifications));
}
