import { UsageError } from './arguments.ts';
import { commands } from './commands.ts';
import { exitCodeOf, print, say } from './terminal.ts';

/** Runs one command as it was typed, and gives the exit code. */
export async function copydesk([name = 'help', ...words]: string[]): Promise<number> {
  const command = commands.find((one) => one.name === name);
  const help = (word: string) => word === '--help' || word === '-h';
  try {
    if (command && words.some(help)) {
      await print(`usage: copydesk ${command.usage}\n\n${command.why}`);
      return 0;
    }
    if (command) return await (await command.load()).run(words);
    const list = commands.map((one) => `  copydesk ${one.usage}\n      ${one.why}`).join('\n');
    const asked = name === 'help' || help(name);
    if (asked) await print(list);
    else say(`copydesk: there is no command ${name}\n\n${list}\n`);
    return asked ? 0 : 2;
  } catch (error) {
    const usage = error instanceof UsageError && command ? `\nusage: copydesk ${command.usage}` : '';
    say(`copydesk: ${error instanceof Error ? error.message : String(error)}${usage}\n`);
    return exitCodeOf(error);
  }
}
