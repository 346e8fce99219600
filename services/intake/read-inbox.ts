import { accept, type Desk } from './accept.ts';
import type { Inbox, Letter } from './inbox.ts';
import { afterFailures, pause, untilRoom } from './patience.ts';
import { recognise } from './sources.ts';

export type Reading = {
  desk: Desk;
  signal: AbortSignal;
  /** Between two looks whether there is room again, and first pause after a failure, in milliseconds. */
  pauseMs?: number;
};

/** Pauses after failures in a row grow up to this, in milliseconds. */
const LONGEST_PAUSE_MS = 30_000;

/**
 * Takes events out of an inbox until the signal. A letter leaves the queue only when all its events have their jobs. While intake
 * is held back none is taken out; while the store or Redis cannot be reached the letters in hand are held, not given back, so that
 * no outage of ours carries good letters to the dead ones. Resolves when the last letters are dealt with; never rejects.
 */
export async function readInbox(inbox: Inbox, { desk, signal, pauseMs = 1_000 }: Reading): Promise<void> {
  const { log } = desk.outside;
  const room = () => untilRoom(desk.outside, { waits: { event: 'inbox waits', way: inbox.name }, everyMs: pauseMs, signal });

  /** Does something again and again until it succeeds or the signal comes; gives whether it did. */
  async function insist(what: string, work: () => Promise<void>): Promise<boolean> {
    for (let failed = 1; !signal.aborted; failed += 1) {
      try {
        await work();
        return true;
      } catch (error) {
        if (failed === 1 && !signal.aborted) log('warn', { event: what, way: inbox.name, reason: String(error) });
        await pause(afterFailures(failed, pauseMs, LONGEST_PAUSE_MS), signal);
      }
    }
    return false;
  }

  async function deal(letter: Letter): Promise<void> {
    const message = recognise(jsonOf(letter.body));
    if (message === undefined) {
      desk.counters.add('copydesk_intake_strangers_total', { way: inbox.name });
      log('warn', { event: 'stranger', way: inbox.name, reason: 'the message has the shape of no source' });
      await (inbox.hasDeadLetters ? letter.back() : letter.done());
      return;
    }
    const accepted = await insist('events wait', async () => {
      await room();
      if (!signal.aborted) await accept(message, desk);
    });
    await (accepted && !signal.aborted ? letter.done() : letter.back());
  }

  async function dealWith(letters: Letter[]): Promise<void> {
    const inHand = new Set(letters);
    const holding = setInterval(() => {
      // A letter that cannot be held comes to somebody else as well, which harms nothing.
      for (const letter of inHand) letter.hold?.().catch(() => undefined);
    }, inbox.heldMs / 3);
    try {
      await Promise.all(
        letters.map(async (letter) => {
          // What cannot be taken out or given back comes again by itself.
          await deal(letter).catch((error: unknown) =>
            log('warn', { event: 'letter not taken', way: inbox.name, reason: String(error) }),
          );
          inHand.delete(letter);
        }),
      );
    } finally {
      clearInterval(holding);
    }
  }

  const batches = new Set<Promise<void>>();
  while (!signal.aborted) {
    await insist('inbox failed', async () => {
      await room();
      if (signal.aborted) return;
      const letters = await inbox.receive(signal);
      const batch = dealWith(letters);
      batches.add(batch);
      void batch.finally(() => batches.delete(batch));
      // Who asks again with some in hand, and is told to stop, may be sent a letter that nobody opens until its time is over.
      const allowed = letters.length < inbox.most ? 1 : inbox.batches;
      while (batches.size >= allowed) await Promise.race(batches);
    });
  }
  await Promise.all(batches);
}

/** The value of a letter; one that is no JSON is nobody's. */
function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return 'not JSON';
  }
}
