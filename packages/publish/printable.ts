/** What XML 1.0 and careful JSON readers refuse: control characters, lone surrogates, non-characters. */
const REFUSED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/gu;

/** Text fit for any reader: refused characters become U+FFFD one for one, so that every offset stays where it was. */
export function printableText(text: string): string {
  return text.toWellFormed().replace(REFUSED, '\ufffd');
}

/** The same for every text inside a plain value. Keys of objects are ours and stay. */
export function printable<Value>(value: Value): Value {
  return mended(value) as Value;
}

function mended(value: unknown): unknown {
  if (typeof value === 'string') return printableText(value);
  if (Array.isArray(value)) return value.map(mended);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mended(inner)]));
}
