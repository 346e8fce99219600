import { type Kind as Outcome, prefixOf } from '@copydesk/pipeline/ledger';

import type { kinds, Lingering } from './drops.ts';
import type { Campaign } from './options.ts';
import { astray } from './options.ts';
import { BUCKETS, type Rule } from './own-s3.ts';

/** What the endpoint does wrong, in equal parts, and on which calls it can. */
const calls = ['error', 'slow-down', 'reset', 'truncate', 'lost-reply', 'absent'] as const;

/** Some stores are slow, which is no fault. So a newer version is refused, and a copy judged, before the article of the older one stands. */
const slow: Rule = {
  fault: 'latency',
  ms: 2_500,
  share: 0.7,
  on: putOf('article', 'spoiled'),
};

/**
 * What the store never takes, so that its drop is parked. Not as a duplicate either: where the heir is judged first, as after a wipe, the
 * drop ends no otherwise.
 */
const never = (['article', 'duplicate'] as const).map((outcome): Rule => ({ fault: 'error', on: putOf(outcome, 'doomed') }));

/** The rules that decide what drops end as, to the end of a campaign. */
export const lasting: readonly Rule[] = [...never, slow];

/** The rules of a campaign for its endpoint while drops are put. */
export function rulesOf({ s3Faults, events }: Campaign): Rule[] {
  const share = s3Faults / calls.length;
  // A HEAD that says 404 is believed; who is told so by a GET looks again.
  const on = { method: 'GET', bucket: BUCKETS.DROPS_BUCKET };
  const ofCalls = calls.map((fault): Rule => (fault === 'absent' ? { fault, share, on } : { fault, share }));
  return [...(share > 0 ? ofCalls : []), ...events.map((name) => astray[name]), ...lasting];
}

/** The PUT of an outcome of a kind of drops. */
function putOf(outcome: Outcome, kind: (typeof kinds)[number]['name'] | Lingering): Rule['on'] & object {
  return { method: 'PUT', bucket: BUCKETS.OUTPUT_BUCKET, keyPrefix: `${prefixOf(outcome)}${kind}/` };
}
