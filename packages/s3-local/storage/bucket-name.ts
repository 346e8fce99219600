import { z } from 'zod';

/** The name of a bucket (S3 user guide, "Bucket naming rules"). No slash, no dot in front: safe as the name of a folder. */
export const BucketName = z
  .string()
  .regex(/^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, '3 to 63 lower-case letters, digits, dots and hyphens');
