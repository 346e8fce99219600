#!/usr/bin/env node
import { UsageError } from './arguments.ts';
import { commands } from './commands.ts';
import { exitCodeOf, print, say } from './terminal.ts';

const [name = 'help', ...words] = process.argv.slice(2);
const command = commands.find((one) => one.name === name);

try {
  if (!command) {
    const list = commands.map((one) => `  copydesk ${one.usage}\n      ${one.why}`).join('\n');
    const asked = ['help', '--help', '-h'].includes(name);
    if (asked) await print(list);
    else say(`copydesk: there is no command ${name}\n\n${list}\n`);
    process.exitCode = asked ? 0 : 2;
  } else {
    const { run } = await command.load();
    process.exitCode = await run(words);
  }
} catch (error) {
  const usage = error instanceof UsageError && command ? `\nusage: copydesk ${command.usage}` : '';
  say(`copydesk: ${error instanceof Error ? error.message : String(error)}${usage}\n`);
  process.exitCode = exitCodeOf(error);
}
