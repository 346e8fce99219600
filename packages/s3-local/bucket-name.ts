import { z } from 'zod';

/** The name of a bucket (S3 user guide, "Bucket naming rules"). Never starts with a dot and holds no slash: safe as a folder's name. */
export const BucketName = z.string().regex(/^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, '3 to 63 lower-case letters, digits, dots and hyphens');
