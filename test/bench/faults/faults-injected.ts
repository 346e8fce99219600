import type { Campaign } from './options.ts';
import { astray } from './options.ts';
import type { Rule } from './own-s3.ts';

/** What the endpoint does wrong in a campaign, in equal parts, and on which calls it can. */
const calls: readonly Omit<Rule, 'share'>[] = [
  { fault: 'error' },
  { fault: 'slow-down' },
  { fault: 'reset' },
  { fault: 'truncate' },
  { fault: 'lost-reply' },
  // Only where a client can be told so and be right to ask again: a HEAD is believed.
  { fault: 'absent', on: { method: 'GET', bucket: 'drops' } },
];

/** The rules of a campaign for its endpoint. */
export function rulesOf({ s3Faults, events }: Campaign): Rule[] {
  const ofCalls = s3Faults > 0 ? calls.map((rule) => ({ ...rule, share: s3Faults / calls.length })) : [];
  return [...ofCalls, ...events.map((name) => astray[name])];
}
