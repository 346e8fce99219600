import { z } from 'zod';

import { Drop, dropUri } from '@copydesk/article/drop';
import { RejectionCode, rejections } from '@copydesk/article/rejection';

import { jsonBytes } from './json.ts';
import { printableText } from './printable.ts';
import { pipelineVersion } from './version.ts';

/** What stands in `rejected/`: which drop was refused, why, and what an editor can do. No clock, no article. */
export const RejectedDocument = z.strictObject({
  kind: z.literal('rejected'),
  uri: z.string(),
  code: RejectionCode,
  /** For an editor: what is wrong and what to do. */
  sentence: z.string(),
  /** What exactly was found; of a drop that was given up, what went wrong at each try, oldest first. */
  detail: z.string(),
  source: Drop,
  pipelineVersion: z.string(),
});
export type RejectedDocument = z.infer<typeof RejectedDocument>;

/** A detail is a line, not a log. UTF-16 units. */
const DETAIL = 2_000;

/** The outcome of a drop that is no article. Takes the drop and what a Rejection says; the same input gives the same bytes. */
export function refuse({ drop, code, detail }: { drop: Drop; code: RejectionCode; detail: string }): {
  bytes: Uint8Array;
  document: RejectedDocument;
} {
  const document = RejectedDocument.parse({
    kind: 'rejected',
    uri: dropUri(drop),
    code,
    sentence: rejections[code],
    detail: printableText(detail.slice(0, DETAIL)),
    source: drop,
    pipelineVersion,
  });
  return { bytes: jsonBytes(document), document };
}
