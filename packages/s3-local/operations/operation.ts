import type { Call } from '../wire/call.ts';
import type { Desk } from './desk.ts';
import type { Reply } from '../wire/reply.ts';
import type { Signed } from '../access/signature.ts';

/** One thing that can be asked of this endpoint: a row of the table in `operations.ts`. */
export type Operation = {
  readonly name: string;
  readonly method: 'DELETE' | 'GET' | 'HEAD' | 'POST' | 'PUT';
  readonly on: 'service' | 'bucket' | 'object';
  /** Query parameters that make it this operation. */
  readonly needs: readonly string[];
  /** Others it takes. One that is in neither list asks for something this server cannot do, and is refused. */
  readonly takes: readonly string[];
  /** What whoever asks must be allowed (Amazon S3, required permissions for API operations); none where `run` asks for each key. */
  readonly rights: readonly string[];
  /** What more it takes when the write depends on what stands there. */
  readonly rightsIfMatch?: readonly string[];
  /** Whether its bytes come from another object, which `x-amz-copy-source` names. */
  readonly copies?: true;
  readonly run: (call: Call, signed: Signed, desk: Desk) => Promise<Reply>;
};
