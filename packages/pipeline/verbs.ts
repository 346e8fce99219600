import type { Article } from '@copydesk/article/article';
import type { Draft } from '@copydesk/article/draft';
import type { Drop } from '@copydesk/article/drop';
import { clean } from '@copydesk/clean';
import { extract } from '@copydesk/extract';
import { read } from '@copydesk/read';

/**
 * The pure work on untrusted bytes: plain data in, plain data out, so that it can run in a thread that may be ended at any time.
 * Each throws a `Rejection` when the drop is at fault.
 */
export const verbs = {
  clean: (bytes: Uint8Array, drop: Drop): Draft => clean(read(bytes, drop)),
  extract: (draft: Draft, drop: Drop): Article => extract(draft, drop),
} satisfies Record<string, (input: never, drop: Drop) => unknown>;

/** The name of one of `verbs`. */
export type Verb = keyof typeof verbs;

/**
 * Runs a verb somewhere: here, or in a pool with limits. Throws what the verb throws, and `Rejection` when it passes a limit. Bytes
 * that are given may be taken over: the caller does not look at them again.
 */
export type Compute = <Name extends Verb>(
  verb: Name,
  input: Parameters<(typeof verbs)[Name]>[0],
  drop: Drop,
) => Promise<ReturnType<(typeof verbs)[Name]>>;

/** Runs verbs right here, without limits: for tests and single files that a person vouches for. */
export const computeHere: Compute = async (verb, input, drop) => {
  const run = verbs[verb] as (input: unknown, drop: Drop) => ReturnType<(typeof verbs)[typeof verb]>;
  return run(input, drop);
};
