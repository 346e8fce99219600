import { parseArgs } from 'node:util';

import { growing } from '@copydesk/hostile/growing';
import { growth, measured } from '@copydesk/hostile/linear';

import { say, UsageError } from './terminal.ts';

const MB = 1024 * 1024;

/** How many times longer twice as much may take. */
const BOUND = 2.3;

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
  if (!/^[1-9]\d?$/u.test(values.most)) throw new UsageError(`--most takes megabytes, not ${values.most}`);
  const rows = growing.filter(({ name }) => name.includes(values.only));
  if (rows.length === 0) throw new UsageError(`no input is called ${values.only}`);
  const sizes: number[] = [];
  for (let size = MB; size <= Number(values.most) * MB; size *= 2) sizes.push(size);

  const worst = rows.map((row) => {
    const found = measured(row, sizes, Number(values.passes));
    const times = growth(found);
    const figures = found.map(({ cpuMs, ends }) => `${Math.round(cpuMs)} ms${ends === 'article' ? '' : ` (${ends})`}`);
    say(`${row.name}: ${figures.join(' -> ')}, times ${times.map((one) => one.toFixed(2)).join(', ')}`);
    return { name: row.name, times: Math.max(...times) };
  });
  const [first] = worst.toSorted((a, b) => b.times - a.times);
  const past = worst.filter(({ times }) => times > BOUND);
  const line = {
    inputs: rows.length,
    megabytes: sizes.map((size) => size / MB),
    bound: BOUND,
    past: past.map(({ name }) => name),
  };
  process.stdout.write(
    `${JSON.stringify({ ...line, worst: first && { ...first, times: Math.round(first.times * 100) / 100 } })}\n`,
  );
  return past.length > 0 ? 1 : 0;
}
