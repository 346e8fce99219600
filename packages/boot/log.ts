import { pino } from 'pino';

/** Writes one JSON line to stderr. Never article text, never a secret: only what `step` and the services name. */
export type Logger = (level: 'info' | 'warn' | 'error', line: Record<string, unknown>) => void;

/**
 * What JSON leaves as it is and a terminal or an editor acts upon: DEL and C1 codes, separators of lines, marks without width or for
 * direction, tag characters. Any of them could forge what an operator reads.
 */
const DECEIVING =
  /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

/** Characters of one text in a line. */
const LONGEST = 2_000;

/** A secret that is shorter stands in innocent words as well. */
const SECRET_LENGTH = 4;

/**
 * The log of one service, as JSON lines on stderr; stdout is for results. Secrets that are known stand in no line, whoever put them
 * there: a library's error may quote what it was given.
 */
export function logger(service: string, level: string, secrets: readonly string[] = []): Logger {
  const out = pino.destination({ fd: 2, sync: true });
  const hidden = secrets.filter((secret) => secret.length >= SECRET_LENGTH).map((secret) => JSON.stringify(secret).slice(1, -1));
  const hide = (line: string) => hidden.reduce((text, secret) => text.replaceAll(secret, '[secret]'), line);
  const log = pino(
    { level, base: { service }, timestamp: pino.stdTimeFunctions.isoTime },
    // The line as a whole, so that nothing passes that is nested.
    { write: (line: string) => out.write(hide(line).replace(DECEIVING, escaped)) },
  );
  return (severity, line) => log[severity](short(line));
}

function short(line: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(line).map(([name, value]) => [name, typeof value === 'string' ? value.slice(0, LONGEST) : value]),
  );
}

/** The escape of JSON, so that a reader of the line gets the character back. */
function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join(
    '',
  );
}
