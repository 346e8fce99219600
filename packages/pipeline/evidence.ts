import { EvidenceDocument } from '@copydesk/publish';

import { besideKey } from './ledger.ts';
import type { Store } from './world.ts';

/** What bytes say as JSON; undefined where they are none. */
export function json(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString());
  } catch {
    return undefined;
  }
}

/**
 * An outcome as it would be in the profile `whole`: the property `copydesk` of one that was written strict is put back from
 * `evidence/`. Any other value is given back as it is, and so is one whose evidence is not there. Evidence is written first, so for a
 * moment it may be that of a newer version, which its `source` tells. Throws what the store throws.
 */
export async function withEvidence(key: string, outcome: unknown, outcomes: Pick<Store, 'get'>): Promise<unknown> {
  if (typeof outcome !== 'object' || outcome === null || 'copydesk' in outcome || !('standard' in outcome)) return outcome;
  const bytes = await outcomes.get(besideKey('evidence/', key));
  const { data } = EvidenceDocument.safeParse(bytes && json(bytes));
  return data ? { ...outcome, copydesk: data.copydesk } : outcome;
}
