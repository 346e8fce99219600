import type { z } from 'zod';

/** One thing that happened to an object, as a source tells it. */
export type StorageEvent = {
  /** Whether bytes were put. Everything else that can happen to an object is none of ours. */
  created: boolean;
  bucket: string;
  /** The key as the store knows it, decoded as this source encodes; undefined when it does not decode. */
  key: string | undefined;
  /** The key as it was sent. */
  sent: string;
};

/** A system that tells of objects, one row of the table in `sources.ts`. */
export type Source = {
  /** Also its label in the metrics. */
  name: string;
  why: string;
  /** What its messages look like, and the events in them. How keys are decoded is chosen here, by who speaks, never by trying. */
  shape: z.ZodType<StorageEvent[]>;
  /** What it sends only to see whether somebody listens. */
  test?: z.ZodType;
  /** A message, and the objects it says were created (`key` undefined where it does not decode). The first one is shown to strangers. */
  examples: readonly (readonly [message: unknown, created: readonly { bucket: string; key: string | undefined }[]])[];
};
