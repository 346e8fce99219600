import type { Call } from '../wire/call.ts';
import { S3Error } from '../errors.ts';
import { allows, type Policy } from './policy.ts';

/** Who has signed a request: without a policy of its own it may do everything. */
export type Signer = { readonly policy?: Policy | undefined };

/** Whether somebody may do a thing to an object, a bucket (no key), or the service (no bucket). */
function may({ policy }: Signer, action: string, { bucket, key, query }: Pick<Call, 'bucket' | 'key' | 'query'>): boolean {
  if (policy === undefined) return true;
  const resource = bucket === '' ? '*' : `arn:aws:s3:::${bucket}${key === '' ? '' : `/${key}`}`;
  // A listing without a prefix is one of the empty prefix.
  return allows(policy, { action, resource, context: { 's3:prefix': query.get('prefix') ?? '' } });
}

/** Throws AccessDenied when somebody lacks one of the rights. */
export function demand(signer: Signer, rights: readonly string[], call: Pick<Call, 'bucket' | 'key' | 'query'>): void {
  for (const right of rights) if (!may(signer, right, call)) throw new S3Error('AccessDenied', right);
}

/** What somebody is told instead of an error: who may not list a bucket does not learn what is not in it (S3, HeadObject and GetObject). */
export function told(error: unknown, signer: Signer, call: Call): unknown {
  const absent = error instanceof S3Error && error.code === 'NoSuchKey';
  return absent && !may(signer, 's3:ListBucket', { ...call, key: '' }) ? new S3Error('AccessDenied', 's3:ListBucket') : error;
}
