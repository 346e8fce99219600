import { reasonOf } from '@copydesk/redis/connect';

/** That something cannot be reached. */
export type Outage = {
  /** Milliseconds since 1970: when that was found, or when this console began to look where it has never been reached. */
  since: number;
  /** What it said last. */
  reason: string;
  /** Whether it has not been reached once. */
  never: boolean;
};

/** Keeps in mind whether something is reached, and since when not. */
export type Watch = {
  reached(): void;
  /** `reason`: what was said; where there is none, the one that is known stays. */
  missed(reason?: string): void;
  /** Undefined while it is reached, and before the first word of it. */
  outage(): Outage | undefined;
};

/** A watch over something that nobody has asked yet. */
export function newWatch(clock: () => number = Date.now): Watch {
  const begun = clock();
  let never = true;
  let outage: Outage | undefined;
  return {
    reached() {
      never = false;
      outage = undefined;
    },
    missed(reason) {
      const { since, reason: known } = outage ?? { since: never ? begun : clock(), reason: 'no answer' };
      outage = { since, reason: reason || known, never };
    },
    outage: () => outage,
  };
}

/** What a connection tells of itself. */
export type Telling = { on(event: 'ready' | 'close' | 'error', told: (error: Error) => void): unknown };

/** Keeps a watch told of what becomes of a connection. */
export function watchConnection(redis: Telling, watch: Watch): void {
  redis.on('ready', () => watch.reached());
  redis.on('close', () => watch.missed());
  redis.on('error', (error) => watch.missed(reasonOf(error)));
}
