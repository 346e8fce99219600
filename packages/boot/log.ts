import { pino } from 'pino';

/** Writes one JSON line to stderr. Never article text, never a secret: only what `step` and the services name. */
export type Logger = (level: 'info' | 'warn' | 'error', line: Record<string, unknown>) => void;

/** Bidirectional controls and C1 codes pass pino unescaped and can forge what an operator reads. */
const DECEIVING = /[\u0080-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** The log of one service, as JSON lines on stderr; stdout is for results. */
export function logger(service: string, level: string): Logger {
  const log = pino(
    { level, base: { service }, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: true }),
  );
  return (severity, line) => log[severity](plain(line));
}

function plain(line: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(line).map(([name, value]) => [name, typeof value === 'string' ? visible(value) : value]),
  );
}

function visible(text: string): string {
  return text.slice(0, 2_000).replace(DECEIVING, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
