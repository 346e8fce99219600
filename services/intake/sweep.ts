import { reconcile } from '@copydesk/pipeline/reconcile';
import type { Outside } from '@copydesk/pipeline/world';

import type { Counters } from './counters.ts';
import { afterFailures, pause, untilRoom } from './patience.ts';

export type SweepOptions = {
  /** The drops bucket's name. */
  bucket: string;
  /** Drops older than this are left alone, ISO 8601 UTC. */
  since?: string | undefined;
  /** Between two sweeps, in milliseconds. */
  everyMs: number;
  /** Between two looks whether there is room again, in milliseconds. */
  roomMs?: number;
  signal: AbortSignal;
  counters: Counters;
};

export type Sweeps = {
  /** Asks for a sweep: it starts at once, or right after the present one. */
  ask(): void;
  /** Resolves when the last sweep has ended after the signal, between two drops. Never rejects. */
  ended: Promise<void>;
};

/** After a sweep that failed the next one comes sooner, at first after so many milliseconds, then twice that, ... */
const SOONER_MS = 1_000;

/** Sweeps at the start, then again and again, until the signal. A sweep that fails is logged, and the next one begins anew. */
export function keepSweeping(
  outside: Outside,
  { bucket, since, everyMs, roomMs = 1_000, signal, counters }: SweepOptions,
): Sweeps {
  let rest = new AbortController();

  async function sweep(): Promise<boolean> {
    const started = performance.now();
    try {
      const swept = await reconcile(outside, {
        bucket,
        signal,
        room: () => untilRoom(outside, { waits: { event: 'sweep waits' }, everyMs: roomMs, signal }),
        ...(since !== undefined && { since }),
      });
      for (const [found, drops] of Object.entries(swept)) counters.add('copydesk_intake_sweep_drops_total', { found }, drops);
      counters.add('copydesk_intake_sweeps_total', { outcome: signal.aborted ? 'stopped' : 'finished' });
      outside.log('info', { event: 'sweep', ...swept, ms: Math.round(performance.now() - started) });
      return true;
    } catch (error) {
      counters.add('copydesk_intake_sweeps_total', { outcome: 'failed' });
      outside.log('warn', { event: 'sweep failed', reason: String(error) });
      return false;
    }
  }

  async function loop(): Promise<void> {
    for (let failed = 0; !signal.aborted; ) {
      // From here on a request is for the sweep after this one: this one may have passed its drop already.
      rest = new AbortController();
      failed = (await sweep()) ? 0 : failed + 1;
      const restMs = failed === 0 ? everyMs : afterFailures(failed, SOONER_MS, everyMs);
      await pause(restMs, AbortSignal.any([signal, rest.signal]));
    }
  }

  return { ask: () => rest.abort(), ended: loop() };
}
