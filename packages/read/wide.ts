/** Bytes looked at to tell UTF-16 without a mark. */
const SAMPLE = 8_192;

type Wide = { source: string; encoding: string; by: string };

/** Decodes UTF-32 and UTF-16, with a byte order mark or told by where the zero bytes stand. Undefined for all else. */
export function decodeWide(bytes: Uint8Array): Wide | undefined {
  const [a, b, c, d] = bytes;
  // Before UTF-16, whose little-endian mark is the first half of this one.
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return { source: utf32(bytes, true), encoding: 'utf-32le', by: 'mark' };
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { source: utf32(bytes, false), encoding: 'utf-32be', by: 'mark' };
  if (a === 0xff && b === 0xfe) return utf16('utf-16le', bytes, 'mark');
  if (a === 0xfe && b === 0xff) return utf16('utf-16be', bytes, 'mark');

  const zeros = [0, 0];
  const sample = bytes.subarray(0, SAMPLE);
  for (let at = sample.indexOf(0); at !== -1; at = sample.indexOf(0, at + 1)) zeros[at & 1]! += 1;
  const [even, odd] = zeros as [number, number];
  const units = sample.length / 2;
  // Even Chinese has spaces, digits and line feeds, and never a zero on the other side.
  if (odd > units / 20 && even <= odd / 50) return plausible('utf-16le', bytes);
  if (even > units / 20 && odd <= even / 50) return plausible('utf-16be', bytes);
  return undefined;
}

function utf16(encoding: string, bytes: Uint8Array, by: string): Wide {
  return { source: new TextDecoder(encoding).decode(bytes), encoding, by };
}

/** Without a mark only text that has letters and no unassigned characters counts as UTF-16. */
function plausible(encoding: string, bytes: Uint8Array): Wide | undefined {
  const wide = utf16(encoding, bytes, 'zeros');
  const sample = wide.source.slice(0, SAMPLE);
  const odd = sample.match(/[\p{Cn}\p{Co}\p{Cs}\ufffd]/gu)?.length ?? 0;
  return /\p{L}/u.test(sample) && odd <= sample.length / 100 ? wide : undefined;
}

function utf32(bytes: Uint8Array, little: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const pieces: string[] = [];
  for (let at = 4; at + 4 <= bytes.length; at += 4) {
    const point = view.getUint32(at, little);
    pieces.push(point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff) ? '\ufffd' : String.fromCodePoint(point));
  }
  return pieces.join('');
}
