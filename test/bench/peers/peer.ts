import type { Page } from '../corpora.ts';
import type { Prediction } from '../gold.ts';

/** An extractor ready to work. `run` is what is timed; turning what it found into a prediction is not. */
export type Runner = {
  run(page: Page): Found | Promise<Found>;
  close?(): void;
};

export type Found = {
  prediction(): Prediction;
  /** CPU milliseconds, from a runner that works elsewhere and clocks itself. */
  cpuMs?: number;
};

/** An extractor in a process of its own is no longer there: the run ends, for all that it would score from here on is 0. */
export class PeerGone extends Error {
  override readonly name = 'PeerGone';
}

/** One extractor of the benchmark. */
export type Peer = {
  name: string;
  what: string;
  /** What it can read. */
  reads: readonly ('all' | 'body')[];
  /** Makes it ready, or says in a sentence why it cannot be had here. */
  open(): Promise<Runner | { absent: string }>;
};

export const nothing: Prediction = { authors: [], body: '' };
