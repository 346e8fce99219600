import type { Drop } from '@copydesk/article/drop';
import { Rejection, type RejectionCode } from '@copydesk/article/rejection';
import { verbs, type Verb } from '@copydesk/pipeline/verbs';

/** What a thread is asked. */
export type Task = { verb: Verb; input: unknown; drop: Drop };

/** What it answers; an error does not keep its class on the way between threads. */
export type Answer = { value: unknown } | { rejected: { code: RejectionCode; detail: string } };

/** Runs one verb on one drop. A verb is pure: what it throws once it always throws, so every error is an answer, not a failure. */
export function work({ verb, input, drop }: Task): Answer {
  const run = verbs[verb] as (input: unknown, drop: Drop) => unknown;
  try {
    return { value: run(input, drop) };
  } catch (error) {
    if (error instanceof Rejection) return { rejected: { code: error.code, detail: error.detail } };
    return { rejected: { code: 'crashed', detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error) } };
  }
}
