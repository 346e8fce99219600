import type { Seen } from './seen.ts';

/** An index under test: empty and trusted. */
export type Subject = {
  seen: Seen;
  /** The same index through connections of their own, where it can have any. */
  peers: Seen[];
  /** Loses everything at once, as FLUSHALL does. */
  wipe(): Promise<void>;
  close(): Promise<void>;
};

/** Opens an index for one test and closes it behind it. */
export type Trial = (test: (subject: Subject) => Promise<void>) => () => Promise<void>;
