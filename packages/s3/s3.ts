import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { Version } from '@copydesk/article/drop';
import type { Listed, Store } from '@copydesk/pipeline/world';

import { orAbsent } from './answers.ts';
import { credentialsOf, type Keys } from './credentials.ts';
import { headsOf } from './head.ts';
import { encodeMetadata } from './metadata.ts';
import { quoted, seconds, unquoted } from './stored.ts';
import { conditionHeaders, standard, type Traits } from './traits.ts';

export type S3Options = Keys & {
  /** Absent for AWS itself. */
  endpoint?: string | undefined;
  region: string;
  /** How long one request may take, in milliseconds. */
  timeoutMs?: number;
};

/** A client for any S3: path-style but on AWS, and with no checksum that only AWS understands. */
export function s3Client({ endpoint, region, timeoutMs = 30_000, ...keys }: S3Options): S3Client {
  return new S3Client({
    region,
    ...credentialsOf(keys),
    ...(endpoint && { endpoint, forcePathStyle: true }),
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 5_000, requestTimeout: timeoutMs, throwOnRequestTimeout: true },
  });
}

/**
 * The world's store over one S3 bucket. Throws what the SDK throws, for everything that is not an answer. On a server that knows no
 * conditions (`traits`) one is checked before the write, and two writers at the same moment may both pass.
 */
export function s3Store(client: S3Client, bucket: string, traits: Traits = standard): Store {
  const at = (key: string) => ({ Bucket: bucket, Key: key });
  const head = headsOf(client, bucket);
  return {
    head,

    async get(key, version) {
      const found = await orAbsent(client.send(new GetObjectCommand({ ...at(key), ...precisely(version) })));
      if (!found?.Body) return undefined;
      const bytes = await found.Body.transformToByteArray();
      if (found.ContentLength !== undefined && bytes.length !== found.ContentLength) {
        throw new Error(`${bucket}/${key}: ${bytes.length} of ${found.ContentLength} bytes arrived`);
      }
      // Two versions put in different seconds may hold the same bytes, and so the same ETag.
      const same = !version?.lastModified || seconds(found.LastModified) === version.lastModified;
      return same ? bytes : undefined;
    },

    async put(key, bytes, { condition, contentType, metadata = {} }) {
      const headers = condition && conditionHeaders(condition, traits);
      if (condition && !headers) {
        const there = await head(key);
        if (condition === 'absent' ? there : there?.etag !== condition.etag) return false;
      }
      const put = new PutObjectCommand({
        ...at(key),
        ...headers,
        Body: bytes,
        ContentLength: bytes.length,
        ContentType: contentType,
        Metadata: encodeMetadata(metadata),
      });
      return (await orAbsent(client.send(put))) !== undefined;
    },

    async delete(key, etag) {
      await orAbsent(client.send(new DeleteObjectCommand({ ...at(key), ...(etag && { IfMatch: quoted(etag) }) })));
    },

    async *list({ prefix, after }) {
      let token: string | undefined;
      do {
        const page = await client.send(
          new ListObjectsV2Command({
            Bucket: bucket,
            Prefix: prefix,
            // A continued listing forgets where it was told to begin.
            ...(token ? { ContinuationToken: token } : { StartAfter: after }),
            // Keys may hold characters that XML cannot.
            EncodingType: 'url',
          }),
        );
        for (const { Key = '', ETag = '', LastModified, Size = 0 } of page.Contents ?? []) {
          yield { key: decodeKey(Key), etag: unquoted(ETag), lastModified: seconds(LastModified), size: Size } satisfies Listed;
        }
        token = page.IsTruncated ? page.NextContinuationToken : undefined;
      } while (token);
    },

    async reach() {
      try {
        await client.send(new HeadBucketCommand({ Bucket: bucket }));
      } catch (error) {
        // A HEAD has no body, so the SDK cannot say more than "unknown".
        const told = error instanceof S3ServiceException ? REFUSALS[error.$metadata.httpStatusCode ?? 0] : undefined;
        throw told ? new Error(told, { cause: error }) : error;
      }
    },
  };
}

/** What the statuses of a refused HEAD mean, for a person to read. */
const REFUSALS: Record<number, string> = {
  301: '301: the bucket is in another region than AWS_REGION',
  403: '403: the access key or its secret is wrong, or it has no right to this bucket',
  404: '404: there is no such bucket',
};

function precisely(version: Version | undefined) {
  if (!version) return {};
  return version.versionId ? { VersionId: version.versionId } : { IfMatch: quoted(version.etag) };
}

function decodeKey(key: string): string {
  return decodeURIComponent(key.replaceAll('+', ' '));
}
