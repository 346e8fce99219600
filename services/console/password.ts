import { createHash, timingSafeEqual } from 'node:crypto';

/** Of a header, in characters. */
const LONGEST = 2_048;

/**
 * Whether the header `Authorization` shows a password: Basic authentication (RFC 7617) under any name, or as bearer token for programs.
 * Takes the same time whatever it shows.
 */
export function shows(header: string | undefined, password: string): boolean {
  return timingSafeEqual(digest(shown(header?.slice(0, LONGEST) ?? '')), digest(Buffer.from(password)));
}

function shown(header: string): Uint8Array {
  const [, scheme = '', given = ''] = /^(\w{1,10}) (\S{1,2048})$/.exec(header) ?? [];
  if (scheme.toLowerCase() === 'bearer') return Buffer.from(given, 'latin1');
  if (scheme.toLowerCase() !== 'basic') return new Uint8Array();
  const pair = Buffer.from(given, 'base64');
  return pair.subarray(pair.indexOf(':') + 1);
}

function digest(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}
