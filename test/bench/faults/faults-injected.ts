import { prefixOf } from '@copydesk/pipeline/ledger';

import type { kinds } from './drops.ts';
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
  on: { method: 'PUT', bucket: BUCKETS.OUTPUT_BUCKET, keyPrefix: `${prefixOf('article')}${'spoiled' satisfies Kind}/` },
};
type Kind = (typeof kinds)[number]['name'];

/** The rules of a campaign for its endpoint. */
export function rulesOf({ s3Faults, events }: Campaign): Rule[] {
  const share = s3Faults / calls.length;
  // A HEAD that says 404 is believed; who is told so by a GET looks again.
  const on = { method: 'GET', bucket: BUCKETS.DROPS_BUCKET };
  const ofCalls = calls.map((fault): Rule => (fault === 'absent' ? { fault, share, on } : { fault, share }));
  return [...(share > 0 ? ofCalls : []), ...events.map((name) => astray[name]), slow];
}
