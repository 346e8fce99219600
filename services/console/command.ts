import { exactly } from './html.ts';

/** What no shell reads anything into. */
const PLAIN = /^[\w./@%+=:,][\w./@%+=:,-]*$/;

/** The command that sends one drop through again, to be copied into a shell. */
export function replayCommand(key: string): string {
  return `copydesk replay ${key.startsWith('-') ? '-- ' : ''}${quoted(key)}`;
}

/** An archive as `copydesk backfill` takes it. */
export function archiveAddress({ bucket, prefix }: { bucket: string; prefix: string }): string {
  return `s3://${bucket}/${prefix}`;
}

/** The command that goes on with a backfill, to be copied into a shell. */
export function backfillCommand(one: { bucket: string; prefix: string; rate: number }): string {
  return `copydesk backfill ${quoted(archiveAddress(one))} --rate ${one.rate}`;
}

/**
 * A word as bash and zsh read it, whatever is in it. What cannot be seen is spelled out (`$'…\u202E…'`), so that the word that is
 * copied is the word that is shown.
 */
export function quoted(word: string): string {
  if (PLAIN.test(word)) return word;
  if (exactly(word) === word) return `'${word.replaceAll("'", "'\\''")}'`;
  const spelled = [...word].map((character) => {
    if (character === "'" || character === '\\') return `\\${character}`;
    if (exactly(character) === character) return character;
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
    return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
  });
  return `$'${spelled.join('')}'`;
}
