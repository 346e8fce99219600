import type { Document } from '@copydesk/article/document';
import type { Drop } from '@copydesk/article/drop';
import { Rejection } from '@copydesk/article/rejection';

import { decode } from './charset.ts';
import { foreign } from './foreign.ts';
import { formats } from './formats.ts';
import { gunzip } from './gunzip.ts';
import { countHidden } from './hidden.ts';
import { asMail, mailOf } from './mail/mail.ts';

/** Blocks of one drop, and UTF-16 units of their text: more than the longest novels have. What comes after holds something of each. */
const BLOCKS_CAP = 15_000;
const TEXT_CAP = 4_000_000;

const VISIBLE = /[^\s\0\u0085\u200b\u2060\ufeff]/;

/**
 * Reads the bytes of any drop, gzip or plain, into blocks in source order and hints, whatever its name says. Spans refer to the decoded
 * source, as a whole mended where it was mojibake; of a mail that is all up to the part that is read, and that part with its transfer
 * encoding undone.
 * Linear in time and memory; takes nothing from anywhere else.
 *
 * Throws `Rejection`: `empty`, `blank`, `not-text`, `encoding`, `too-complex`, `too-large` (a compressed one, inflated).
 */
export function read(dropped: Uint8Array, drop: Pick<Drop, 'key' | 'contentType' | 'feed'>): Document {
  const bytes = gunzip(dropped);
  if (bytes.length === 0) throw new Rejection('empty', '0 bytes');
  const mail = mailOf(bytes);
  return mail ? asMail(readText(mail.body, { contentType: mail.contentType }), mail) : readText(bytes, drop);
}

function readText(bytes: Uint8Array, { contentType, feed }: Pick<Drop, 'contentType' | 'feed'>): Document {
  refuse(foreign.find((row) => row.tells === 'bytes' && row.test(bytes)));

  const { source, encoding, notes } = decode(bytes, contentType);
  if (!VISIBLE.test(source)) throw new Rejection('blank', `${bytes.length} bytes of white space`);
  refuse(foreign.find((row) => row.tells === 'text' && row.test(source)));

  const sniffed = formats.find((row) => row.sniff(source)) ?? formats[formats.length - 1]!;
  const format = formats.find((row) => row.name === feed?.format && row.may(source)) ?? sniffed;
  if (format !== sniffed) notes.push({ name: 'format-by-feed', value: `${format.name}, not ${sniffed.name}` });
  const parsed = format.parse(source);
  if (!parsed.blocks.some((block) => block.text !== '')) throw new Rejection('blank', `${format.name} without any visible text`);

  refuseLong(parsed.blocks);

  const hidden = countHidden(source, encoding, bytes);
  if (hidden > 0) notes.push({ name: 'hidden-characters', value: String(hidden) });
  return { format: format.name, encoding, length: source.length, ...parsed, notes: [...notes, ...parsed.notes] };
}

function refuse(row: (typeof foreign)[number] | undefined): void {
  if (row) throw new Rejection('not-text', row.name);
}

function refuseLong(blocks: Document['blocks']): void {
  if (blocks.length > BLOCKS_CAP) throw new Rejection('too-complex', `more than ${BLOCKS_CAP} blocks of text`);
  const length = blocks.reduce((sum, { text }) => sum + text.length, 0);
  if (length > TEXT_CAP) throw new Rejection('too-complex', `more than ${TEXT_CAP} characters of text`);
}
