import type { Call } from '../wire/call.ts';
import { writeCondition } from '../wire/conditions.ts';
import type { Desk } from './desk.ts';
import { asS3Error, S3Error } from '../errors.ts';
import type { Removed } from '../storage/objects.ts';
import { notifyRemoved } from './object-operations.ts';
import { MAX_KEY_BYTES } from '../storage/key-path.ts';
import { collected, payloadOf } from '../wire/payload.ts';
import { type Reply, xmlReply } from '../wire/reply.ts';
import { demand } from '../access/rights.ts';
import type { Signed } from '../access/signature.ts';
import { readXml, type XmlNode } from '../wire/xml-read.ts';
import type { Element } from '../wire/xml-write.ts';

const MAX_OBJECTS = 1000;

// A thousand of the longest keys, every byte of them a character reference, and the tags around them.
const MAX_DOCUMENT_BYTES = 8 * 1024 * 1024;

/** DeleteObjects: up to 1,000 keys, each with an ETag of its own if it wishes; what fails is told beside what went. */
export async function deleteObjects(call: Call, signed: Signed, { store, notify }: Desk): Promise<Reply> {
  const bucket = store.bucket(call.bucket);
  const payload = payloadOf(call, signed, MAX_DOCUMENT_BYTES);
  const root = readXml((await collected(payload)).toString());
  const targets = targetsOf(root);
  const quiet = root.children.some((node) => node.name === 'Quiet' && node.text.trim() === 'true');

  const results = await Promise.all(
    targets.map(async ({ key, etag, version }): Promise<Element | undefined> => {
      try {
        demand(signed.signer, [version === undefined ? 's3:DeleteObject' : 's3:DeleteObjectVersion'], { ...call, key });
        if (Buffer.byteLength(key) > MAX_KEY_BYTES) throw new S3Error('KeyTooLongError');
        const condition = writeCondition(etag === undefined ? {} : { 'if-match': etag });
        const removed = await store.remove(bucket, key, condition, version);
        notifyRemoved(notify, { ...call, key }, removed, version);
        return quiet ? undefined : ['Deleted', [['Key', key], ...versionElements(removed, version)]];
      } catch (error) {
        const { code, message } = asS3Error(error);
        return [
          'Error',
          [
            ['Key', key],
            ['Code', code],
            ['Message', message],
          ],
        ];
      }
    }),
  );
  return xmlReply(['DeleteResult', results.filter((result) => result !== undefined)]);
}

/** Which version went, or which marker was made. */
function versionElements({ version, marker }: Removed, named: string | undefined): Element[] {
  return [
    ...(named === undefined ? [] : [['VersionId', named] as const]),
    ...(marker && version !== undefined
      ? ([
          ['DeleteMarker', true],
          ['DeleteMarkerVersionId', version],
        ] as const)
      : []),
  ];
}

function textOf(node: XmlNode, name: string): string | undefined {
  return node.children.find((child) => child.name === name)?.text;
}

type Target = { readonly key: string; readonly etag: string | undefined; readonly version: string | undefined };

function targetsOf(root: XmlNode): Target[] {
  const targets = root.children
    .filter(({ name }) => name === 'Object')
    .map((node) => ({ key: textOf(node, 'Key') ?? '', etag: textOf(node, 'ETag'), version: textOf(node, 'VersionId') }));
  if (root.name !== 'Delete' || targets.length === 0 || targets.length > MAX_OBJECTS || targets.some(({ key }) => key === '')) {
    throw new S3Error('MalformedXML', `1 to ${MAX_OBJECTS} keys are needed`);
  }
  return targets;
}
