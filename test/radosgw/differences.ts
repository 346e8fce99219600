/** A behaviour of `test/s3-conformance` that the Ceph gateway 16.2 does not show, and what that means for us. */
type Difference = {
  behaviour: string;
  why: string;
  /** The SDK's settings it fails with; both where absent. */
  checksums?: readonly ('WHEN_SUPPORTED' | 'WHEN_REQUIRED')[];
};

const sums = ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'].flatMap((algorithm) => [
  {
    behaviour: `${algorithm}: kept with the object and told to who asks`,
    why: 'It does not know these sums. The adapter asks for none, and compares lengths.',
  },
  {
    behaviour: `${algorithm}: a body it does not fit is refused and not stored`,
    why: 'It does not know these sums. The signature of the request covers the body.',
  },
]);

/** All that is known. A behaviour that is gained or lost fails the test, so that this stays true. */
export const differences: readonly Difference[] = [
  ...sums,
  {
    behaviour: 'If-Match writes only over that version',
    why: 'It takes the ETag without quotes only. The adapter finds that out (packages/s3/traits.ts).',
  },
  {
    behaviour: 'of 20 writers that race with If-Match exactly one wins',
    why: 'As above: all are refused. Without quotes one wins.',
  },
  {
    behaviour: 'If-Match deletes only that version',
    why: 'It deletes whatever stands there. The ledger counts on no more: what is deleted too much is found by the sweep.',
  },
  {
    behaviour: '64 MB go in as a stream and come out the same',
    why: 'It refuses a body whose checksum comes behind it (411). The adapter sends whole bodies, and no sum unasked.',
    checksums: ['WHEN_SUPPORTED'],
  },
  {
    behaviour: 'a body sent as a stream, its checksum behind it, is the bytes of the stream',
    why: 'As above.',
    checksums: ['WHEN_SUPPORTED'],
  },
  { behaviour: '2 KB of user metadata are kept, more is refused', why: 'It takes more. The adapter sends less.' },
  { behaviour: 'a key of 1,025 bytes is refused', why: 'It is, with another name of the error.' },
  {
    behaviour: 'control characters in keys survive, and are listed URL-encoded where the caller asks for it',
    why: 'They do survive, but DeleteObjects cannot name them, and the test cleans up with it. The adapter deletes one by one.',
  },
  { behaviour: 'a copy has the bytes, the type and the metadata of its source', why: 'It has; the answer tells the ETag bare.' },
  {
    behaviour: 'a copy obeys conditions on its source',
    why: 'It ignores If-Match and If-None-Match there, quoted as they are. The adapter copies nothing.',
  },
  {
    behaviour: 'an object comes in parts, in any order, and is there once they are complete',
    why: 'It does; the answer tells no ETag. A drop that came in parts has one all the same.',
  },
  {
    behaviour: 'parts that are missing, changed, out of order or too small make no object',
    why: 'Parts below 5 MB are taken. The adapter sends none.',
  },
  { behaviour: 'an upload that is aborted is gone', why: 'It is; completing it then ends with 500 in place of 404.' },
  {
    behaviour: 'an upload with If-None-Match: * replaces nothing',
    why: 'It knows conditions of a plain PUT only. The adapter sends outcomes whole.',
  },
  {
    behaviour: 'CRC64NVME of an upload is that of its bytes, CRC32 that of its parts',
    why: 'It does not know these sums.',
  },
  {
    behaviour: 'a deleted object is only marked, and comes back when the mark goes',
    why: 'It is; reading the mark itself ends with NoSuchKey in place of MethodNotAllowed.',
  },
  {
    behaviour: 'a version that is deleted by its id is gone, and the one before it is the object again',
    why: 'It is; the missing version is called NoSuchKey. Both are 404, and absent to the adapter.',
  },
  { behaviour: 'conditions look at what is visible', why: 'If-Match is taken without quotes only, as above.' },
];
