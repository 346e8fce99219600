import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';

import type { Attack } from '../case.ts';
import { told } from '../story.ts';

const MB = 1024 * 1024;
const plain = told('The pier is open.');
const gzip = (bytes: string | Uint8Array) => gzipSync(bytes, { level: 9 });

type Entry = readonly [name: string, content: Uint8Array];

/** A ZIP archive (APPNOTE 6.3) whose headers may name a size that is not so. */
function zip(entries: readonly Entry[], lie?: number): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of entries) {
    const packed = deflateRawSync(content, { level: 9 });
    const size = lie ?? content.length;
    const local = Buffer.alloc(30);
    local.write('PK\x03\x04', 'latin1');
    const central = Buffer.alloc(46);
    central.write('PK\x01\x02', 'latin1');
    for (const [header, at] of [
      [local, 4],
      [central, 6],
    ] as const) {
      header.writeUInt16LE(20, at);
      header.writeUInt16LE(8, at + 4);
      header.writeUInt32LE(packed.length, at + 14);
      header.writeUInt32LE(size, at + 18);
      header.writeUInt16LE(Buffer.byteLength(name), at + 22);
    }
    central.writeUInt32LE(offset, 42);
    files.push(local, Buffer.from(name), packed);
    directory.push(central, Buffer.from(name));
    offset += local.length + Buffer.byteLength(name) + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, list, end]);
}

const nested = (levels: number): Buffer =>
  levels === 0 ? zip([['0.txt', Buffer.alloc(1e6, 0x30)]]) : zip([[`${levels}.zip`, nested(levels - 1)]]);

/** Archives, of which gzip alone is opened, one level deep. */
export const packed = [
  { name: 'gzip-story', why: 'An honest one is no attack.', make: () => gzip(plain), ends: ['article'], says: ['harbour ferry'] },
  {
    name: 'gzip-bomb-1gb',
    why: 'A gigabyte in one megabyte, in parts that follow one another.',
    make: () => {
      const part = gzip(Buffer.alloc(64 * MB));
      return Buffer.concat(Array.from({ length: 16 }, () => part));
    },
    ends: ['too-large'],
  },
  {
    name: 'gzip-bomb-text',
    why: 'The same of honest words.',
    make: () => gzip(Buffer.alloc(80 * MB, plain)),
    dear: true,
    ends: ['too-large'],
  },
  {
    name: 'gzip-below-limit',
    why: 'Almost as much as may be, in one word.',
    make: () => gzip(Buffer.alloc(31 * MB, 0x61)),
    ends: ['too-complex'],
  },
  {
    name: 'gzip-double',
    why: 'An archive in an archive.',
    make: () => gzip(gzip(Buffer.alloc(256 * MB))),
    dear: true,
    ends: ['not-text'],
  },
  { name: 'gzip-cut', why: 'One that breaks off.', make: () => gzip(plain.repeat(40)).subarray(0, 90), ends: ['not-text'] },
  { name: 'gzip-head', why: 'Three bytes of one.', make: () => Buffer.from([0x1f, 0x8b, 8]), ends: ['not-text'] },
  {
    name: 'gzip-trailing',
    why: 'Something behind its end.',
    make: () => Buffer.concat([gzip(plain), Buffer.from('rubbish')]),
    ends: ['article', 'not-text'],
  },
  {
    name: 'gzip-wrong-sum',
    why: 'One whose checksum is wrong.',
    make: () => {
      const bytes = gzip(plain);
      bytes[bytes.length - 6]! ^= 0xff;
      return bytes;
    },
    ends: ['not-text'],
  },
  {
    name: 'gzip-name',
    why: 'One whose header names a path and never ends.',
    make: () => Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3]), Buffer.alloc(MB, '../')]),
    ends: ['not-text'],
  },
  { name: 'gzip-empty', why: 'One of nothing.', make: () => gzip(''), ends: ['empty'] },
  {
    name: 'deflate-bomb',
    why: 'The same without gzip around it.',
    make: () => deflateSync(Buffer.alloc(64 * MB)),
    ends: ['not-text', 'encoding'],
  },
  { name: 'zip-bomb', why: 'An archive nobody opens.', make: () => zip([['a.txt', Buffer.alloc(64 * MB)]]), ends: ['not-text'] },
  {
    name: 'zip-lying',
    why: 'One that says it is small.',
    make: () => zip([['a.txt', Buffer.alloc(16 * MB)]], 10),
    ends: ['not-text'],
  },
  { name: 'zip-nested', why: 'One in one in one.', make: () => nested(8), ends: ['not-text'] },
  {
    name: 'zip-paths',
    why: 'One whose names leave the folder.',
    make: () => zip(['../../etc/cron.d/x', '/abs', 'a\\..\\b', 'C:\\x'].map((name) => [name, Buffer.from('x')])),
    ends: ['not-text'],
  },
  {
    name: 'zip-10k',
    why: 'One of ten thousand files.',
    make: () => zip(Array.from({ length: 10_000 }, (_, at) => [`f${at}.txt`, Buffer.from('x')])),
    dear: true,
    ends: ['not-text'],
  },
  {
    name: 'zip-behind-text',
    why: 'A story that is an archive from its end.',
    make: () => Buffer.concat([Buffer.from(plain.repeat(80)), zip([['a.txt', Buffer.from('x')]])]),
    ends: ['article', 'not-text', 'encoding'],
  },
] as const satisfies readonly Attack[];
