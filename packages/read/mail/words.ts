import { unquoted } from './transfer.ts';

/** `=?utf-8?Q?F=C3=A4hre?=` (RFC 2047): charset, a language after `*`, which way, the letters. */
const WORD = /=\?([\w.:+-]{1,40})(?:\*[\w-]{0,20})?\?([QB])\?([^?\n]{0,1000})\?=/gi;

/** Whether a value holds letters that are written as others, so that it does not stand in the source as it reads. */
export function isEncoded(value: string): boolean {
  return value.search(WORD) !== -1;
}

/** The value of a header field as people read it. Letters that two encoded words share are put together again. Linear. */
export function wordsOf(value: string): string {
  let text = '';
  let from = 0;
  let held: { charset: string; bytes: Buffer[] } | undefined;
  const release = () => {
    if (held) text += decoded(held.charset, Buffer.concat(held.bytes));
    held = undefined;
  };
  for (const match of value.matchAll(WORD)) {
    const [whole, label = '', way = '', letters = ''] = match;
    const between = value.slice(from, match.index);
    const charset = label.toLowerCase();
    // White space between two encoded words is no white space.
    if (!held || between.trim() !== '' || held.charset !== charset) {
      const joins = held !== undefined && between.trim() === '';
      release();
      if (!joins) text += between;
      held = { charset, bytes: [] };
    }
    held.bytes.push(
      way.toUpperCase() === 'B' ? Buffer.from(letters, 'base64') : unquoted(Buffer.from(letters.replaceAll('_', ' '), 'latin1')),
    );
    from = match.index + whole.length;
  }
  release();
  return text + value.slice(from);
}

function decoded(charset: string, bytes: Buffer): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return bytes.toString('utf8');
  }
}

/** The first mailbox of a list (RFC 5322, 3.4): its display name, without quotes and comments, and its address. */
export function mailboxOf(value: string): { name: string; address: string } {
  const [, before = '', address = ''] = /^([^<]{0,500})<([^<>\s@]{1,100}@[^<>\s@]{1,200})>/.exec(value) ?? [];
  if (address !== '') return { name: unwrapped(before), address };
  // `ann@courier.example (Ann Lee)`, as it was written once.
  const [, plain = '', comment = ''] =
    /^\s{0,9}([^<>\s@,()]{1,100}@[^<>\s@,()]{1,200})\s{0,9}(?:\(([^()]{1,200})\))?/.exec(value) ?? [];
  return plain === '' ? { name: unwrapped(value.slice(0, 200)), address: '' } : { name: comment.trim(), address: plain };
}

function unwrapped(name: string): string {
  return name
    .trim()
    .replace(/^["']|["']$/g, '')
    .replaceAll('\\', '')
    .trim();
}
