import { gunzipSync } from 'node:zlib';

import { Rejection } from '@copydesk/article/rejection';

/** Bytes that a compressed drop may hold: a bomb of a few kilobytes holds a gigabyte. */
const INFLATED_BYTES = 32 * 1024 * 1024;

/**
 * The bytes inside a gzip drop (RFC 1952), one level deep; any other drop as it is. Throws `Rejection`: `too-large` past 32 MB
 * inflated, `not-text` when it is damaged or cut short.
 */
export function gunzip(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== 8) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: INFLATED_BYTES });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw new Rejection('too-large', `inflates to more than ${INFLATED_BYTES} bytes`);
    throw new Rejection('not-text', `gzip that cannot be inflated: ${message}`);
  }
}
