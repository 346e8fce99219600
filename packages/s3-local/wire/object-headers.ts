import type { Call } from './call.ts';
import { S3Error } from '../errors.ts';

const MAX_USER_METADATA_BYTES = 2048;
const USER_METADATA = 'x-amz-meta-';

/** Headers that belong to the object and come back with it as they were. */
const KEPT = ['cache-control', 'content-disposition', 'content-language', 'content-type', 'expires'] as const;

/** Headers of a PUT that ask for something this server cannot do, so it must not answer as if it had. */
const REFUSED = ['x-amz-server-side-encryption-customer-algorithm', 'x-amz-object-lock-mode', 'x-amz-tagging'];

/** What a PUT wants kept with its object: content headers and user metadata. Throws MetadataTooLarge, NotImplemented. */
export function keptHeaders(headers: Call['headers']): Record<string, string> {
  const refused = REFUSED.find((name) => headers[name] !== undefined);
  if (refused !== undefined) throw new S3Error('NotImplemented', refused);

  const names = Object.keys(headers).filter((name) => name.startsWith(USER_METADATA) || KEPT.some((kept) => kept === name));
  const kept = Object.fromEntries(names.map((name) => [name, String(headers[name])]));
  const encoding = contentEncoding(headers['content-encoding']);
  if (encoding !== '') kept['content-encoding'] = encoding;

  const userMetadata = Object.entries(kept).filter(([name]) => name.startsWith(USER_METADATA));
  const bytes = userMetadata.reduce((sum, [name, value]) => sum + name.length - USER_METADATA.length + value.length, 0);
  if (bytes > MAX_USER_METADATA_BYTES) throw new S3Error('MetadataTooLarge', `${bytes} bytes`);
  return kept;
}

/** `aws-chunked` is how the body travelled, not what it is. */
function contentEncoding(header: string | undefined): string {
  const encodings = (header ?? '').split(',').map((encoding) => encoding.trim());
  return encodings.filter((encoding) => encoding !== '' && encoding !== 'aws-chunked').join(',');
}
