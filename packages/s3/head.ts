import { HeadObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Stored } from '@copydesk/pipeline/world';

import { orAbsent } from './answers.ts';
import { stored, type Told } from './stored.ts';

type Request = Parameters<S3Client['config']['requestHandler']['handle']>[0];

/** How a HEAD gets to a bucket: a request that went there, but for its path; what the path begins with; who signs. */
type Way = { request: Request; folder: string; signer: Awaited<ReturnType<S3Client['config']['signer']>> };

/** What is new in every request: an id of the SDK's, and which try it is. */
const OF_ONE_TRY = new Set(['amz-sdk-invocation-id', 'amz-sdk-request']);

const METADATA = 'x-amz-meta-';

/**
 * Asks with HEAD what stands under a key. Every event, every overwrite that is looked for and every doubt of a sweep is one, and the
 * middleware of the SDK takes most of what each costs. So the first goes through all of it, and is watched; the next ones are that
 * request with another path, signed and sent by the SDK's own signer and handler. Any answer but a plain yes or no is not believed,
 * and the SDK asks again, with its retries and its errors.
 */
export function headsOf(client: S3Client, bucket: string): (key: string) => Promise<Stored | undefined> {
  let way: Way | undefined;

  async function throughAll(key: string): Promise<Stored | undefined> {
    const command = new HeadObjectCommand({ Bucket: bucket, Key: key });
    let sent: Request | undefined;
    command.middlewareStack.add(
      (next) => async (args) => {
        sent = args.request as Request;
        return next(args);
      },
      // After it was signed.
      { step: 'finalizeRequest', priority: 'low', name: 'watchWay' },
    );
    const found = await orAbsent(client.send(command));
    // Here the store has answered.
    way = sent && (await wayOf(sent, key, client));
    return found && stored(key, found);
  }

  return async (key) => {
    const answer = way && (await quickly(key, way, client).catch(() => undefined));
    if (answer === undefined) {
      way = undefined;
      return throughAll(key);
    }
    return answer === 'absent' ? undefined : stored(key, answer);
  };
}

/** The way that a request went; undefined where it was not signed as usual (buckets of S3 Express, access points of many regions). */
async function wayOf(sent: Request, key: string, client: S3Client): Promise<Way | undefined> {
  const { authorization = '' } = sent.headers;
  const [, signingRegion] = /^AWS4-HMAC-SHA256 .{0,300}\/\d{8}\/([^/]{1,100})\/s3\/aws4_request,/.exec(authorization) ?? [];
  const encoded = encodedKey(key);
  if (signingRegion === undefined || 'x-amz-s3session-token' in sent.headers || !sent.path.endsWith(encoded)) return undefined;
  const signer = await client.config.signer({ name: 'sigv4', signingName: 's3', signingRegion, properties: {} });
  const headers = Object.fromEntries(Object.entries(sent.headers).filter(([name]) => !OF_ONE_TRY.has(name)));
  return { request: { ...sent, headers }, folder: sent.path.slice(0, -encoded.length), signer };
}

async function quickly(
  key: string,
  { request, folder, signer }: Way,
  { config }: S3Client,
): Promise<Told | 'absent' | undefined> {
  // A bucket of its own would answer to no key.
  if (key === '') return undefined;
  const signed = await signer.sign({ ...request, path: folder + encodedKey(key) });
  const { response } = await config.requestHandler.handle(signed as Request);
  // Or its connection would never be free again.
  response.body?.resume?.();
  return response.statusCode === 404 ? 'absent' : response.statusCode === 200 ? toldBy(response.headers) : undefined;
}

/** What the headers of a HEAD tell; undefined where they leave out what names a version. */
function toldBy(headers: Record<string, string>): Told | undefined {
  const { etag, 'last-modified': modified = '', 'content-length': length, 'content-type': type } = headers;
  const LastModified = new Date(modified);
  if (!etag || length === undefined || Number.isNaN(LastModified.getTime())) return undefined;
  const metadata = Object.entries(headers).filter(([name]) => name.startsWith(METADATA));
  return {
    ETag: etag,
    LastModified,
    ContentLength: Number(length),
    VersionId: headers['x-amz-version-id'],
    ContentType: type,
    Metadata: Object.fromEntries(metadata.map(([name, value]) => [name.slice(METADATA.length), value])),
  };
}

/** A key as it stands in a path: RFC 3986, its slashes as they are. Throws `URIError` for half a surrogate pair. */
function encodedKey(key: string): string {
  return encodeURIComponent(key)
    .replaceAll('%2F', '/')
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
