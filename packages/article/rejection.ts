import { z } from 'zod';

/** Why a drop can be refused. The sentence is for an editor: what is wrong and what to do. One row a code. */
export const rejections = {
  empty: 'The drop holds no bytes. Check the system that wrote it and drop the article again.',
  blank: 'The drop holds only white space. Check the system that wrote it and drop the article again.',
  'too-large': 'The drop is larger than the limit for one article. Cut it into single articles, or raise DROP_MAX_BYTES.',
  'not-text':
    'The drop is not text, HTML or e-mail, whatever its name says. Drop the article itself, not a picture, archive or document.',
  encoding: 'The characters of the drop cannot be read. Drop it again as UTF-8.',
  'too-complex':
    'The drop is built in a way that no article needs: too many elements or lines, too much text, or nesting that is too deep. Drop only the text of the story.',
  'no-article': 'No article text was found in the drop. If there is one, send the drop to the people who run Copydesk.',
  'too-slow': 'Reading the drop took longer than one drop may take. Send it to the people who run Copydesk.',
  'too-much-memory': 'Reading the drop took more memory than one drop may take. Drop the plain text.',
  crashed:
    'Reading the drop failed through a fault of Copydesk. Send it to the people who run Copydesk, and replay it after the fix.',
  'invalid-output': 'The finished article does not fit the ninjs standard. Send the drop to the people who run Copydesk.',
  'gave-up': 'The drop failed again and again for a reason outside itself, given in the detail. Replay it once that is fixed.',
} as const satisfies Record<string, string>;

/** The name of one of `rejections`. */
export const RejectionCode = z.enum(Object.keys(rejections) as [keyof typeof rejections, ...(keyof typeof rejections)[]]);
export type RejectionCode = z.infer<typeof RejectionCode>;

/** The drop is at fault: final, never retried, replayable after a fix. Anything else thrown is the world's fault and retried. */
export class Rejection extends Error {
  override readonly name = 'Rejection';
  readonly code: RejectionCode;
  /** What exactly was found, in figures where there are any: `34,000,000 bytes, limit 33,554,432`. */
  readonly detail: string;

  constructor(code: RejectionCode, detail: string) {
    super(`${rejections[code]} (${detail})`);
    this.code = code;
    this.detail = detail;
  }
}
