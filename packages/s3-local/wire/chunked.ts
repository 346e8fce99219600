import { createHash } from 'node:crypto';

import { S3Error } from '../errors.ts';
import { sameText, type Signed } from '../access/signature.ts';

const MAX_LINE_BYTES = 4096;
const MAX_TRAILERS = 16;
const EMPTY_SHA256 = createHash('sha256').digest('hex');

/** Where the trailing headers of a body are put once it has been read, under lower-case names. */
export type Trailers = Map<string, string>;

/**
 * Takes the payload out of an aws-chunked body: `<hex length>[;chunk-signature=<hex>]CRLF <bytes> CRLF`, ..., `0`, trailers
 * (Amazon S3 API reference, "Signature calculations: transferring payload in multiple chunks"). With `signed`, every chunk's
 * signature is checked once the chunk has gone by, and the trailers' as well: nothing counts before the whole body was read.
 */
export async function* unchunked(wire: AsyncIterable<Buffer>, trailers: Trailers, signed?: Signed): AsyncGenerator<Buffer> {
  const reader = readerOf(wire);
  const chain = signed && chainOf(signed);
  try {
    for (let last = false; !last; ) {
      const { length, signature } = chunkHeader(await reader.line());
      const hash = createHash('sha256');
      for await (const piece of reader.take(length)) {
        if (chain) hash.update(piece);
        yield piece;
      }
      chain?.checkChunk(hash.digest('hex'), signature);
      last = length === 0;
      if (!last && (await reader.line()) !== '') throw new S3Error('IncompleteBody', 'a chunk is longer than it says');
    }
    await readTrailers(reader, trailers);
    chain?.checkTrailers(trailers);
  } finally {
    // A wire that is left without a word could not be read on by who answers on it.
    await reader.leave();
  }
}

function chunkHeader(line: string): { length: number; signature: string } {
  const match = /^([0-9a-fA-F]{1,10})(?:;chunk-signature=([0-9a-f]{64}))?$/.exec(line);
  if (match === null) throw new S3Error('InvalidRequest', 'a chunk of the body has no readable header');
  return { length: Number.parseInt(match[1] ?? '', 16), signature: match[2] ?? '' };
}

async function readTrailers(reader: Reader, trailers: Trailers): Promise<void> {
  for (let line = await reader.line(); line !== ''; line = await reader.line()) {
    const colon = line.indexOf(':');
    if (colon < 1 || trailers.size >= MAX_TRAILERS) throw new S3Error('InvalidRequest', 'a trailer of the body cannot be read');
    trailers.set(line.slice(0, colon).toLowerCase().trim(), line.slice(colon + 1).trim());
  }
}

/** The chain of signatures: each signs its chunk and the signature before it. */
function chainOf({ signature, sign, date, scope }: Signed) {
  let previous = signature;
  function check(kind: string, hashes: string[], claimed: string): void {
    previous = sign([kind, date, scope, previous, ...hashes].join('\n'));
    if (!sameText(previous, claimed)) throw new S3Error('SignatureDoesNotMatch', 'a chunk of the body');
  }
  return {
    checkChunk: (hash: string, claimed: string) => check('AWS4-HMAC-SHA256-PAYLOAD', [EMPTY_SHA256, hash], claimed),
    checkTrailers(trailers: Trailers) {
      const claimed = trailers.get('x-amz-trailer-signature');
      const text = [...trailers]
        .filter(([name]) => name !== 'x-amz-trailer-signature')
        .map(([name, value]) => `${name}:${value}\n`);
      if (text.length === 0 && claimed === undefined) return;
      check('AWS4-HMAC-SHA256-TRAILER', [createHash('sha256').update(text.join('')).digest('hex')], claimed ?? '');
    },
  };
}

type Reader = { line(): Promise<string>; take(length: number): AsyncGenerator<Buffer>; leave(): Promise<unknown> };

/** Reads lines and counted bytes from a stream by turns. Throws IncompleteBody where it ends too early. */
function readerOf(wire: AsyncIterable<Buffer>): Reader {
  const source = wire[Symbol.asyncIterator]();
  let buffered: Buffer = Buffer.alloc(0);

  async function more(): Promise<Buffer> {
    const next = await source.next();
    if (next.done === true) throw new S3Error('IncompleteBody');
    return next.value;
  }

  return {
    async line() {
      let end = buffered.indexOf('\r\n');
      while (end < 0) {
        if (buffered.length > MAX_LINE_BYTES)
          throw new S3Error('InvalidRequest', 'a line between the chunks of the body is too long');
        buffered = Buffer.concat([buffered, await more()]);
        end = buffered.indexOf('\r\n');
      }
      const line = buffered.toString('latin1', 0, end);
      buffered = buffered.subarray(end + 2);
      return line;
    },
    async *take(length) {
      for (let left = length; left > 0; ) {
        if (buffered.length === 0) buffered = await more();
        const piece = buffered.subarray(0, left);
        buffered = buffered.subarray(piece.length);
        left -= piece.length;
        yield piece;
      }
    },
    leave: async () => source.return?.(),
  };
}
