import { Rejection } from '@copydesk/article/rejection';

import { fieldOf, headerAt, parameterOf, type Header } from './fields.ts';

/** A part that holds text: where its body stands, in bytes, and the header of the message it belongs to. */
export type Part = {
  type: string;
  encoding: string;
  charset: string | undefined;
  start: number;
  end: number;
  message: Header;
  /** It came with the message and is not what its sender wrote: an attachment, a message inside a message. */
  enclosed: boolean;
};

/** Parts of one message, and how deep they may stand in each other. Newsletters have twenty, three deep. */
const PARTS_CAP = 500;
const DEPTH_CAP = 16;

type Open = { start: number; end: number; depth: number; message: Header | undefined; enclosed: boolean };

/**
 * All parts of a message that hold text (RFC 2046), in their order. Each byte is looked at once for every level it stands in. Throws
 * `Rejection('too-complex')` past a cap.
 */
export function textParts(bytes: Buffer, header: Header): Part[] {
  const parts: Part[] = [];
  let seen = 0;
  const open: Open[] = [];
  visit(header, { start: header.body, end: bytes.length, depth: 0, message: header, enclosed: false });
  for (let next = open.pop(); next; next = open.pop()) {
    seen += 1;
    if (seen > PARTS_CAP) throw new Rejection('too-complex', `a mail of more than ${PARTS_CAP} parts`);
    if (next.depth > DEPTH_CAP) throw new Rejection('too-complex', `mail parts nested more than ${DEPTH_CAP} deep`);
    const own = headerAt(bytes, next.start, next.end) ?? { fields: [], body: next.start };
    visit(own, { ...next, start: own.body, message: next.message ?? own });
  }
  return parts;

  function visit(own: Header, here: Open): void {
    const declared = fieldOf(own, 'content-type') ?? 'text/plain';
    const type = /^[\w.+-]{1,60}\/[\w.+-]{1,60}/.exec(declared)?.[0].toLowerCase() ?? 'text/plain';
    const enclosed = here.enclosed || /^attachment/i.test(fieldOf(own, 'content-disposition') ?? '');
    const boundary = parameterOf(declared, 'boundary');
    const message = here.message ?? own;
    if (type === 'message/rfc822') open.push({ ...here, depth: here.depth + 1, message: undefined, enclosed: true });
    else if (type.startsWith('multipart/') && boundary !== undefined) {
      const inner = between(bytes, `--${boundary}`, here.start, here.end);
      // The last one is opened first: they are taken from the end.
      for (const [start, end] of inner.toReversed()) open.push({ start, end, depth: here.depth + 1, message, enclosed });
    } else if (type === 'text/plain' || type === 'text/html' || type.startsWith('multipart/')) {
      const encoding = (fieldOf(own, 'content-transfer-encoding') ?? '7bit').toLowerCase();
      parts.push({
        type,
        encoding,
        charset: parameterOf(declared, 'charset'),
        start: here.start,
        end: here.end,
        message,
        enclosed,
      });
    }
  }
}

/** What stands between the lines that begin with a boundary, the last of which ends with `--`, or with the message. */
function between(bytes: Buffer, boundary: string, from: number, end: number): [number, number][] {
  // Cut first, or the search for a boundary that is not there would go on to the end of the drop.
  const body = bytes.subarray(from, end);
  const ranges: [number, number][] = [];
  let start = -1;
  for (let at = body.indexOf(boundary); at !== -1; at = body.indexOf(boundary, at + boundary.length)) {
    const behind = at + boundary.length;
    const closes = body[behind] === 0x2d && body[behind + 1] === 0x2d;
    // Another boundary may begin like this one.
    if ((at > 0 && body[at - 1] !== 10) || (!closes && !ENDINGS.has(body[behind]))) continue;
    if (start !== -1) ranges.push([from + start, from + at]);
    if (ranges.length > PARTS_CAP) throw new Rejection('too-complex', `a mail of more than ${PARTS_CAP} parts`);
    const line = body.indexOf(10, behind);
    if (closes || line === -1) return ranges;
    start = line + 1;
  }
  if (start !== -1) ranges.push([from + start, end]);
  return ranges;
}

/** Line feed, carriage return, space, tab; the end of the drop. */
const ENDINGS: ReadonlySet<number | undefined> = new Set([10, 13, 32, 9, undefined]);
