/** Where the pages are; bull-board is mounted under `BOARD`. */
export const FLOW = '/';
export const REJECTIONS = '/rejections';
export const FEEDS = '/feeds';
export const BOARD = '/queues';
export const METRICS = '/metrics';

/** The address of a job's page on the board. */
export function jobAddress(stage: string, jobId: string): string {
  return `${BOARD}/queue/${encodeURIComponent(stage)}/${encodeURIComponent(jobId)}?status=completed`;
}

/** The address of a queue's page on the board, at its jobs in one state. */
export function queueAddress(stage: string, state: string): string {
  return `${BOARD}/queue/${encodeURIComponent(stage)}?status=${encodeURIComponent(state)}`;
}
