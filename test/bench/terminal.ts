/** What was typed does not fit; exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Progress and reasons go to stderr, so that stdout holds nothing but results. */
export function say(line: string): void {
  process.stderr.write(`bench: ${line}\n`);
}
