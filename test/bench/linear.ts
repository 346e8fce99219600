import { parseArgs } from 'node:util';

import { type Growing, growing } from '@copydesk/hostile/growing';
import { below, growth, measured, type Size } from '@copydesk/hostile/linear';

import { say, UsageError } from './terminal.ts';

const MB = 1024 * 1024;

/** How many times longer twice as much may take. */
const BOUND = 2.3;

/**
 * What takes less takes as long as the engine has it, which has compiled more or less by then: one input took 39 to 86 ms in three runs.
 * It counts as this, in milliseconds; what is quadratic shows itself in the larger sizes.
 */
const NOISE_MS = 50;

/** How often an input is at least measured again that seems to take longer. */
const AGAIN = 4;

/** How long that may take where it is more often, in milliseconds of CPU: a busy moment of the machine distorts small times most. */
const AGAIN_MS = 12_000;

/** `bench linear`: see `main.ts`. Ends with 1 when an input takes more than so many times longer for twice its size. */
export async function run(words: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...words],
    options: {
      only: { type: 'string', default: '' },
      passes: { type: 'string', default: '3' },
      most: { type: 'string', default: '8' },
    },
  });
  if (!/^[1-9]$/u.test(values.passes)) throw new UsageError(`--passes takes 1 to 9, not ${values.passes}`);
  if (!/^[1-9]\d?$/u.test(values.most)) throw new UsageError(`--most takes whole megabytes, not ${values.most}`);
  const rows = growing.filter(({ name }) => name.includes(values.only));
  if (rows.length === 0) throw new UsageError(`no input is called ${values.only}`);
  const most = Number(values.most) * MB;

  const worst = rows.map((row) => {
    const asked = series(row, doublings(most), Number(values.passes));
    // What is refused for its size takes no time: the work itself is measured below the caps.
    const cap = asked.sizes.every(({ ends }) => ends === 'article') ? most : below(row, most);
    const uncapped = cap < most ? series(row, doublings(cap), Number(values.passes)) : asked;
    return { name: row.name, times: Math.max(...asked.times, ...uncapped.times) };
  });
  const [first] = worst.toSorted((a, b) => b.times - a.times);
  const past = worst.filter(({ times }) => times > BOUND);
  const line = {
    inputs: rows.length,
    megabytes: doublings(most).map((size) => size / MB),
    bound: BOUND,
    past: past.map(({ name }) => name),
  };
  process.stdout.write(
    `${JSON.stringify({ ...line, worst: first && { ...first, times: Math.round(first.times * 100) / 100 } })}\n`,
  );
  return past.length > 0 ? 1 : 0;
}

/** A size and what it is the double of, three times over, the smallest first. */
function doublings(most: number): number[] {
  return [8, 4, 2, 1].map((part) => most / part);
}

/**
 * Measures an input at some sizes, and again where it seems to take too long, for others use this machine too: the best of all that was
 * measured counts, and the smaller the times, the more often they are.
 */
function series(row: Growing, bytes: readonly number[], passes: number): { sizes: Size[]; times: number[] } {
  let sizes = measured(row, bytes, passes);
  const tookMs = sizes.reduce((sum, { cpuMs }) => sum + cpuMs, 0) * passes;
  const most = Math.max(AGAIN, Math.floor(AGAIN_MS / tookMs));
  for (let again = 0; again < most && Math.max(...growth(sizes, NOISE_MS)) > BOUND; again += 1)
    sizes = measured(row, bytes, passes, sizes);
  const times = growth(sizes, NOISE_MS);
  const figures = sizes.map(
    ({ bytes: size, cpuMs, ends }) =>
      `${(size / MB).toFixed(2)} MB ${Math.round(cpuMs)} ms${ends === 'article' ? '' : ` (${ends})`}`,
  );
  say(`${row.name}: ${figures.join(' -> ')}, times ${times.map((one) => one.toFixed(2)).join(', ')}`);
  return { sizes, times };
}
