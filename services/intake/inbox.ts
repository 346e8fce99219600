/** One message of a queue, ours for a while. */
export type Letter = {
  body: string;
  /** Takes it out of the queue for good. */
  done(): Promise<void>;
  /** Gives it back, so that it comes again at once: to another intake, or to where the queue lays what nobody can read. */
  back(): Promise<void>;
  /** Keeps it ours for another `heldMs`; absent where a queue knows no such thing. */
  hold?(): Promise<void>;
};

/** A queue that senders put events into and intake takes them out of. */
export type Inbox = {
  /** Its label in the metrics. */
  name: string;
  /** How long a letter is ours before the queue gives it to another, in milliseconds. */
  heldMs: number;
  /** Whether a letter that nobody can read goes somewhere by itself when it is given back; else it is taken out, and the sweep finds its drop. */
  hasDeadLetters: boolean;
  /** Letters that one call of `receive` gives at most. As many tell that more are waiting. */
  most: number;
  /** While more are waiting, how many times `most` may be in hand; 1 where a letter in hand is given again to whoever asks. */
  batches: number;
  /** Waits a while for letters and gives those that came, at most a few; none is an answer too. Throws when the queue cannot be reached. */
  receive(signal: AbortSignal): Promise<Letter[]>;
  close(): Promise<void>;
};
