/** One thing that a person or a program can ask for. Results go to stdout, everything else to stderr. */
export type Command = {
  name: string;
  /** What to type after `copydesk`. */
  usage: string;
  why: string;
  /**
   * Loaded only when it is asked for: `try` needs no Redis, and should not wait for one's client. `run` gives the exit code: 0 all
   * well, 1 some drop was rejected or failed. Wrong usage (2) and an unreachable world (3) are thrown.
   */
  load(): Promise<{ run(words: string[]): Promise<number> }>;
};

/** Every command, in the order a newcomer meets them. */
export const commands: readonly Command[] = [
  {
    name: 'try',
    usage: 'try FILE…|DIR|- [--view whole|flat] [--pretty] [--at T] [--jobs N]',
    why: 'Shows what would become of drops, without Redis or S3: one JSON line each, in the order given.',
    load: () => import('./commands/try.ts'),
  },
  {
    name: 'up',
    usage: 'up [--data DIR] [--once] [--samples] [--prefix P] [FILE…|DIR]',
    why: 'Starts everything on this machine, including Redis and an S3 endpoint, drops the files and reports what became of them.',
    load: () => import('./commands/up.ts'),
  },
  {
    name: 'drop',
    usage: 'drop FILE…|DIR [--prefix P] [--wait] [--data DIR]',
    why: 'Puts files into the drops bucket; with --wait, reports what became of each.',
    load: () => import('./commands/drop.ts'),
  },
  {
    name: 'status',
    usage: 'status [--json] [--data DIR]',
    why: 'Shows how many drops are in which stage, whether there is room for more, and how far backfills are.',
    load: () => import('./commands/status.ts'),
  },
  {
    name: 'doctor',
    usage: 'doctor [--role intake|worker|console|operator] [--wait SECONDS] [--json] [--data DIR]',
    why: 'Checks the store, rights, Redis and, with a probe, events; says what is wrong and what to do. With --role, what a key of that role needs. Exits with 1 if anything is wrong.',
    load: () => import('./commands/doctor.ts'),
  },
  {
    name: 'show',
    usage: 'show KEY|URI [--data DIR]',
    why: 'Prints the outcome of one drop, named by its key in the drops bucket or by its urn:copydesk: URI.',
    load: () => import('./commands/show.ts'),
  },
  {
    name: 'rejected',
    usage: 'rejected [--code C] [--since T] [--json] [--data DIR]',
    why: 'Lists the drops that were rejected, with the reason.',
    load: () => import('./commands/rejected.ts'),
  },
  {
    name: 'replay',
    usage: 'replay KEY… | --code C | --since T [--rate N] [--dry-run] [--data DIR]',
    why: 'Sends drops through again from the start: the ones named, or the rejected ones with a code or since a time.',
    load: () => import('./commands/replay.ts'),
  },
  {
    name: 'reconcile',
    usage: 'reconcile [--since T] [--data DIR]',
    why: 'Queues every drop that has no outcome and no job, as intake does by itself every RECONCILE_MS.',
    load: () => import('./commands/reconcile.ts'),
  },
  {
    name: 'backfill',
    usage: 'backfill s3://BUCKET/PREFIX [--rate N] [--data DIR]',
    why: 'Takes in an archive that lies in the drops bucket: queues what has no outcome, at most N a second (20), and nothing while live drops have to wait.',
    load: () => import('./commands/backfill.ts'),
  },
  {
    name: 'reindex',
    usage: 'reindex [--data DIR]',
    why: 'Rebuilds the index of duplicates from the output bucket; meanwhile drops wait in dedupe.',
    load: () => import('./commands/reindex.ts'),
  },
];
