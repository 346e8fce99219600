import type { Drop } from '@copydesk/article/drop';
import { verbs as stageVerbs } from '@copydesk/pipeline/verbs';
import { answering } from '@copydesk/pool/answer';

import { watchPrototypes } from './prototypes.ts';

const changed = watchPrototypes();

/** The verbs of the stages as a worker's threads run them, with a look at the prototypes after each. */
export const verbs = {
  clean: watched(stageVerbs.clean),
  extract: watched(stageVerbs.extract),
  /** Gives back what the thread no longer needs, so that the next attack is measured alone. */
  rest: (_nothing: undefined): void => globalThis.gc?.(),
};

function watched<Input, Value>(verb: (input: Input, drop: Drop) => Value): (input: Input, drop: Drop) => Value {
  return (input, drop) => {
    try {
      return verb(input, drop);
    } finally {
      const names = changed();
      // No rejection but an error: it ends as `crashed`, which no attack may.
      // oxlint-disable-next-line no-unsafe-finally
      if (names.length > 0) throw new Error(`changed for all code: ${names.join(', ')}`);
    }
  };
}

export const work = answering(verbs);
