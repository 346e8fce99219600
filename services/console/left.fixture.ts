import type { Ending, Left } from './snapshot.ts';

/** A job that left clean, and how its drop ended there, if it did. */
export function left(jobId: string, at: number, ending?: Partial<Ending>): Left {
  if (!ending) return { stage: 'clean', jobId, at };
  return {
    stage: 'clean',
    jobId,
    at,
    ending: { stage: 'clean', jobId, at, key: 'k', outcome: 'article', outputKey: 'o', ...ending },
  };
}
