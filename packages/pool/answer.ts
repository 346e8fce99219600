import type { Drop } from '@copydesk/article/drop';
import { Rejection, type RejectionCode } from '@copydesk/article/rejection';
import { move, transferableSymbol, valueSymbol } from 'piscina';

/** Pure work by name. Plain data in, plain data out: both cross a thread's border. */
export type Verbs = Record<string, (input: never, drop: Drop) => unknown>;

/** What a thread is asked. */
export type Task = { verb: string; input: unknown; drop: Drop };

/** What it answers; an error does not keep its class on the way between threads. */
export type Answer = { value: unknown } | { rejected: { code: RejectionCode; detail: string } };

/** What a thread runs: the verbs of a table. A verb is pure: what it throws once it always throws, so every error is an answer, not a failure. */
export function answering(verbs: Verbs): (task: Task) => unknown {
  return ({ verb, input, drop }) => {
    const run = verbs[verb] as (input: unknown, drop: Drop) => unknown;
    try {
      const value = run(input, drop);
      return move({ [transferableSymbol]: handedOver(value), [valueSymbol]: { value } satisfies Answer });
    } catch (error) {
      if (error instanceof Rejection) return { rejected: { code: error.code, detail: error.detail } } satisfies Answer;
      const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      return { rejected: { code: 'crashed', detail } } satisfies Answer;
    }
  };
}

/** The memory that goes along with a value instead of being copied: of bytes, or of a plain object's bytes, where they share it with nobody. */
export function handedOver(value: unknown): ArrayBuffer[] {
  const parts = value instanceof Uint8Array ? [value] : Object.values(value ?? {});
  return parts.flatMap((part) =>
    part instanceof Uint8Array && part.buffer instanceof ArrayBuffer && part.byteLength === part.buffer.byteLength
      ? [part.buffer]
      : [],
  );
}
