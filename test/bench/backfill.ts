import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import type { Store } from '@copydesk/pipeline/world';
import { seeded } from '@copydesk/rehearsal/seeded';
import { s3Client, s3Store } from '@copydesk/s3';
import { serveS3 } from '@copydesk/s3-local';

import { type RunningStack, startStack } from '../stack.ts';
import { story } from '../story.ts';
import { say, UsageError } from './terminal.ts';

const CLI = fileURLToPath(new URL('../../services/cli/main.ts', import.meta.url));
const KEYS = { accessKeyId: 'bench', secretAccessKey: 'a secret of the bench' };
const BUCKETS = ['drops', 'output', 'work'];

/** Paragraphs of a drop, about 8 KB of text. */
const PARAGRAPHS = 14;

/** Between two looks for the outcome of a live drop, in milliseconds. */
const LOOK_MS = 10;

/** How long a live drop may take before the bench gives up, in milliseconds. */
const PATIENCE_MS = 60_000;

/** Milliseconds from the PUT of a live drop until its outcome was seen, in both ways of running. */
type Took = { alone: number[]; beside: number[] };

/** `bench backfill`: see `main.ts`. */
export async function run(words: readonly string[]): Promise<number> {
  const options = {
    rate: { type: 'string', default: '20' },
    live: { type: 'string', default: '4' },
    seconds: { type: 'string', default: '20' },
    rounds: { type: 'string', default: '3' },
  } as const;
  const { values } = parseArgs({ args: [...words], options });
  const [rate, live, seconds, rounds] = [values.rate, values.live, values.seconds, values.rounds].map(Number) as number[];
  if (![rate, live, seconds, rounds].every((number) => Number.isInteger(number) && Number(number) > 0))
    throw new UsageError('--rate, --live, --seconds and --rounds take whole numbers above 0');
  const asked = { rate: rate!, live: live!, seconds: seconds!, rounds: rounds! };
  const archive = asked.rate * (asked.seconds + 5) * asked.rounds;
  say(`putting an archive of ${archive} drops`);
  const stack = await startStack({ RECONCILE_SINCE: '2999-01-01T00:00:00Z', CONSOLE_PORT: '0' }, (data) => fill(data, archive));
  try {
    const told = await byTurns(stack, asked);
    process.stdout.write(`${JSON.stringify({ ...asked, ...told })}\n`);
    return 0;
  } finally {
    await stack.close();
  }
}

/** Puts the archive before anybody listens, as one that lay there from of old. */
async function fill(data: string, count: number): Promise<void> {
  const server = await serveS3({ dir: join(data, 's3'), buckets: BUCKETS, ...KEYS });
  const client = s3Client({ ...KEYS, endpoint: server.endpoint, region: 'us-east-1' });
  const store = s3Store(client, 'drops');
  for (let at = 0; at < count; at += 64)
    await Promise.all(
      Array.from({ length: Math.min(64, count - at) }, (_, more) =>
        put(store, `archive/${at + more}.txt`, story(1_000_000 + at + more, undefined, PARAGRAPHS)),
      ),
    );
  client.destroy();
  await server.close();
}

/** Live drops alone and beside the backfill, by turns, so that what else the machine does strikes both. */
async function byTurns(
  stack: RunningStack,
  { rate, live, seconds, rounds }: Record<'rate' | 'live' | 'seconds' | 'rounds', number>,
) {
  const took: Took = { alone: [], beside: [] };
  let seed = 0;
  let taken = 0;
  const liveDrops = (round = 0) => Promise.all(moments(live, seconds, round).map((at) => arrival(stack, (seed += 1), at)));
  await liveDrops();
  for (let round = 1; round <= rounds; round += 1) {
    took.alone.push(...(await liveDrops(round)));
    const backfill = spawn(
      process.execPath,
      [CLI, 'backfill', 's3://drops/archive/', '--rate', String(rate), '--data', stack.data],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const added = addedBy(backfill);
    await sleep(3_000);
    took.beside.push(...(await liveDrops(round)));
    backfill.kill('SIGINT');
    taken += await added;
    say(
      `round ${round}: p99 alone ${Math.round(share(took.alone, 0.99))} ms, beside ${Math.round(share(took.beside, 0.99))} ms so far`,
    );
    await sleep(3_000);
  }
  const both = (at: number) => ({ alone: Math.round(share(took.alone, at)), beside: Math.round(share(took.beside, at)) });
  const ratio = share(took.beside, 0.99) / share(took.alone, 0.99);
  return { drops: took.beside.length, taken, p50: both(0.5), p95: both(0.95), p99: both(0.99), ratio: Number(ratio.toFixed(2)) };
}

/** When live drops of a round come, in milliseconds from its begin: as news does, at random, but in both ways of running alike. */
function moments(live: number, seconds: number, round: number): number[] {
  const random = seeded(round);
  const gaps = Array.from({ length: live * seconds }, () => (-Math.log(1 - random()) * 1_000) / live);
  let at = 0;
  return gaps.map((gap) => (at += gap));
}

/** Drops that a backfill says it queued. */
async function addedBy(backfill: ChildProcess): Promise<number> {
  let out = '';
  backfill.stdout?.setEncoding('utf8').on('data', (text: string) => void (out += text));
  await once(backfill, 'close');
  return JSON.parse(out).added;
}

/** Milliseconds from putting a drop, `afterMs` from now, until its article stands. */
async function arrival({ drops, output }: RunningStack, seed: number, afterMs: number): Promise<number> {
  await sleep(afterMs);
  const key = `live/${seed}.txt`;
  const begun = performance.now();
  await put(drops, key, story(seed, undefined, PARAGRAPHS));
  while (!(await output.head(`articles/${key}.json`))) {
    if (performance.now() - begun > PATIENCE_MS) throw new Error(`${key} has no article after ${PATIENCE_MS} ms`);
    await sleep(LOOK_MS);
  }
  return performance.now() - begun;
}

async function put(store: Store, key: string, text: string): Promise<void> {
  await store.put(key, Buffer.from(text), { contentType: 'text/plain' });
}

/** The value below which that share of them lies. */
function share(times: readonly number[], at: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(at * sorted.length) - 1)] ?? NaN;
}
