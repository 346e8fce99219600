import * as bucket from './bucket-operations.ts';
import { deleteObjects } from './delete-objects.ts';
import { listObjects, listObjectsByMarker } from './list-objects.ts';
import * as notification from './notification-operations.ts';
import type { Operation } from './operation.ts';
import { listUploads } from './list-uploads.ts';
import { listVersions } from './list-versions.ts';
import * as version from './version-operations.ts';

const LISTING = ['continuation-token', 'delimiter', 'encoding-type', 'fetch-owner', 'max-keys', 'prefix', 'start-after'];

const UPLOADS = ['delimiter', 'encoding-type', 'key-marker', 'max-uploads', 'prefix', 'upload-id-marker'];

/** What can be asked of the service and of a bucket. */
export const BUCKET_OPERATIONS = [
  {
    name: 'ListBuckets',
    method: 'GET',
    on: 'service',
    needs: [],
    takes: [],
    rights: ['s3:ListAllMyBuckets'],
    run: bucket.listBuckets,
  },
  {
    name: 'CreateBucket',
    method: 'PUT',
    on: 'bucket',
    needs: [],
    takes: [],
    rights: ['s3:CreateBucket'],
    run: bucket.createBucket,
  },
  { name: 'HeadBucket', method: 'HEAD', on: 'bucket', needs: [], takes: [], rights: ['s3:ListBucket'], run: bucket.headBucket },
  {
    name: 'DeleteBucket',
    method: 'DELETE',
    on: 'bucket',
    needs: [],
    takes: [],
    rights: ['s3:DeleteBucket'],
    run: bucket.deleteBucket,
  },
  {
    name: 'GetBucketLocation',
    method: 'GET',
    on: 'bucket',
    needs: ['location'],
    takes: [],
    rights: ['s3:GetBucketLocation'],
    run: bucket.getBucketLocation,
  },
  {
    name: 'ListObjectsV2',
    method: 'GET',
    on: 'bucket',
    needs: ['list-type'],
    takes: LISTING,
    rights: ['s3:ListBucket'],
    run: listObjects,
  },
  {
    name: 'ListObjects',
    method: 'GET',
    on: 'bucket',
    needs: [],
    takes: ['delimiter', 'encoding-type', 'marker', 'max-keys', 'prefix'],
    rights: ['s3:ListBucket'],
    run: listObjectsByMarker,
  },
  { name: 'DeleteObjects', method: 'POST', on: 'bucket', needs: ['delete'], takes: [], rights: [], run: deleteObjects },
  {
    name: 'GetBucketNotificationConfiguration',
    method: 'GET',
    on: 'bucket',
    needs: ['notification'],
    takes: [],
    rights: ['s3:GetBucketNotification'],
    run: notification.getNotifications,
  },
  {
    name: 'PutBucketNotificationConfiguration',
    method: 'PUT',
    on: 'bucket',
    needs: ['notification'],
    takes: [],
    rights: ['s3:PutBucketNotification'],
    run: notification.putNotifications,
  },
  {
    name: 'GetBucketVersioning',
    method: 'GET',
    on: 'bucket',
    needs: ['versioning'],
    takes: [],
    rights: ['s3:GetBucketVersioning'],
    run: version.getVersioning,
  },
  {
    name: 'PutBucketVersioning',
    method: 'PUT',
    on: 'bucket',
    needs: ['versioning'],
    takes: [],
    rights: ['s3:PutBucketVersioning'],
    run: version.putVersioning,
  },
  {
    name: 'ListObjectVersions',
    method: 'GET',
    on: 'bucket',
    needs: ['versions'],
    takes: ['delimiter', 'encoding-type', 'key-marker', 'max-keys', 'prefix', 'version-id-marker'],
    rights: ['s3:ListBucketVersions'],
    run: listVersions,
  },
  {
    name: 'ListMultipartUploads',
    method: 'GET',
    on: 'bucket',
    needs: ['uploads'],
    takes: UPLOADS,
    rights: ['s3:ListBucketMultipartUploads'],
    run: listUploads,
  },
] as const satisfies readonly Operation[];
