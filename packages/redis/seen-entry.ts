import { createHash } from 'node:crypto';

import type { Story } from '@copydesk/article/relation';
import { finalize, packSketch, unpackSketch } from '@copydesk/dedupe/fingerprint';
import type { Entry } from '@copydesk/dedupe/seen';

import { packText, textReader } from './seen-text.ts';

/** Bytes of the name that a story has in the index. */
export const NAME = 10;

/** The name of a story in the index: the start of its hash, which its URI ends with. */
export function nameOf({ uri }: Story): Buffer {
  const hash = /^urn:copydesk:([0-9a-f]{32})$/.exec(uri)?.[1];
  return hash ? Buffer.from(hash.slice(0, NAME * 2), 'hex') : createHash('sha256').update(uri).digest().subarray(0, NAME);
}

/** What tells a version among those of its story: 8 bytes of its id. */
export function idTagOf(id: string): Buffer {
  const hash = /^d([0-9a-f]{32})$/.exec(id)?.[1];
  return hash ? Buffer.from(hash.slice(0, 16), 'hex') : createHash('sha256').update(id).digest().subarray(0, 8);
}

/** Packs an entry. Time and key come first, 5 bytes of seconds and 2 of length, for the index orders roots by them. */
export function packEntry({ id, story, version, fingerprint }: Entry): Buffer {
  const { level, shingles, exact } = fingerprint;
  const key = Buffer.from(story.key);
  const head = Buffer.alloc(7);
  head.writeUIntBE(version.lastModified === undefined ? 0 : Date.parse(version.lastModified) / 1_000, 0, 5);
  head.writeUInt16BE(key.length, 5);
  const tail = Buffer.alloc(5);
  tail.writeUInt8(level, 0);
  tail.writeUInt32BE(shingles, 1);
  return Buffer.concat([
    head,
    key,
    ...[id, story.uri, version.etag, version.versionId].map(packText),
    Buffer.from(exact, 'hex'),
    tail,
    packSketch(fingerprint),
  ]);
}

/** Undoes `packEntry`, but for the anchors: they lie in the table of the index. */
export function unpackEntry(bytes: Buffer): Entry {
  const seconds = bytes.readUIntBE(0, 5);
  const end = 7 + bytes.readUInt16BE(5);
  const texts = textReader(bytes, end);
  const [id = '', uri = '', etag = '', versionId] = [texts.next(), texts.next(), texts.next(), texts.next()];
  const at = texts.at();
  return {
    id,
    story: { uri, key: bytes.toString('utf8', 7, end) },
    version: {
      etag,
      ...(seconds > 0 && { lastModified: new Date(seconds * 1_000).toISOString().replace('.000Z', 'Z') }),
      ...(versionId !== undefined && { versionId }),
    },
    fingerprint: {
      exact: bytes.toString('hex', at, at + 16),
      level: bytes.readUInt8(at + 16),
      shingles: bytes.readUInt32BE(at + 17),
      ...unpackSketch(bytes.subarray(at + 21)),
      anchors: new Uint32Array(0),
    },
  };
}

/** The index keys of an entry, 4 bytes each. Anchors are the smallest of all shingles, so they are mixed before they name a bucket. */
export function packAnchors({ fingerprint: { anchors } }: Entry): Buffer {
  const packed = Buffer.allocUnsafe(anchors.length * 4);
  for (let i = 0; i < anchors.length; i++) packed.writeUInt32BE(finalize(anchors[i] ?? 0), i * 4);
  return packed;
}
