import type { RejectionCode } from '@copydesk/article/rejection';
import { prefixOf } from '@copydesk/pipeline/ledger';
import type { Outside } from '@copydesk/pipeline/world';
import { RejectedDocument } from '@copydesk/publish';

/** What to pick among the rejected drops. `since`: when the refusal was written, ISO 8601 UTC. */
export type Pick = { code?: RejectionCode | undefined; since?: string | undefined };

/** The refusals that stand in the output bucket, in the order of their keys, with the time each was written. */
export async function* rejectedDrops(pick: Pick, outside: Outside): AsyncGenerator<{ at: string; document: RejectedDocument }> {
  for await (const { key, lastModified } of outside.outcomes.list({ prefix: prefixOf('rejected') })) {
    if (pick.since && lastModified < pick.since) continue;
    const bytes = await outside.outcomes.get(key);
    if (!bytes) continue;
    const document = RejectedDocument.parse(JSON.parse(Buffer.from(bytes).toString()));
    if (!pick.code || document.code === pick.code) yield { at: lastModified, document };
  }
}
