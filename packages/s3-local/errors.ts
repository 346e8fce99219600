/** Every answer that is not a success: S3's own code, its HTTP status, a sentence that says what to do. One row a code. */
export const ERRORS = {
  AccessDenied: { status: 403, message: 'The request is not signed with AWS4-HMAC-SHA256, or its key has no right to do this.' },
  AuthorizationHeaderMalformed: { status: 400, message: 'The Authorization header cannot be read.' },
  BadDigest: { status: 400, message: 'The body does not have the checksum that was sent with it.' },
  BucketNotEmpty: { status: 409, message: 'The bucket still holds objects or files. Delete them first.' },
  EntityTooSmall: { status: 400, message: 'Every part but the last has at least 5 MB.' },
  EntityTooLarge: { status: 400, message: 'The body is larger than this request may send.' },
  IncompleteBody: { status: 400, message: 'The body ended before the length that was announced.' },
  InsufficientStorage: { status: 507, message: 'The disk is full. Nothing was stored.' },
  InternalError: { status: 500, message: 'The server failed. Its log says why.' },
  InvalidAccessKeyId: { status: 403, message: 'This server does not know the access key id.' },
  InvalidArgument: { status: 400, message: 'An argument cannot be read.' },
  InvalidBucketName: { status: 400, message: 'A bucket name is 3 to 63 lower-case letters, digits, dots and hyphens.' },
  InvalidDigest: { status: 400, message: 'The checksum is not the base64 form of a digest of its length.' },
  InvalidPart: { status: 400, message: 'A part was not uploaded, or not with this ETag.' },
  InvalidPartOrder: { status: 400, message: 'The parts must be named in ascending order.' },
  InvalidRange: { status: 416, message: 'The range starts behind the end of the object.' },
  InvalidRequest: { status: 400, message: 'The request contradicts itself.' },
  InvalidURI: { status: 400, message: 'The path or the query is not percent-encoded UTF-8.' },
  KeyTooLongError: { status: 400, message: 'A key is at most 1,024 bytes of UTF-8.' },
  MalformedXML: { status: 400, message: 'The XML of the body is not well formed or not what this operation takes.' },
  MetadataTooLarge: { status: 400, message: 'User metadata is at most 2,048 bytes, names and values together.' },
  MethodNotAllowed: { status: 405, message: 'The version is a delete marker, which has no content.' },
  MissingContentLength: { status: 411, message: 'The length of the body must be announced.' },
  NoSuchBucket: { status: 404, message: 'The bucket does not exist.' },
  NoSuchKey: { status: 404, message: 'The key does not exist.' },
  NoSuchVersion: { status: 404, message: 'The version does not exist.' },
  NoSuchUpload: {
    status: 404,
    message: 'The upload does not exist: it was completed or aborted, or the server was started anew.',
  },
  NotModified: { status: 304, message: 'The object is the one the client has.' },
  NotImplemented: { status: 501, message: 'This server does not know the operation.' },
  PreconditionFailed: { status: 412, message: 'A condition of the request does not hold.' },
  RequestTimeTooSkewed: { status: 403, message: 'The clocks of client and server differ by more than 15 minutes.' },
  SignatureDoesNotMatch: {
    status: 403,
    message: 'The signature is not the one the secret key gives. Check secret, path and headers.',
  },
  SlowDown: { status: 503, message: 'Please reduce your request rate.' },
  XAmzContentSHA256Mismatch: { status: 400, message: 'The body does not have the hash named in x-amz-content-sha256.' },
} as const satisfies Record<string, { status: number; message: string }>;

export type ErrorCode = keyof typeof ERRORS;

/** An answer that is not a success. `detail` says what exactly was found; `headers` go out with the answer. */
export class S3Error extends Error {
  override readonly name = 'S3Error';
  readonly code: ErrorCode;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, detail = '', headers: Readonly<Record<string, string>> = {}) {
    super(detail === '' ? ERRORS[code].message : `${ERRORS[code].message} (${detail})`);
    this.code = code;
    this.headers = headers;
  }
}

/** What the client is told of anything thrown: a full disk by its name, the unexpected as InternalError without its details. */
export function asS3Error(error: unknown): S3Error {
  if (error instanceof S3Error) return error;
  const errno = error instanceof Error && 'code' in error ? error.code : undefined;
  return new S3Error(errno === 'ENOSPC' || errno === 'EDQUOT' ? 'InsufficientStorage' : 'InternalError');
}
