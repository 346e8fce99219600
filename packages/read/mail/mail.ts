import type { Document, Hint } from '@copydesk/article/document';
import { Rejection } from '@copydesk/article/rejection';

import { beginsHeader, headerAt, textOf, type Header } from './fields.ts';
import { textParts, type Part } from './parts.ts';
import { untransferred } from './transfer.ts';
import { isEncoded, mailboxOf, wordsOf } from './words.ts';

/** A mail message: the part of it that is read, and what its header says. */
export type Mail = {
  /** The bytes of the part, its transfer encoding undone. */
  body: Uint8Array;
  contentType: string;
  /** The drop up to that part, as it stands: the source that spans refer to is this and the decoded part. */
  before: string;
  hints: Hint[];
  /** `text/plain, quoted-printable`. */
  told: string;
};

/** Bytes in which the fields have to stand that make a drop a mail: servers write theirs above the sender's. */
const HEAD = 32 * 1024;

/** Fields of every mail, each with a value as it has to look; prose may begin with `From: a friend`. */
const PROPER: readonly RegExp[] = [
  /^from[ \t]{0,9}:[^\n]{0,400}?[^\s@<]@[\w.-]/im,
  /^date[ \t]{0,9}:[ \t]{0,9}(?:[A-Za-z]{3},[ \t]{0,9})?\d{1,2}[ \t]{1,3}[A-Za-z]{3}[ \t]{1,3}\d{2,4}[ \t]{1,3}\d{1,2}:\d{2}/im,
  /^message-id[ \t]{0,9}:\s{0,9}<[^>\s]{1,400}>/im,
  /^(?:received|return-path|mime-version|to|reply-to|delivered-to)[ \t]{0,9}:[ \t]{0,9}\S/im,
  /^subject[ \t]{0,9}:[ \t]{0,9}\S/im,
];
/** So many of them make a mail, the sender, the day or the id among them. */
const ENOUGH = 2;
const TELLING = 3;

/** How much less a text counts that came along with what its sender wrote. */
const ENCLOSED = 0.1;

/**
 * The mail message (RFC 5322, MIME) that a drop is; undefined for any other drop. Of its parts the longest that holds text is read, for a
 * story is longer than the greeting above its attachment, and markup says more than the same without. Nothing else of it is looked at:
 * no attachment is opened, no address fetched. Linear. Throws `Rejection`: `blank` without such a part, `too-complex` past a cap.
 */
export function mailOf(bytes: Uint8Array): Mail | undefined {
  const drop = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  // Asked first: to look for fields in all of the head costs as much as a fiftieth of what cleaning a short drop does.
  if (!beginsHeader(drop)) return undefined;
  const head = drop.toString('latin1', 0, HEAD);
  const proper = PROPER.map((form) => form.test(head));
  if (proper.filter(Boolean).length < ENOUGH || !proper.slice(0, TELLING).some(Boolean)) return undefined;
  const header = headerAt(drop, 0, drop.length);
  if (!header) return undefined;

  const part = best(textParts(drop, header));
  if (!part) throw new Rejection('blank', 'a mail without a part that holds text');
  return {
    body: untransferred(drop.subarray(part.start, part.end), part.encoding),
    contentType: `${part.type}${part.charset === undefined ? '' : `; charset=${part.charset}`}`,
    before: textOf(drop.subarray(0, part.start)),
    hints: hintsOf(drop, part.message),
    told: `${part.type}, ${part.encoding}`,
  };
}

function best(parts: readonly Part[]): Part | undefined {
  const worth = ({ start, end, enclosed }: Part) => (end - start) * (enclosed ? ENCLOSED : 1);
  return parts.reduce<Part | undefined>((one, other) => (one && worth(one) >= worth(other) ? one : other), undefined);
}

/** No field says more about a story, in UTF-16 units. */
const LONGEST = 1_000;
/** Fields that say something of the story, and what they are called as hints. */
const HINTS = ['subject', 'date', 'message-id', 'keywords'] as const;

/** What the header says. A value that is written in other letters than it is read has no place in the source. */
function hintsOf(drop: Buffer, header: Header): Hint[] {
  const hints: Hint[] = [];
  const add = (name: string, value: string, field: Header['fields'][number]) => {
    if (value === '' || value.length > LONGEST) return;
    const start = textOf(drop.subarray(0, field.start)).length;
    const span: [number, number] = [start, start + textOf(drop.subarray(field.start, field.end)).length];
    hints.push({ name: `mail.${name}`, value, ...(!isEncoded(field.value) && { span }) });
  };
  for (const field of header.fields) {
    if (HINTS.some((name) => name === field.name)) add(field.name, wordsOf(field.value), field);
    if (field.name !== 'from' || hints.some(({ name }) => name.startsWith('mail.from'))) continue;
    // Its parts are told apart first: a name may hold what looks like an address once it is decoded.
    const { name, address } = mailboxOf(field.value);
    add('from.name', wordsOf(name), field);
    add('from.address', address, field);
  }
  return hints;
}

/** What the part was read into as the mail says it: places moved behind what stands before it, the header's hints first. */
export function asMail(document: Document, { before, hints, told }: Mail): Document {
  const by = before.length;
  const moved = ([start, end]: [number, number]): [number, number] => [start + by, end + by];
  return {
    ...document,
    length: document.length + by,
    blocks: document.blocks.map((block) => ({
      ...block,
      span: moved(block.span),
      ...(block.parts && { parts: block.parts.map((part) => ({ ...part, span: moved(part.span) })) }),
    })),
    hints: [...hints, ...document.hints.map((hint) => ({ ...hint, ...(hint.span && { span: moved(hint.span) }) }))],
    notes: [{ name: 'mail-part', value: told }, ...document.notes],
  };
}
