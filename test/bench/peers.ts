import { asIs } from './peers/as-is.ts';
import { defuddle } from './peers/defuddle.ts';
import { ours } from './peers/ours.ts';
import type { Peer } from './peers/peer.ts';
import { readability } from './peers/readability.ts';
import { trafilatura } from './peers/trafilatura.ts';

/** Who is measured, in the order of the report; the first is what the others are compared to. */
export const peers = [ours, asIs, readability, defuddle, trafilatura] as const satisfies readonly Peer[];
