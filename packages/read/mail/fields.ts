import { Rejection } from '@copydesk/article/rejection';

/** One header field: its name in lower case, its value unfolded, and where the value stands, in bytes of the drop. */
export type Field = { name: string; value: string; start: number; end: number };

/** The header of a message or of one part of it, and where its body begins. */
export type Header = { fields: readonly Field[]; body: number };

/** Bytes and fields of one header. Mail that has been through a dozen servers has a tenth of either. */
const BYTES_CAP = 256 * 1024;
const FIELDS_CAP = 2_000;

const NAME = /^[!-9;-~]{1,76}(?=[ \t]{0,9}:)/;

/**
 * The header (RFC 5322, 2.2) that begins at this byte, up to the empty line below it or to `end`; undefined when a line stands in it
 * that is no field, and where no empty line ends it. Throws `Rejection('too-complex')` past a cap. Linear.
 */
export function headerAt(bytes: Buffer, from: number, end: number): Header | undefined {
  const fields: Field[] = [];
  // Cut first: a search for a line's end must not leave the part.
  const part = bytes.subarray(0, end);
  let at = from;
  while (at < end) {
    const found = part.indexOf(10, at);
    const next = found === -1 ? end : found + 1;
    const last = lineEnd(bytes, at, next);
    if (last === at) return { fields, body: next };
    if (next - from > BYTES_CAP) throw new Rejection('too-complex', `a mail header of more than ${BYTES_CAP} bytes`);
    const line = textOf(bytes.subarray(at, last));
    const known = fields.at(-1);
    if (/^[ \t]/.test(line) && known) {
      known.value += ` ${line.trim()}`;
      known.end = last;
    } else {
      const name = NAME.exec(line)?.[0];
      if (name === undefined) return undefined;
      if (fields.length === FIELDS_CAP) throw new Rejection('too-complex', `a mail header of more than ${FIELDS_CAP} fields`);
      const value = line.slice(line.indexOf(':') + 1);
      const start = at + Buffer.byteLength(line.slice(0, line.length - value.trimStart().length));
      fields.push({ name: name.toLowerCase(), value: value.trim(), start, end: last });
    }
    at = next;
  }
  return undefined;
}

/** No name of a field, with the colon behind it, is longer in bytes. */
const OPENING = 86;

/** Whether bytes may begin with a header, by their first line: that of nearly all other drops is neither empty nor a field. */
export function beginsHeader(bytes: Buffer): boolean {
  const start = bytes.toString('latin1', 0, OPENING);
  return NAME.test(start) || /^\r?\n/.test(start);
}

/** The end of a line without its line ending. */
function lineEnd(bytes: Buffer, start: number, next: number): number {
  let end = next;
  if (end > start && bytes[end - 1] === 10) end -= 1;
  if (end > start && bytes[end - 1] === 13) end -= 1;
  return end;
}

/** A header, and what stands around parts, is ASCII or UTF-8 (RFC 6532); where it is neither, its bytes stand for Latin letters. */
export function textOf(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.includes('\ufffd') ? bytes.toString('latin1') : text;
}

/** The value of the first field of this name. */
export function fieldOf({ fields }: Header, name: string): string | undefined {
  return fields.find((field) => field.name === name)?.value;
}

/** A parameter of a field: `charset` of `text/plain; charset="utf-8"`. */
export function parameterOf(value: string, name: 'boundary' | 'charset'): string | undefined {
  const form =
    name === 'boundary'
      ? /;\s{0,9}boundary\s{0,9}=\s{0,9}(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i
      : /;\s{0,9}charset\s{0,9}=\s{0,9}(?:"([^"]{1,40})"|([^\s;"]{1,40}))/i;
  const match = form.exec(value);
  return match?.[1] ?? match?.[2];
}
