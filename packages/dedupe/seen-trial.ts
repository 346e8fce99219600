import type { Seen } from './seen.ts';

/** An index under test: empty and trusted. */
export type Subject = {
  seen: Seen;
  /** The same index through connections of their own, where it can have any. */
  peers: Seen[];
  /** Loses everything at once, as FLUSHALL does. */
  wipe(): Promise<void>;
  /** Keeps how it is at present; what it gives brings that back, as a server comes back that lost its last writes. Where that can be. */
  save?(): Promise<() => Promise<void>>;
  close(): Promise<void>;
};

/** Opens an index for one test and closes it behind it. */
export type Trial = (test: (subject: Subject) => Promise<void>) => () => Promise<void>;
