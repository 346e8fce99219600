import type { Sourced } from '@copydesk/article/article';

import { squash, type Candidate, type Evidence } from './evidence.ts';
import type { Sketch } from './sketch.ts';

/** One way to find a field. A field is a list of these, surest first. */
export type Rule<Value> = {
  name: string;
  why: string;
  /** How sure a value is that this rule finds, 0 to 1, unless the candidate says otherwise. */
  confidence: number;
  /** The values found, best first; empty when the rule has nothing to say. */
  find: (evidence: Evidence) => Candidate<Value>[];
  /** A draft in short, and the values found in it. */
  examples: readonly (readonly [before: Sketch, after: readonly Value[]])[];
};

/** At most this many contradicting values are kept. */
const RIVALS = 8;

/** The value of the surest rule that found any, with its rule, its spans, and the values of other rules that differ from it. */
export function settle<Value>(
  rules: readonly Rule<Value>[],
  evidence: Evidence,
  text: (value: Value) => string,
): Sourced<Value> | undefined {
  let won: Sourced<Value> | undefined;
  const seen = new Set<string>();
  for (const rule of rules)
    for (const candidate of rule.find(evidence)) {
      const value = text(candidate.value);
      // Most rules say the very same: no need to squash it anew.
      if (seen.has(value)) continue;
      const key = squash(value);
      const known = seen.has(key);
      seen.add(value).add(key);
      if (!won) won = source(rule, candidate);
      else if (!known && won.rivals.length < RIVALS) won.rivals.push({ value, rule: rule.name });
    }
  return won;
}

/** A candidate with the name of its rule. */
export function source<Value>(rule: Rule<Value>, candidate: Candidate<Value>): Sourced<Value> {
  const { value, spans, confidence = rule.confidence } = candidate;
  return { value, rule: rule.name, confidence, spans, rivals: [] };
}

/** The text of a field whose value is text. */
export function asText(value: string): string {
  return value;
}
