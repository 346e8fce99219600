// Makes the README's tables from the code they describe, so that neither can be wrong about the other. `--check` writes nothing
// and ends with 1 when the README is behind; another file may be named in place of the README.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { rejections } from '../packages/article/rejection.ts';
import { Config } from '../packages/boot/config.ts';
import { FeedRule } from '../packages/pipeline/feeds.ts';
import { stages } from '../packages/pipeline/stages.ts';
import { commands } from '../services/cli/commands.ts';

type Row = readonly string[];

/** The tables by their name in the README: a heading, and the rows below it. */
const tables: Record<string, { heading: Row; rows: readonly Row[] }> = {
  stages: {
    heading: ['stage', 'what it does', 'at once in one worker', 'tries'],
    rows: stages.map(({ name, why, concurrency, attempts }) => [code(name), why, String(concurrency), String(attempts)]),
  },
  commands: {
    heading: ['command', 'what it does'],
    rows: commands.map(({ usage, why }) => [code(usage), why]),
  },
  settings: {
    heading: ['variable', 'default', 'what it is for'],
    rows: Object.entries(Config.shape).map(([name, schema]) => [code(name), presetOf(schema), schema.description ?? '']),
  },
  feeds: {
    heading: ['a feed may say', 'what it means'],
    rows: Object.entries(FeedRule.shape).map(([name, schema]) => [code(name), schema.description ?? '']),
  },
  rejections: {
    heading: ['code', 'what an editor is told'],
    rows: Object.entries(rejections).map(([name, sentence]) => [code(name), sentence]),
  },
};

/** What holds where a variable is not set; a setting that the schema does not accept as absent has to be set. */
function presetOf(schema: { safeParse(value: undefined): { success: boolean; data?: unknown } }): string {
  const { success, data } = schema.safeParse(undefined);
  if (!success) return '(must be set)';
  return data === undefined ? '' : code(String(data));
}

function code(text: string): string {
  return `\`${text}\``;
}

/** A table in GitHub's Markdown, where a bar inside a cell needs a backslash. */
function markdown({ heading, rows }: { heading: Row; rows: readonly Row[] }): string {
  const line = (cells: Row) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heading), line(heading.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Puts each table between its markers. Throws when the text lacks a marker. */
function filled(text: string): string {
  return Object.entries(tables).reduce((sofar, [name, table]) => {
    const [begin, end] = [`<!-- ${name}: made by npm run docs -->\n`, `\n<!-- end of ${name} -->`];
    const from = sofar.indexOf(begin);
    const to = sofar.indexOf(end, from);
    if (from === -1 || to === -1)
      throw new Error(`the README has no place for the table "${name}": it needs the lines ${begin.trim()} and ${end.trim()}`);
    return sofar.slice(0, from + begin.length) + markdown(table) + sofar.slice(to);
  }, text);
}

const check = process.argv.includes('--check');
const file = process.argv.slice(2).find((word) => word !== '--check') ?? fileURLToPath(new URL('../README.md', import.meta.url));
const before = await readFile(file, 'utf8');
const after = filled(before);
if (before !== after && check) {
  process.stderr.write(`${file} is behind the code. Run npm run docs, and commit what it changes.\n`);
  process.exitCode = 1;
} else if (before !== after) {
  await writeFile(file, after);
}
