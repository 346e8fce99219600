import { resolve } from 'node:path';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

import { RejectionCode } from '@copydesk/article/rejection';

/** What was typed does not fit the command; exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What commands take that talk to a store. `json` changes what a terminal shows; where all output is JSON it may be said as well. */
export const usual = {
  json: { type: 'boolean', default: false },
  data: { type: 'string' },
} as const satisfies ParseArgsOptionsConfig;

/** Splits what was typed into options and the rest, of which a command takes `most`. Throws `UsageError`. */
export function parsed<Options extends ParseArgsOptionsConfig>(words: string[], options: Options, most = Infinity) {
  const split = (() => {
    try {
      return parseArgs({ args: words, options, allowPositionals: true });
    } catch (error) {
      throw new UsageError(error instanceof Error ? error.message : String(error));
    }
  })();
  const extra = split.positionals[most];
  if (extra !== undefined) throw new UsageError(`what is ${extra} for?`);
  return split;
}

/** A path as the caller meant it: npm runs scripts in the project's folder and tells the caller's in INIT_CWD. */
export function callersPath(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}

/** A whole number above 0. Throws `UsageError`. */
export function positive(option: string, text: string | undefined, otherwise: number): number {
  const number = text === undefined ? otherwise : Number(text);
  if (!Number.isInteger(number) || number < 1) throw new UsageError(`--${option} takes a whole number above 0, not ${text}`);
  return number;
}

/** One of a few words; undefined when nothing was said. Throws `UsageError`. */
export function oneOf<Word extends string>(option: string, text: string | undefined, words: readonly Word[]): Word | undefined {
  const word = words.find((one) => one === text);
  if (text === undefined || word !== undefined) return word;
  throw new UsageError(`--${option} takes one of ${words.join(', ')}, not ${text}`);
}

/** An instant as whole seconds, ISO 8601 UTC. Throws `UsageError`. */
export function instant(option: string, text: string): string {
  const time = new Date(text);
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(time.getTime())) {
    throw new UsageError(`--${option} takes a time such as 2026-11-23T05:50:00Z, not ${text}`);
  }
  return `${time.toISOString().slice(0, 19)}Z`;
}

/** A reason to reject, by its code. Throws `UsageError`. */
export function codeNamed(text: string): RejectionCode {
  const code = RejectionCode.safeParse(text);
  if (!code.success)
    throw new UsageError(`no drop is ever rejected as ${text}; the codes are ${RejectionCode.options.join(', ')}`);
  return code.data;
}
