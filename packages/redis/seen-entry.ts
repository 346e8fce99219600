import { Relation } from '@copydesk/article/relation';
import { anchorsOf, decodeShingles, encodeShingles, finalize } from '@copydesk/dedupe/fingerprint';
import type { Candidate, Entry } from '@copydesk/dedupe/seen';
import { z } from 'zod';

/** What stands before the numbers of an entry: id, uri, key, etag, lastModified, versionId, level, shingles. */
const Head = z.tuple([
  z.string(),
  z.string(),
  z.string(),
  z.string(),
  z.string().nullable(),
  z.string().nullable(),
  z.int(),
  z.int(),
]);

const EXACT_BYTES = 32;

/** Packs an entry: 2 bytes of length, the head as JSON, the exact hash, the sketch. Anchors are found again in the sketch. */
export function packEntry({ id, story, version, fingerprint }: Entry): Buffer {
  const { level, shingles, exact, sketch } = fingerprint;
  const head: z.infer<typeof Head> = [
    id,
    story.uri,
    story.key,
    version.etag,
    version.lastModified ?? null,
    version.versionId ?? null,
    level,
    shingles,
  ];
  const text = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(2);
  length.writeUInt16BE(text.length);
  return Buffer.concat([length, text, Buffer.from(exact, 'hex'), Buffer.from(sketch, 'base64')]);
}

/** Unpacks what the index stores: 2 bytes of length, a packed entry, its decision as JSON where there is one. */
export function unpackStored(stored: Buffer): Candidate {
  const end = 2 + stored.readUInt16BE(0);
  const start = 4 + stored.readUInt16BE(2);
  const [id, uri, key, etag, lastModified, versionId, level, shingles] = Head.parse(
    JSON.parse(stored.toString('utf8', 4, start)),
  );
  const sketch = stored.subarray(start + EXACT_BYTES, end).toString('base64');
  return {
    id,
    story: { uri, key },
    version: { etag, ...(lastModified !== null && { lastModified }), ...(versionId !== null && { versionId }) },
    fingerprint: {
      exact: stored.toString('hex', start, start + EXACT_BYTES),
      level,
      shingles,
      sketch,
      anchors: encodeShingles(anchorsOf(decodeShingles(sketch), shingles)),
    },
    ...(end < stored.length && { relation: parseRelation(stored.subarray(end)) }),
  };
}

/** Reads a stored decision. */
export function parseRelation(json: Buffer): Relation {
  return Relation.parse(JSON.parse(json.toString()));
}

/** Of the 32 bits of an index key this many name its bucket: 262,144 small hashes, compact up to a million stories a window. */
const BUCKET_BITS = 18;

/**
 * The index keys of an entry, 5 bytes each: 3 of bucket, 2 of field. They are its anchors, and the start of the exact hash so that
 * a text of two words is found too. Anchors are the smallest of all shingles, so they are mixed before they are cut in two.
 */
export function packAnchors({ fingerprint }: Entry): Buffer {
  const anchors = [Number.parseInt(fingerprint.exact.slice(0, 8), 16), ...decodeShingles(fingerprint.anchors)];
  const packed = Buffer.alloc(anchors.length * 5);
  for (const [i, anchor] of anchors.entries()) {
    const mixed = finalize(anchor);
    packed.writeUIntBE(mixed >>> (32 - BUCKET_BITS), i * 5, 3);
    packed.writeUInt16BE(mixed & ((1 << (32 - BUCKET_BITS)) - 1), i * 5 + 3);
  }
  return packed;
}
