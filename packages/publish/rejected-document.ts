import { z } from 'zod';

import { Drop, dropUri } from '@copydesk/article/drop';
import { RejectionCode, rejections } from '@copydesk/article/rejection';

import { jsonBytes } from './json.ts';
import { printableText } from './printable.ts';
import { pipelineVersion } from './version.ts';

/** One try that failed, as the queue remembers it. */
export const Attempt = z.strictObject({ stage: z.string(), attempt: z.int().positive(), error: z.string() });
export type Attempt = z.infer<typeof Attempt>;

/** What stands in `rejected/`: which drop was refused, why, and what an editor can do. No clock, no article. */
export const RejectedDocument = z.strictObject({
  kind: z.literal('rejected'),
  uri: z.string(),
  code: RejectionCode,
  /** For an editor: what is wrong and what to do. */
  sentence: z.string(),
  /** What exactly was found. */
  detail: z.string(),
  source: Drop,
  pipelineVersion: z.string(),
  /** What was tried before it was given up, oldest first. */
  history: z.array(Attempt).optional(),
});
export type RejectedDocument = z.infer<typeof RejectedDocument>;

/** A detail is a line, not a log. UTF-16 units. */
const DETAIL = 2_000;
const HISTORY = 50;

/** The outcome of a drop that is no article. Takes the drop and what a Rejection says; the same input gives the same bytes. */
export function refuse(input: { drop: Drop; code: RejectionCode; detail: string; history?: readonly Attempt[] }): {
  bytes: Uint8Array;
  document: RejectedDocument;
} {
  const { drop, code, detail, history } = input;
  const document = RejectedDocument.parse({
    kind: 'rejected',
    uri: dropUri(drop),
    code,
    sentence: rejections[code],
    detail: line(detail),
    source: drop,
    pipelineVersion,
    ...(history && {
      history: history.slice(-HISTORY).map(({ stage, attempt, error }) => ({ stage, attempt, error: line(error) })),
    }),
  });
  return { bytes: jsonBytes(document), document };
}

function line(text: string): string {
  return printableText(text.slice(0, DETAIL));
}
