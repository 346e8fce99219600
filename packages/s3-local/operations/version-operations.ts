import type { Call } from '../wire/call.ts';
import type { Desk } from './desk.ts';
import { S3Error } from '../errors.ts';
import { collected, payloadOf } from '../wire/payload.ts';
import { type Reply, xmlReply } from '../wire/reply.ts';
import type { Signed } from '../access/signature.ts';
import { readXml } from '../wire/xml-read.ts';

const MAX_CONFIGURATION_BYTES = 64 * 1024;

/** PutBucketVersioning. */
export async function putVersioning(call: Call, signed: Signed, { store }: Desk): Promise<Reply> {
  const bucket = store.bucket(call.bucket);
  const root = readXml((await collected(payloadOf(call, signed, MAX_CONFIGURATION_BYTES))).toString());
  const status = root.children.find(({ name }) => name === 'Status')?.text.trim();
  if (root.name !== 'VersioningConfiguration' || (status !== 'Enabled' && status !== 'Suspended'))
    throw new S3Error('MalformedXML', 'Status is Enabled or Suspended');
  await store.setVersioning(bucket, status);
  return { status: 200 };
}

/** GetBucketVersioning; of a bucket that never kept versions nothing is told. */
export async function getVersioning(call: Call, _: Signed, { store }: Desk): Promise<Reply> {
  const { versioning } = store.bucket(call.bucket);
  return xmlReply(['VersioningConfiguration', versioning === undefined ? [] : [['Status', versioning]]]);
}
