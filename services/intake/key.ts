/** Of UTF-8, in every S3. */
const MAX_KEY_BYTES = 1024;

/** A key as it was sent. For senders that do not encode. */
export function asSent(key: string): string {
  return key;
}

/**
 * A key out of the query encoding (`+` for a space, then percent-encoded UTF-8; WHATWG URL, application/x-www-form-urlencoded).
 * Undefined when it is none: `%zz`, half an escape, bytes that are not UTF-8. Nothing else about it is changed.
 */
export function queryDecoded(key: string): string | undefined {
  try {
    return decodeURIComponent(key.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

/**
 * A decoded key that an object can have, or why none can, for a person to read. Such a key would fail in the store too, on every
 * try, and its sender would send the event for ever.
 */
export function possible(key: string | undefined): { key: string } | { fault: string } {
  if (key === undefined) return { fault: 'the key is not percent-encoded UTF-8, as this source encodes keys' };
  if (key === '') return { fault: 'the key is empty' };
  if (!key.isWellFormed()) return { fault: 'the key holds half a surrogate pair, which UTF-8 cannot say' };
  const bytes = Buffer.byteLength(key);
  return bytes > MAX_KEY_BYTES ? { fault: `the key has ${bytes} bytes, an object's has at most ${MAX_KEY_BYTES}` } : { key };
}
