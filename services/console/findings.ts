import type { Finding } from './finding.ts';
import { troubles } from './troubles.ts';
import { watches } from './watches.ts';

/** What can be said of the pipeline, worst first: the first that applies is the verdict, and the others follow it. */
export const findings: readonly Finding[] = [...troubles, ...watches];
