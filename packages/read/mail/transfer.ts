/** The bytes of a part as they were before they were made fit for mail (RFC 2045, 6). What nobody knows how to undo stays. Linear. */
export function untransferred(body: Buffer, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(body.toString('latin1'), 'base64');
  return encoding === 'quoted-printable' ? unquoted(body) : body;
}

/** Undoes quoted-printable: `=C3=A4` is two bytes, and `=` at the end of a line means that it goes on. Wrong escapes stay as they are. */
export function unquoted(body: Buffer): Buffer {
  const plain = Buffer.allocUnsafe(body.length);
  let length = 0;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at]!;
    if (byte !== 0x3d) {
      plain[length++] = byte;
      continue;
    }
    const soft = softBreak(body, at + 1);
    const value = soft > 0 ? -1 : 16 * digit(body[at + 1]) + digit(body[at + 2]);
    if (soft > 0) at += soft;
    else if (value >= 0) {
      plain[length++] = value;
      at += 2;
    } else plain[length++] = byte;
  }
  return plain.subarray(0, length);
}

/** Bytes of the line ending that stands here, a few spaces before it included; 0 where none does. */
function softBreak(body: Buffer, from: number): number {
  let at = from;
  while (at < from + 8 && (body[at] === 0x20 || body[at] === 0x09)) at += 1;
  if (body[at] === 0x0d && body[at + 1] === 0x0a) return at + 2 - from;
  return body[at] === 0x0a || at === body.length ? at + 1 - from : 0;
}

/** The value of a hexadecimal digit; far below zero for what is none. */
function digit(byte: number | undefined): number {
  if (byte === undefined) return -1_000;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1_000;
}
