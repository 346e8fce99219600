import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Outside } from '@copydesk/pipeline/world';

import { type Arrival, arrivals } from '../arrivals.ts';
import { callersPath, parsed, UsageError, usual } from '../arguments.ts';
import { withDesk } from '../desk.ts';
import { embeddedTiers } from '../embedded.ts';
import { dropFiles } from '../files.ts';
import { endLeftovers, takeFolder } from '../leftovers.ts';
import { type Put, putDrops } from '../put-drops.ts';
import { DEFAULT_DATA, newStack } from '../stack.ts';
import { supervise, type Supervised } from '../supervise.ts';
import { print, progress, say } from '../terminal.ts';

/** The articles that `npm start` drops: written for Copydesk, one for each shape of drop. */
const SAMPLES = fileURLToPath(new URL('../../../test/drops', import.meta.url));

/** `copydesk up`: see `commands.ts`. */
export async function run(words: string[]): Promise<number> {
  const { values, positionals } = parsed(words, {
    json: usual.json,
    data: { type: 'string', default: DEFAULT_DATA },
    once: { type: 'boolean', default: false },
    samples: { type: 'boolean', default: false },
    prefix: { type: 'string', default: '' },
  });
  const given = values.samples ? [...positionals, SAMPLES] : positionals;
  if (values.once && given.length === 0) throw new UsageError('with --once, name the files to drop');
  const data = callersPath(values.data);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());

  const letGo = await takeFolder(data);
  const running: Supervised[] = [];
  try {
    await endLeftovers(data);
    const stack = await newStack(data);
    for (const tier of await embeddedTiers(data, stack)) {
      if (stop.signal.aborted) return 1;
      progress(`copydesk: starting ${tier.map(({ name }) => name).join(', ')}`);
      const begun = await Promise.allSettled(tier.map((service) => supervise(service, data)));
      running.push(...begun.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])));
      const failed = begun.find((one) => one.status === 'rejected');
      if (failed) throw failed.reason;
    }
    const address = running.find(({ name }) => name === 'console')?.facts['url'];
    progress(
      `copydesk: running. Console ${String(address)}  Drops ${join(data, 's3', 'drops')}  Output ${join(data, 's3', 'output')}`,
      true,
    );
    const rejected = await withDesk(values.data, ({ outside }) => follow(given, values.prefix, outside, stop.signal));
    if (!values.once && !stop.signal.aborted) {
      say('copydesk: keeps running; stop it with Ctrl-C\n');
      await new Promise<void>((resolve) => void stop.signal.addEventListener('abort', () => resolve(), { once: true }));
    }
    return values.once && (rejected > 0 || stop.signal.aborted) ? 1 : 0;
  } finally {
    progress('copydesk: stopping', true);
    for (const service of running.toReversed()) await service.stop();
    await letGo();
  }
}

/** Drops the files and prints what becomes of each; gives how many were rejected. */
async function follow(given: string[], prefix: string, outside: Outside, signal: AbortSignal): Promise<number> {
  const puts: Put[] = [];
  for await (const put of putDrops(dropFiles(given), prefix, outside.drops)) {
    puts.push(put);
    progress(`copydesk: ${puts.length} dropped`);
  }
  const told: Arrival[] = [];
  for await (const arrival of arrivals(puts, outside, signal)) {
    told.push(arrival);
    progress('');
    await print(JSON.stringify(arrival));
    progress(`copydesk: ${bar(told.length, puts.length)} ${told.length} of ${puts.length} drops have their outcome`);
  }
  if (puts.length > 0) progress(`copydesk: ${summary(told, puts.length)}`, true);
  return told.filter(({ outcome }) => outcome === 'rejected').length;
}

function bar(done: number, all: number): string {
  const full = Math.round((done / all) * 24);
  return '█'.repeat(full) + '░'.repeat(24 - full);
}

function summary(told: readonly Arrival[], all: number): string {
  const counts = Map.groupBy(told, ({ outcome }) => outcome);
  const parts = [...counts].map(([outcome, some]) => `${some.length} ${outcome}`);
  return [`${all} drops`, ...parts, ...(told.length < all ? [`${all - told.length} without an outcome yet`] : [])].join(', ');
}
