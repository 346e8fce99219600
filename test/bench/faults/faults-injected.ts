import type { Campaign } from './options.ts';
import { astray } from './options.ts';
import type { Rule } from './own-s3.ts';

/** What the endpoint does wrong, in equal parts, and on which calls it can. */
const calls = ['error', 'slow-down', 'reset', 'truncate', 'lost-reply', 'absent'] as const;

/** The rules of a campaign for its endpoint. */
export function rulesOf({ s3Faults, events }: Campaign): Rule[] {
  const share = s3Faults / calls.length;
  // A HEAD that says 404 is believed; who is told so by a GET looks again.
  const on = { method: 'GET', bucket: 'drops' };
  const ofCalls = calls.map((fault): Rule => (fault === 'absent' ? { fault, share, on } : { fault, share }));
  return [...(share > 0 ? ofCalls : []), ...events.map((name) => astray[name])];
}
