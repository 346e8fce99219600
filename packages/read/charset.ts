import { isUtf8 } from 'node:buffer';

import { Rejection } from '@copydesk/article/rejection';
import type { Note } from '@copydesk/article/document';

import { detect, isNearlyUtf8 } from './detect.ts';
import { mayBeMojibake, mendMojibake } from './mojibake.ts';
import { decodeWide } from './wide.ts';

export type Decoded = { source: string; encoding: string; notes: Note[] };

/** Bytes searched for a declaration: HTML allows 1,024, pages do not care. */
const HEAD = 8_192;
/** More unreadable characters than one in this many, and the text is not fit to print. */
const READABLE = 50;

/**
 * Decodes the bytes of a drop: byte order mark, wide encodings, then UTF-8 wherever the bytes are valid UTF-8, else what HTTP or the
 * source declares (WHATWG labels), else detection. Valid multi-byte UTF-8 comes before a declaration that says otherwise, since by
 * chance it hardly ever happens and declarations lie often. What was mojibake is mended as a whole, so that all places refer to the text
 * that is read. Throws `Rejection('encoding')` or `Rejection('not-text')`.
 */
export function decode(bytes: Uint8Array, contentType: string | undefined): Decoded {
  const wide = decodeWide(bytes);
  if (wide)
    return finish(bytes, wide.source, wide.encoding, [{ name: 'encoding-detected', value: `${wide.encoding} by ${wide.by}` }]);

  const declared = declaration(bytes, contentType);
  const notes: Note[] = declared ? [{ name: 'encoding-declared', value: declared.label }] : [];
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  // To look first costs a tenth of what a decoder does that is strict.
  const utf8 = isUtf8(bytes) ? lenient('utf-8', bytes) : undefined;
  // ISO-2022-JP hides in seven bits: valid UTF-8 without one multi-byte character.
  if (utf8 !== undefined && !marked && declared?.encoding === 'iso-2022-jp' && bytes.includes(0x1b)) {
    return finish(bytes, lenient('iso-2022-jp', bytes), 'iso-2022-jp', notes);
  }
  if (utf8 !== undefined) {
    if (declared && declared.encoding !== 'utf-8' && utf8.length < bytes.length) {
      notes.push({ name: 'encoding-overruled', value: `${declared.label} declared, valid utf-8 found` });
    }
    return finish(bytes, utf8, 'utf-8', notes);
  }

  if (declared && declared.encoding !== 'utf-8') {
    const source = tryDecode(declared.encoding, bytes);
    if (source !== undefined && !source.includes('\u0081')) return finish(bytes, source, declared.encoding, notes);
  }
  if (marked || isNearlyUtf8(bytes)) return finish(bytes, lenient('utf-8', bytes), 'utf-8', notes);

  const found = detect(bytes) ?? declared?.encoding;
  if (!found) throw new Rejection('encoding', `${bytes.length} bytes in no known character set`);
  notes.push({ name: 'encoding-detected', value: found });
  return finish(bytes, lenient(found, bytes), found, notes);
}

/** The label that HTTP, `<meta>` or the XML declaration names, in this order, and the encoding it stands for (WHATWG). */
function declaration(bytes: Uint8Array, contentType: string | undefined): { label: string; encoding: string } | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD)).toString('latin1');
  const labels = [
    /charset\s{0,9}=\s{0,9}["']?([\w.:+-]{1,40})/i.exec(contentType ?? ''),
    /<meta\s[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:+-]{1,40})/i.exec(head),
    /^\s{0,99}<\?xml\s[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.:+-]{1,40})/i.exec(head),
  ];
  for (const match of labels) {
    const label = match?.[1];
    const encoding = label && encodingOf(label);
    if (label && encoding) return { label, encoding };
  }
  return undefined;
}

/** Undefined for labels that no browser knows, UTF-7 among them. UTF-16 cannot declare itself in ASCII: it means UTF-8 there. */
function encodingOf(label: string): string | undefined {
  try {
    const { encoding } = new TextDecoder(label);
    return encoding.startsWith('utf-16') || encoding === 'x-user-defined' ? 'utf-8' : encoding;
  } catch {
    return undefined;
  }
}

function tryDecode(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function lenient(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding).decode(bytes);
}

function finish(bytes: Uint8Array, source: string, encoding: string, notes: Note[]): Decoded {
  // A byte is found some ten times sooner than a character.
  const zeros = bytes.includes(0) ? count(source, '\0') : 0;
  const lost = count(source, '\ufffd');
  if (zeros > 8 + source.length / 100) throw new Rejection('not-text', `${zeros} NUL characters`);
  if (lost > 3 && lost > source.length / READABLE)
    throw new Rejection('encoding', `${lost} of ${source.length} characters unreadable as ${encoding}`);
  if (lost > 0) notes.push({ name: 'encoding-unreadable', value: String(lost) });
  const mended = encoding === 'utf-8' && mayBeMojibake(bytes) ? mendMojibake(source) : undefined;
  if (mended) notes.push({ name: 'encoding-repaired', value: `utf-8 taken for ${mended.takenFor}` });
  return { source: mended?.source ?? source, encoding, notes };
}

function count(text: string, character: string): number {
  let found = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) found += 1;
  return found;
}
