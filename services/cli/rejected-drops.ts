import type { RejectionCode } from '@copydesk/article/rejection';
import { json } from '@copydesk/pipeline/evidence';
import { mirroredKey, prefixOf } from '@copydesk/pipeline/ledger';
import type { Outside } from '@copydesk/pipeline/world';
import { RejectedDocument } from '@copydesk/publish';

import { say } from './terminal.ts';

/** What to pick among the rejected drops. `since`: when the refusal was written, ISO 8601 UTC. */
export type Pick = { code?: RejectionCode | undefined; since?: string | undefined };

/** A refusal that stands: the drop's key, when it was written, and what it says, unless somebody damaged it. */
export type Refusal = { key: string; at: string; document?: RejectedDocument };

/**
 * The refusals that stand in the output bucket, in the order of their keys. One that cannot be read hides none of the others: it is
 * told of on stderr, and given where nothing but its key is asked for.
 */
export async function* rejectedDrops(pick: Pick, outside: { outcomes: Outside['outcomes'] }): AsyncGenerator<Refusal> {
  for await (const { key, lastModified: at } of outside.outcomes.list({ prefix: prefixOf('rejected') })) {
    if (pick.since && at < pick.since) continue;
    const bytes = await outside.outcomes.get(key);
    if (!bytes) continue;
    const document = RejectedDocument.safeParse(json(bytes)).data;
    if (document) {
      if (!pick.code || document.code === pick.code) yield { key: document.source.key, at, document };
      continue;
    }
    const drop = mirroredKey('rejected', key);
    say(`copydesk: ${JSON.stringify(key)} is damaged: why its drop was refused cannot be told\n`);
    if (drop !== undefined && !pick.code) yield { key: drop, at };
  }
}
