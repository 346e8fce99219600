import { randomUUID } from 'node:crypto';

import { DeleteObjectCommand, PutObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';

import type { Condition } from '@copydesk/pipeline/world';

/** In what S3 servers differ, as far as it matters to a store. Everything that a server needs done otherwise is said here. */
export type Traits = {
  /** Whether `If-None-Match: *` keeps a PUT from replacing what stands there. */
  ifNoneMatch: boolean;
  /** How an ETag must stand in the `If-Match` of a PUT; `ignored` where none keeps it from replacing another version. */
  ifMatch: 'quoted' | 'bare' | 'ignored';
};

/** What S3 itself does, and most others. */
export const standard: Traits = { ifNoneMatch: true, ifMatch: 'quoted' };

type Asked = { key: string; ifNoneMatch?: string; ifMatch?: string };

/**
 * Finds out what a server does, by writing a small object of its own in a bucket and removing it. Throws what the SDK throws when the
 * server cannot be asked.
 */
export async function learnTraits(client: S3Client, bucket: string): Promise<Traits> {
  const key = `.copydesk/probe-${randomUUID()}`;
  const put = (asked: Omit<Asked, 'key'> = {}) => written(client, bucket, { key, ...asked });
  const first = await put();
  try {
    if (first === undefined) throw new Error(`${bucket}/${key}: the store refused a write without any condition`);
    const ifNoneMatch = (await put({ ifNoneMatch: '*' })) === undefined && (await takesFirst(client, bucket));
    return { ifNoneMatch, ifMatch: await formOfIfMatch(put) };
  } finally {
    await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
  }
}

/** A server that refuses the condition altogether would also refuse a write to where nothing stands. */
async function takesFirst(client: S3Client, bucket: string): Promise<boolean> {
  const key = `.copydesk/probe-${randomUUID()}`;
  const etag = await written(client, bucket, { key, ifNoneMatch: '*' });
  if (etag !== undefined) await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
  return etag !== undefined;
}

async function formOfIfMatch(put: (asked?: Omit<Asked, 'key'>) => Promise<string | undefined>): Promise<Traits['ifMatch']> {
  // Of bytes that never stood there.
  const other = '0123456789abcdef0123456789abcdef';
  for (const [form, wrap] of Object.entries(FORMS)) {
    if ((await put({ ifMatch: wrap(other) })) !== undefined) return 'ignored';
    const etag = (await put()) ?? '';
    if ((await put({ ifMatch: wrap(etag) })) !== undefined) return form as keyof typeof FORMS;
  }
  return 'ignored';
}

const FORMS = { quoted: (etag: string) => `"${etag}"`, bare: (etag: string) => etag } as const;

/** The headers that put a condition on a PUT for a server with these traits; undefined where it knows no such condition. */
export function conditionHeaders(condition: Condition, traits: Traits): { IfNoneMatch?: string; IfMatch?: string } | undefined {
  if (condition === 'absent') return traits.ifNoneMatch ? { IfNoneMatch: '*' } : undefined;
  return traits.ifMatch === 'ignored' ? undefined : { IfMatch: FORMS[traits.ifMatch](condition.etag) };
}

/** Statuses by which servers say that a condition does not hold, or that they know none. */
const REFUSED = new Set([404, 409, 412, 501]);

/** The ETag that a PUT gave, without quotes; undefined when it was refused. */
async function written(client: S3Client, Bucket: string, { key: Key, ifNoneMatch, ifMatch }: Asked): Promise<string | undefined> {
  const Body = Buffer.from(randomUUID());
  try {
    const { ETag = '' } = await client.send(
      new PutObjectCommand({ Bucket, Key, Body, ContentLength: Body.length, IfNoneMatch: ifNoneMatch, IfMatch: ifMatch }),
    );
    return ETag.replace(/^"|"$/g, '');
  } catch (error) {
    if (error instanceof S3ServiceException && REFUSED.has(error.$metadata.httpStatusCode ?? 0)) return undefined;
    throw error;
  }
}
