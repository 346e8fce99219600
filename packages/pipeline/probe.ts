/** What lies below this in the drops bucket is no drop: `copydesk doctor` puts it there, to see whether its event comes. */
const PROBES = '.copydesk/';

/** Whether an object of the drops bucket is one that Copydesk put there to try something. It has no outcome. */
export function isProbe(key: string): boolean {
  return key.startsWith(PROBES);
}

/** The key of a probe. Its name holds what senders of events encode in ways of their own, so that one that gets it wrong is noticed. */
export function probeKey(id: string): string {
  return `${PROBES}doctor a+b é%41 ${id}.txt`;
}

/** Where intake notes in Redis that the event of a probe has come. */
export function probeMark(prefix: string, key: string): string {
  return `${prefix}:probe:${key}`;
}

/** How long that is remembered, in seconds. */
export const PROBE_SECONDS = 600;
