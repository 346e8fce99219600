/** What XML 1.0 and careful JSON readers refuse: control characters, lone surrogates, non-characters. */
const REFUSED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/;

/** Text fit for any reader: refused characters become U+FFFD one for one, so that every offset stays where it was. */
export function printableText(text: string): string {
  if (text.isWellFormed() && !REFUSED.test(text)) return text;
  return text.toWellFormed().replace(new RegExp(REFUSED, 'g'), '\ufffd');
}

/** The same for every text inside a plain value, which is given back as it is where there is nothing to mend. Keys are ours and stay. */
export function printable<Value>(value: Value): Value {
  return mended(value) as Value;
}

function mended(value: unknown): unknown {
  if (typeof value === 'string') return printableText(value);
  if (typeof value !== 'object' || value === null) return value;
  const record = value as Record<string, unknown>;
  let copy: Record<string, unknown> | undefined;
  for (const key of Object.keys(record)) {
    const inner = mended(record[key]);
    if (inner !== record[key])
      (copy ??= (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>)[key] = inner;
  }
  return copy ?? value;
}
