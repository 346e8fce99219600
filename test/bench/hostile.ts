import { parseArgs } from 'node:util';

import { campaign, limitFaults } from '@copydesk/hostile/campaign';
import { attacks } from '@copydesk/hostile/corpus';

import { say, UsageError } from './terminal.ts';

/** `bench hostile`: see `main.ts`. Ends with 1 when an attack passes a limit, ends otherwise than it should, or is noticed by others. */
export async function run(words: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...words], options: { only: { type: 'string', default: '' } } });
  const names = attacks.map(({ name }) => name).filter((name) => name.includes(values.only));
  if (names.length === 0) throw new UsageError(`no attack is called ${values.only}`);
  say(`${names.length} attacks`);
  const { ended, attempts, log, lines } = await campaign(names, (one) => {
    const faults = [...one.faults, ...limitFaults(one)];
    const figures = [`${one.bytes} bytes`, `${one.cpuMs} ms`, ...(one.peakMb === undefined ? [] : [`${one.peakMb} MB`])];
    say(`${one.name}: ${one.ends}, ${figures.join(', ')}${faults.length > 0 ? ` FAULT ${faults.join('; ')}` : ''}`);
  });
  for (const fault of [...attempts, ...log]) say(`FAULT ${fault}`);
  const outside = ended.filter((one) => one.faults.length + limitFaults(one).length > 0).length;
  const most = (figure: (one: (typeof ended)[number]) => number | undefined) => Math.max(...ended.map((one) => figure(one) ?? 0));
  process.stdout.write(
    `${JSON.stringify({
      attacks: names.length,
      ended: ended.length,
      faulty: outside,
      articles: ended.filter(({ ends }) => ends === 'article').length,
      mostCpuMs: most(({ cpuMs }) => cpuMs),
      mostMb: most(({ peakMb }) => peakMb),
      connections: attempts.length,
      logLines: lines,
      deceivingLines: log.length,
    })}\n`,
  );
  return outside + attempts.length + log.length > 0 ? 1 : 0;
}
