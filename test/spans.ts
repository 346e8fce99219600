/** Something that a span should show and does not. */
export type Stray = { field: string; value: string; text: string };

/** A fact with its evidence, in whatever shape its field gives it. */
type Fact = { value: unknown; spans: [number, number][]; rule: string };

const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });
const WINDOWS = new TextDecoder('windows-1252');

/** Bytes that stand for characters of windows-1252, of which mojibake is made. */
const byteOf = new Map(Array.from({ length: 256 }, (_, byte) => [WINDOWS.decode(Uint8Array.of(byte)), byte]));

/** The decoded source to which spans refer; mojibake mended by hand, so that the test does not ask the code it tests. */
export function sourceOf(bytes: Uint8Array): string {
  if (!isUtf8(bytes)) return WINDOWS.decode(bytes);
  const mail = WINDOWS.decode(bytes);
  if (/^Content-Transfer-Encoding: quoted-printable\r$/m.test(mail)) return unquoted(mail);
  const source = UTF8.decode(bytes);
  if (!/Ã[¤¥¶]/.test(source)) return source;
  return UTF8.decode(Uint8Array.from([...source], (character) => byteOf.get(character) ?? 0x3f));
}

/** A mail of one part in windows-1252, its header as it stands and the part as its sender wrote it. */
function unquoted(mail: string): string {
  const body = mail.indexOf('\r\n\r\n') + 4;
  const plain = mail.slice(body).replaceAll('=\r\n', '');
  const letters = plain.replace(/=([0-9A-F]{2})/g, (_, hex: string) => WINDOWS.decode(Uint8Array.of(Number.parseInt(hex, 16))));
  return mail.slice(0, body) + letters;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    return UTF8.decode(bytes).length > 0;
  } catch {
    return false;
  }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** A piece of source as a reader sees it: tags off, entities and escapes undone, letters and digits only. */
function seen(text: string): string {
  return text
    .replace(/<\/?(?!meta|link|html|time|img|[\w.]{1,60}@)[a-z][^<>]{0,2000}>/gi, '')
    .replace(/&(\w{2,6});/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/\\(["/])/g, '$1')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

/**
 * The facts of an article whose spans do not show them. Texts must stand in one of their spans, letter for letter but for case,
 * white space and punctuation; dates in figures; what is read from words (an edition, an urgency) by the words it was read from.
 */
export function strays(article: object, source: string): Stray[] {
  const found: Stray[] = [];
  const look = (field: string, { value, spans, rule }: Fact) => {
    // What a code stands for is not written there.
    if (spans.length === 0 || rule === 'section-wire-header') return;
    const texts = spans.map(([start, end]) => wholeYear(source.slice(start, end)));
    for (const words of shown(field, value))
      if (!texts.some((text) => seen(text).includes(seen(words))))
        found.push({ field, value: words, text: texts.join(' … ').slice(0, 200) });
  };
  for (const [field, one] of Object.entries(article) as [string, unknown][])
    for (const fact of [one].flat()) if (isFact(fact)) look(field, fact);
  for (const block of listOf<Printed>(article, 'body')) look('body', { value: block.text, spans: [block.span], rule: '' });
  for (const { caption, credit, alt, spans } of listOf<Shown>(article, 'pictures'))
    for (const text of [caption, credit, alt]) if (text) look('pictures', { value: text, spans, rule: '' });
  for (const { text, verb, spans } of listOf<Said>(article, 'quotes')) {
    // Each paragraph of the words has a span of its own, and whoever said them, and how, one behind these.
    const paragraphs = text.split('\n\n');
    for (const [at, words] of paragraphs.entries()) look('quotes', { value: words, spans: spans.slice(at, at + 1), rule: '' });
    if (verb !== undefined) look('quotes', { value: verb, spans: spans.slice(paragraphs.length), rule: '' });
  }
  // Every naming stands where it is said to stand, in one of its forms.
  for (const { name, aliases = [], spans } of listOf<Named>(article, 'mentions'))
    for (const [start, end] of spans)
      if (![name, ...aliases].some((form) => seen(source.slice(start, end)).includes(seen(form))))
        found.push({ field: 'mentions', value: name, text: source.slice(start, end) });
  return found;
}

/** Wires write two figures of a year: `041530 SEP 31`, `CW-05-08-31 1705GMT`. */
function wholeYear(text: string): string {
  return text.replace(/^(\d{6} \p{L}{3,9} |[A-Z-]{2,9}-\d\d-\d\d-)(?=\d\d(?:$| \d{4}[A-Z]{3}$))/u, (before) => `${before}20`);
}

/** The words that a span of this field has to show. */
function shown(field: string, value: unknown): string[] {
  if (field === 'language' || field === 'languages' || field === 'urgency') return [];
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  if ('name' in value) return Object.entries(value).flatMap(([key, part]) => (key === 'role' ? [] : [part].flat().map(String)));
  if ('mark' in value) return [String(value.mark), ...('of' in value ? [String(value.of)] : [])];
  if ('reasons' in value && Array.isArray(value.reasons))
    return value.reasons.flatMap((reason) => [...String(reason).matchAll(/“([^”]+?)…?”/g)].map((match) => match[1] ?? ''));
  // The figures of a day: its year, and its day without a zero before it.
  if ('at' in value)
    return String(value.at)
      .slice(0, 10)
      .split('-')
      .filter((_, part) => part !== 1)
      .map((part) => String(Number(part)));
  return [];
}

function isFact(one: unknown): one is Fact {
  return typeof one === 'object' && one !== null && 'spans' in one && 'value' in one && Array.isArray(one.spans);
}

type Spans = [number, number][];
type Printed = { text: string; span: [number, number] };
type Shown = { caption?: string; credit?: string; alt?: string; spans: Spans };
type Said = { text: string; verb?: string; spans: Spans };
type Named = { name: string; aliases?: string[]; spans: Spans };

function listOf<One>(article: object, field: string): One[] {
  return (Object.entries(article).find(([name]) => name === field)?.[1] ?? []) as One[];
}
