import { createHash } from 'node:crypto';

/** Longest key in bytes of UTF-8 (S3 user guide, "Naming Amazon S3 objects"). */
export const MAX_KEY_BYTES = 1024;

const MAX_NAME_BYTES = 255;

// Longer escaped names are cut here; with `~` and 64 hex digits they stay below the 255 bytes a file name may have.
const MAX_ESCAPED_CHARS = 180;

/**
 * True when the key can be a path as it is: every segment a name that Linux holds unchanged and that means no other place.
 * Normalisation and case are left alone: on Linux two spellings are two names.
 */
export function isPlainPath(key: string): boolean {
  return key.split('/').every(isPlainName);
}

function isPlainName(name: string): boolean {
  if (name === '' || name === '.' || name === '..' || Buffer.byteLength(name) > MAX_NAME_BYTES) return false;
  return !/[\u0000-\u001f\u007f]/.test(name);
}

/**
 * The one flat file name of a key that cannot be a path: percent-encoded, so that a person still reads it and no two keys share it.
 * A long one is cut and ends in `~` and the SHA-256 of the key; `~` itself is always encoded.
 */
export function escapedName(key: string): string {
  const name = [...Buffer.from(key)].map(escapedByte).join('');
  if (name.length <= MAX_ESCAPED_CHARS) return name;
  return `${name.slice(0, MAX_ESCAPED_CHARS)}~${createHash('sha256').update(key).digest('hex')}`;
}

function escapedByte(byte: number, position: number): string {
  const char = String.fromCharCode(byte);
  const safe = position === 0 ? /[A-Za-z0-9_-]/ : /[A-Za-z0-9._-]/;
  return safe.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

/** `a/b` and `a` for the key `a/b/c`, deepest first. */
export function parentsOf(key: string): string[] {
  const parents: string[] = [];
  for (let end = key.lastIndexOf('/'); end > 0; end = key.lastIndexOf('/', end - 1)) parents.push(key.slice(0, end));
  return parents;
}
