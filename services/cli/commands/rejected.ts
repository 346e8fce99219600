import { codeNamed, instant, parsed, usual } from '../arguments.ts';
import { withDesk } from '../desk.ts';
import { rejectedDrops } from '../rejected-drops.ts';
import { print } from '../terminal.ts';

/** `copydesk rejected`: see `commands.ts`. */
export async function run(words: string[]): Promise<number> {
  const { values } = parsed(words, { ...usual, code: { type: 'string' }, since: { type: 'string' } }, 0);
  const wanted = values.code === undefined ? undefined : codeNamed(values.code);
  const since = values.since === undefined ? undefined : instant('since', values.since);
  const plain = values.json || !process.stdout.isTTY;
  return withDesk(values.data, async ({ outside }) => {
    for await (const { key, at, document } of rejectedDrops({ code: wanted, since }, outside)) {
      const { code = null, sentence: message = null, detail = null } = document ?? {};
      await print(
        plain
          ? JSON.stringify({ key, at, code, message, detail })
          : `${at}  ${(code ?? 'damaged').padEnd(16)} ${JSON.stringify(key)}${document ? `\n  ${message} (${detail})` : ''}`,
      );
    }
    return 0;
  });
}
