import { S3Error } from '../errors.ts';

/** A window of bytes: the first and how many. */
export type Window = { readonly start: number; readonly length: number };

/**
 * What `x-amz-copy-source-range` asks of `size` bytes: both ends are named, and lie within (Amazon S3 API reference, UploadPartCopy).
 * Throws InvalidArgument.
 */
export function copyWindowOf(header: string, size: number): Window {
  const [, first = '', last = ''] = /^bytes=(\d{1,15})-(\d{1,15})$/.exec(header.trim()) ?? [];
  const [start, end] = [Number(first), Number(last) + 1];
  if (last === '' || start >= end || end > size)
    throw new S3Error('InvalidArgument', `x-amz-copy-source-range of ${size} bytes: ${header.slice(0, 60)}`);
  return { start, length: end - start };
}

/**
 * What a Range header asks of `size` bytes (RFC 9110, 14.1.2): `bytes=0-9`, `bytes=9-`, `bytes=-9`. Undefined for the whole object:
 * no header, one that cannot be read, or several ranges, which S3 does not serve. Throws InvalidRange when no byte is in it.
 */
export function windowOf(header: string | undefined, size: number): Window | undefined {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '');
  const [first, last] = [match?.[1] ?? '', match?.[2] ?? ''];
  if (first === '' && last === '') return undefined;
  if (first !== '' && last !== '' && Number(first) > Number(last)) return undefined;

  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size : Math.min(size, Number(last) + 1);
  if (start >= end) throw new S3Error('InvalidRange', header, { 'content-range': `bytes */${size}` });
  return { start, length: end - start };
}
