import type { Drop } from '@copydesk/article/drop';
import { type Compute, verbs } from '@copydesk/pipeline/verbs';
import { answering } from '@copydesk/pool/answer';

/** The word in a drop that ends the thread which reads it, and the one that keeps it busy for ever. */
export const POISON = { crash: 'this thread ends here', hang: 'this thread never ends' };

type Verb = Parameters<Compute>[0];

/** What threads run when there are bugs in them that a drop can set off. */
export const work = answering({
  ...verbs,
  clean(bytes: Uint8Array, drop: Drop) {
    const text = Buffer.from(bytes).toString();
    if (text.includes(POISON.crash)) process.exit(1);
    while (text.includes(POISON.hang));
    return verbs.clean(bytes, drop);
  },
} satisfies Record<Verb, unknown>);
