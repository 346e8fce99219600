import { say, UsageError } from './terminal.ts';

/** The benchmarks by name. */
const benches = {
  articles: {
    usage: 'articles [--corpora DIR] [--sets zyte,…] [--peers ours,…] [--json] | articles --pin [--lower]',
    why: 'Scores bodies, headlines, writers and dates against labelled pages, next to other extractors; clocks them all.',
    load: () => import('./articles.ts'),
  },
  backfill: {
    usage: 'backfill [--rate N] [--live N] [--seconds N] [--rounds N]',
    why: 'Takes an archive in beside live drops, in a stack of its own; prints how long those took, with and without it by turns.',
    load: () => import('./backfill.ts'),
  },
  dedupe: {
    usage: 'dedupe --docs FILE.jsonl[.gz] [--redis] [--peer]',
    why: 'Runs duplicate detection over documents {id, title, text, sourceObject?, version?}; one line of JSON each on stdout.',
    load: () => import('./dedupe.ts'),
  },
  'dedupe-race': {
    usage: 'dedupe-race [--pairs N] [--workers W]',
    why: 'Lets pairs of copies race through a Redis of its own; prints how many ended with two originals, none, or another answer.',
    load: () => import('./dedupe-race.ts'),
  },
  faults: {
    usage:
      'faults [--drops N] [--kills K] [--seed S] [--s3-faults P] [--events lost,doubled,reordered] [--redis-kills N] [--stalls N] [--stall-ms MS] [--wipes N] [--fsync always|everysec]',
    why: 'Breaks a pipeline of its own while drops go through it, and looks from outside whether each has its one outcome.',
    load: () => import('./faults/faults.ts'),
  },
  events: {
    usage: 'events [--events N] [--connections N]',
    why: 'Posts events to an intake of its own, with a real Redis and S3 behind it; prints what CPU it spent on each.',
    load: () => import('./events.ts'),
  },
  fuzz: {
    usage: 'fuzz [--runs N] [--seed S] [--corpora DIR]',
    why: 'Changes pages anywhere and makes others of scraps; tells how they ended, and whether anything but a rejection was thrown.',
    load: () => import('./fuzz.ts'),
  },
  hostile: {
    usage: 'hostile [--only NAME]',
    why: 'Lets in every attack of the hostile corpus, one after the other; tells how each ended and what it cost.',
    load: () => import('./hostile.ts'),
  },
  linear: {
    usage: 'linear [--only NAME] [--passes N] [--most MB]',
    why: 'Doubles what is worst for code that reads text, from 1 to 8 MB; tells how many times longer each size took.',
    load: () => import('./linear.ts'),
  },
  memory: {
    usage: 'memory [--pages N] [--jobs N] [--corpora DIR]',
    why: 'Sends pages through `copydesk try` and tells what it held in memory: at most, in the first and in the last tenth.',
    load: () => import('./memory.ts'),
  },
  sweep: {
    usage: 'sweep [--drops N]',
    why: 'Sweeps a store that only pretends to hold drops, all of them done; prints how often it asked that, and what it took.',
    load: () => import('./sweep.ts'),
  },
  validity: {
    usage: 'validity [--every N] [--corpora DIR]',
    why: 'Judges the document of every page: by the published schema, strictly by that of IPTC where it is at hand, and as JSON-LD.',
    load: () => import('./validity.ts'),
  },
} as const satisfies Record<string, { usage: string; why: string; load(): Promise<{ run(words: string[]): Promise<number> }> }>;

const [name = '', ...words] = process.argv.slice(2);

try {
  if (!(name in benches)) throw new UsageError(name === '' ? 'name a benchmark' : `there is no benchmark ${name}`);
  const { run } = await benches[name as keyof typeof benches].load();
  process.exitCode = await run(words);
} catch (error) {
  const misused = error instanceof UsageError || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
  if (!misused) throw error;
  say((error as Error).message);
  for (const { usage, why } of Object.values(benches)) say(`npm run bench -- ${usage}\n    ${why}`);
  process.exitCode = 2;
}
