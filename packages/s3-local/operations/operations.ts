import { BUCKET_OPERATIONS } from './bucket-table.ts';
import type { Call } from '../wire/call.ts';
import { completeUpload } from './complete-upload.ts';
import { copyObject } from './copy-object.ts';
import { S3Error } from '../errors.ts';
import * as object from './object-operations.ts';
import type { Operation } from './operation.ts';
import { listParts } from './list-uploads.ts';
import * as upload from './upload-operations.ts';

const PART = ['partNumber', 'uploadId'];
const ANSWER = object.ANSWERED.map(({ asked }) => asked);
const PARTS = ['encoding-type', 'max-parts', 'part-number-marker'];

/** All that this endpoint can do, by S3's names (Amazon S3 API reference). No two rows fit one request. */
export const OPERATIONS = [
  ...BUCKET_OPERATIONS,
  {
    name: 'PutObject',
    method: 'PUT',
    on: 'object',
    needs: [],
    takes: [],
    rights: ['s3:PutObject'],
    rightsIfMatch: ['s3:GetObject'],
    run: object.putObject,
  },
  { name: 'GetObject', method: 'GET', on: 'object', needs: [], takes: ANSWER, rights: ['s3:GetObject'], run: object.getObject },
  {
    name: 'HeadObject',
    method: 'HEAD',
    on: 'object',
    needs: [],
    takes: ANSWER,
    rights: ['s3:GetObject'],
    run: object.headObject,
  },
  {
    name: 'GetObject',
    method: 'GET',
    on: 'object',
    needs: ['versionId'],
    takes: ANSWER,
    rights: ['s3:GetObjectVersion'],
    run: object.getObject,
  },
  {
    name: 'HeadObject',
    method: 'HEAD',
    on: 'object',
    needs: ['versionId'],
    takes: ANSWER,
    rights: ['s3:GetObjectVersion'],
    run: object.headObject,
  },
  {
    name: 'DeleteObject',
    method: 'DELETE',
    on: 'object',
    needs: ['versionId'],
    takes: [],
    rights: ['s3:DeleteObjectVersion'],
    run: object.deleteObject,
  },
  {
    name: 'CopyObject',
    method: 'PUT',
    on: 'object',
    needs: [],
    takes: [],
    copies: true,
    rights: ['s3:PutObject'],
    rightsIfMatch: ['s3:GetObject'],
    run: copyObject,
  },
  {
    name: 'CreateMultipartUpload',
    method: 'POST',
    on: 'object',
    needs: ['uploads'],
    takes: [],
    rights: ['s3:PutObject'],
    run: upload.createUpload,
  },
  { name: 'UploadPart', method: 'PUT', on: 'object', needs: PART, takes: [], rights: ['s3:PutObject'], run: upload.uploadPart },
  {
    name: 'UploadPartCopy',
    method: 'PUT',
    on: 'object',
    needs: PART,
    takes: [],
    copies: true,
    rights: ['s3:PutObject'],
    run: upload.uploadPartCopy,
  },
  {
    name: 'ListParts',
    method: 'GET',
    on: 'object',
    needs: ['uploadId'],
    takes: PARTS,
    rights: ['s3:ListMultipartUploadParts'],
    run: listParts,
  },
  {
    name: 'CompleteMultipartUpload',
    method: 'POST',
    on: 'object',
    needs: ['uploadId'],
    takes: [],
    rights: ['s3:PutObject'],
    rightsIfMatch: ['s3:GetObject'],
    run: completeUpload,
  },
  {
    name: 'AbortMultipartUpload',
    method: 'DELETE',
    on: 'object',
    needs: ['uploadId'],
    takes: [],
    rights: ['s3:AbortMultipartUpload'],
    run: upload.abortUpload,
  },
  {
    name: 'DeleteObject',
    method: 'DELETE',
    on: 'object',
    needs: [],
    takes: [],
    rights: ['s3:DeleteObject'],
    run: object.deleteObject,
  },
] as const satisfies readonly Operation[];

/** The operation a request asks for. Throws NotImplemented. */
export function operationOf({
  method,
  bucket: bucketName,
  key,
  query,
  headers,
}: Pick<Call, 'method' | 'bucket' | 'key' | 'query' | 'headers'>): Operation {
  const on = bucketName === '' ? 'service' : key === '' ? 'bucket' : 'object';
  const copies = headers['x-amz-copy-source'] !== undefined;
  // SDKs name the operation in x-id; it means nothing.
  const asked = [...query.keys()].filter((name) => name !== 'x-id');
  const operation = (OPERATIONS as readonly Operation[]).find(
    (row) =>
      row.method === method &&
      row.on === on &&
      (row.copies ?? false) === copies &&
      row.needs.every((name) => asked.includes(name)) &&
      asked.every((name) => row.needs.includes(name) || row.takes.includes(name)),
  );
  if (operation === undefined) throw new S3Error('NotImplemented', `${method} ${on} ${asked.join(' ')}`.trim());
  return operation;
}
