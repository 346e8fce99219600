/** Which signatures have let somebody in, for as long as their time would let them in again. */
export type Once = {
  /** Takes a signature for one request; false when another has it. `now` is in milliseconds since 1970. */
  take(signature: string, now: number): boolean;
  /** Gives it back: the request came to nothing, and its sender will try again. */
  giveBack(signature: string): void;
};

/** Signatures that are remembered: at 200 events a second, those of the last minutes. The oldest make room. */
const MOST = 120_000;

/** Remembers signatures for `lifeMs` milliseconds: one that was overheard is good for nothing. Each process remembers its own. */
export function onlyOnce(lifeMs: number): Once {
  /** In the order they came. */
  const taken = new Map<string, number>();
  return {
    take(signature, now) {
      for (const [old, at] of taken) {
        if (taken.size < MOST && now - at < lifeMs) break;
        taken.delete(old);
      }
      if (taken.has(signature)) return false;
      taken.set(signature, now);
      return true;
    },
    giveBack: (signature) => void taken.delete(signature),
  };
}
