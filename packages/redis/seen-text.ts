/** How a text is packed: a byte that tells the form, then its bytes. */
type Form = { name: string; why: string; size: number; fits: RegExp; prefix: string };

/** Texts of these forms take half their length. The hexadecimal digits behind the prefix are packed as bytes. */
const forms = [
  { name: 'hash', why: 'An ETag of most stores.', size: 16, fits: /^[0-9a-f]{32}$/, prefix: '' },
  { name: 'drop', why: 'The id of a drop.', size: 16, fits: /^d[0-9a-f]{32}$/, prefix: 'd' },
  { name: 'urn', why: 'The URI of a story.', size: 16, fits: /^urn:copydesk:[0-9a-f]{32}$/, prefix: 'urn:copydesk:' },
] as const satisfies Form[];

const ABSENT = 0xff;
/** Two bytes of length follow; of what is shorter than this the first byte tells the length, counted from the last form. */
const LONG = 0xfe;
const SHORT = forms.length;

/** Packs a text, or that there is none. */
export function packText(text: string | undefined): Buffer {
  if (text === undefined) return Buffer.of(ABSENT);
  const at = forms.findIndex(({ fits }) => fits.test(text));
  const form = forms[at];
  if (form) return Buffer.concat([Buffer.of(at), Buffer.from(text.slice(form.prefix.length), 'hex')]);
  const bytes = Buffer.from(text);
  if (bytes.length < LONG - SHORT) return Buffer.concat([Buffer.of(SHORT + bytes.length), bytes]);
  const head = Buffer.alloc(3, LONG);
  head.writeUInt16BE(bytes.length, 1);
  return Buffer.concat([head, bytes]);
}

/** Reads packed texts one after another, from a place on. */
export function textReader(bytes: Buffer, from: number): { next(): string | undefined; at(): number } {
  let at = from;
  const take = (length: number) => bytes.subarray(at, (at += length));
  return {
    next() {
      const kind = bytes.readUInt8(at++);
      if (kind === ABSENT) return undefined;
      const form = forms[kind];
      if (form) return form.prefix + take(form.size).toString('hex');
      if (kind !== LONG) return take(kind - SHORT).toString();
      const length = bytes.readUInt16BE(at);
      at += 2;
      return take(length).toString();
    },
    at: () => at,
  };
}
