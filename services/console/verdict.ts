import { count, counted, span } from './figures.ts';
import type { StageSample } from './snapshot.ts';

/** What the verdict is made from. `stages` is absent while Redis cannot be reached. */
export type Seen = { stages?: StageSample[]; storeReached: boolean };

export type Tone = 'good' | 'watch' | 'bad';
export type Verdict = { tone: Tone; says: string; more: string[] };

type Finding = {
  name: string;
  why: string;
  tone: Tone;
  says(seen: Seen): string | undefined;
  examples: [Seen, string | undefined][];
};

/** Waiting for this long is worth a look, and for this long it is trouble, in milliseconds. */
export const SLOW_MS = 60_000;
export const STUCK_MS = 5 * 60_000;

/** A worker that has only just been started may need as long as this to take its first job, in milliseconds. */
const UNTOUCHED_MS = 30_000;

/** A few drops are always put off: copies that wait for their original, a write that is tried again. */
const MANY_PUT_OFF = 10;

/** A stage refuses many drops when it refuses one in five, and more than a handful. */
const REFUSED_SHARE = 0.2;
const REFUSED_LEAST = 5;

/** A stage where nothing happens. */
export const quiet: StageSample = {
  stage: 'clean',
  waiting: 0,
  active: 0,
  delayed: 0,
  failed: 0,
  perMinute: 0,
  perHour: 0,
  paused: false,
  refused: { count: 0, of: 0 },
};
const seen = (...stages: Partial<StageSample>[]): Seen => ({
  storeReached: true,
  stages: stages.map((stage) => Object.assign({}, quiet, stage)),
});

/** What can be said of the pipeline, worst first: the first that applies is the verdict, and the others follow it. */
export const findings = [
  {
    name: 'redis-lost',
    why: 'Before all others: without Redis nothing moves, and nothing else can be known.',
    tone: 'bad',
    says: ({ stages }) =>
      stages ? undefined : 'Redis cannot be reached. Nothing is lost: drops wait in their bucket until it is back.',
    examples: [
      [{ storeReached: true }, 'Redis cannot be reached. Nothing is lost: drops wait in their bucket until it is back.'],
      [seen({}), undefined],
    ],
  },
  {
    name: 'store-lost',
    why: 'A cause: the backlogs below are its effect.',
    tone: 'bad',
    says: ({ storeReached }) =>
      storeReached ? undefined : 'The output bucket cannot be reached. The stages pause by themselves and go on when it is back.',
    examples: [
      [
        { ...seen({}), storeReached: false },
        'The output bucket cannot be reached. The stages pause by themselves and go on when it is back.',
      ],
      [seen({}), undefined],
    ],
  },
  {
    name: 'untouched',
    why: 'Before stuck: it tells what to do.',
    tone: 'bad',
    says: worst(
      (stage) => !stage.paused && stage.active === 0 && stage.perMinute === 0 && (stage.oldestMs ?? 0) >= UNTOUCHED_MS,
      (stage) => {
        return `Nobody works on ${stage.stage}: ${waits(stage)}. Is a worker running?`;
      },
    ),
    examples: [
      [seen({ waiting: 3, oldestMs: 31_000 }), 'Nobody works on clean: 3 drops wait, the oldest for 31 s. Is a worker running?'],
      [seen({ waiting: 3, oldestMs: 29_000 }), undefined],
      [seen({ waiting: 3, oldestMs: 31_000, active: 1 }), undefined],
      [seen({ waiting: 3, oldestMs: 31_000, paused: true }), undefined],
    ],
  },
  {
    name: 'stuck',
    why: 'A newsroom notices this long a delay.',
    tone: 'bad',
    says: worst((stage) => (stage.oldestMs ?? 0) >= STUCK_MS, lag),
    examples: [
      [seen({ waiting: 412, active: 4, oldestMs: 360_000 }), '412 drops wait in clean, the oldest for 6 min.'],
      [
        seen({ waiting: 1, active: 4, oldestMs: 360_000 }, { stage: 'publish', waiting: 1, oldestMs: 720_000 }),
        '1 drop waits in publish, the oldest for 12 min.',
      ],
      [seen({ waiting: 412, active: 4, oldestMs: 299_999 }), undefined],
    ],
  },
  {
    name: 'failed',
    why: 'Drops are parked, never failed; a failed job means that somebody or something outside Copydesk touched the queue.',
    tone: 'bad',
    says: worst(
      (stage) => stage.failed > 0,
      ({ failed, stage }) => `${counted(failed, 'job')} failed in ${stage}. The next sweep queues their drops again.`,
      ({ failed }) => failed,
    ),
    examples: [
      [seen({ failed: 2 }), '2 jobs failed in clean. The next sweep queues their drops again.'],
      [seen({}), undefined],
    ],
  },
  {
    name: 'paused',
    why: 'Somebody wanted it, so it is no alarm, but it explains the backlog.',
    tone: 'watch',
    says: worst(
      ({ paused }) => paused,
      ({ stage }) => `${stage} is paused.`,
    ),
    examples: [
      [seen({ paused: true }), 'clean is paused.'],
      [seen({}), undefined],
    ],
  },
  {
    name: 'slow',
    why: 'Promised is a minute from drop to article.',
    tone: 'watch',
    says: worst(({ oldestMs = 0 }) => oldestMs >= SLOW_MS && oldestMs < STUCK_MS, lag),
    examples: [
      [seen({ waiting: 80, active: 4, oldestMs: 90_000 }), '80 drops wait in clean, the oldest for 1 min.'],
      [seen({ waiting: 80, active: 4, oldestMs: 59_999 }), undefined],
    ],
  },
  {
    name: 'put-off',
    why: 'Many at once: an original is late, or something outside answers with errors.',
    tone: 'watch',
    says: worst(
      ({ delayed }) => delayed >= MANY_PUT_OFF,
      ({ delayed, stage }) => `${count(delayed)} drops in ${stage} are put off and will be tried again.`,
      ({ delayed }) => delayed,
    ),
    examples: [
      [seen({ delayed: 37 }), '37 drops in clean are put off and will be tried again.'],
      [seen({ delayed: 9 }), undefined],
    ],
  },
  {
    name: 'refusing',
    why: 'One system that writes nonsense looks like this; everything else runs well meanwhile.',
    tone: 'watch',
    says: worst(
      ({ refused }) => refused.count >= REFUSED_LEAST && refused.count >= refused.of * REFUSED_SHARE,
      ({ stage, refused }) => `${stage} refused ${count(refused.count)} of its last ${counted(refused.of, 'drop')}.`,
      ({ refused }) => refused.count,
    ),
    examples: [
      [seen({ refused: { count: 120, of: 500 } }), 'clean refused 120 of its last 500 drops.'],
      [seen({ refused: { count: 4, of: 4 } }), undefined],
      [seen({ refused: { count: 99, of: 500 } }), undefined],
    ],
  },
] as const satisfies Finding[];

/** One sentence on how the pipeline does, and what else is to be known. */
export function verdict(given: Seen): Verdict {
  const found = findings.flatMap(({ tone, says }) => {
    const sentence = says(given);
    return sentence ? [{ tone, sentence }] : [];
  });
  const [first, ...rest] = found;
  return first
    ? { tone: first.tone, says: first.sentence, more: rest.map(({ sentence }) => sentence) }
    : { tone: 'good', says: well(given.stages ?? []), more: [] };
}

function well(stages: StageSample[]): string {
  const under = stages.reduce((sum, { waiting, active, delayed }) => sum + waiting + active + delayed, 0);
  return under > 0
    ? `All is well: ${counted(under, 'drop')} ${under === 1 ? 'is' : 'are'} under way.`
    : 'All is well: nothing waits.';
}

/** Says a sentence on the stage that is hit hardest, by how long its oldest drop waits unless `weight` weighs otherwise. */
function worst(
  hit: (stage: StageSample) => boolean,
  says: (stage: StageSample) => string,
  weight = ({ oldestMs = 0 }: StageSample) => oldestMs,
): Finding['says'] {
  return ({ stages = [] }) => {
    const [first] = stages.filter(hit).toSorted((a, b) => weight(b) - weight(a));
    return first && says(first);
  };
}

function lag(stage: StageSample): string {
  return `${counted(stage.waiting, 'drop')} wait${stage.waiting === 1 ? 's' : ''} in ${stage.stage}, the oldest for ${span(stage.oldestMs ?? 0)}.`;
}

function waits({ waiting, oldestMs = 0 }: StageSample): string {
  return `${counted(waiting, 'drop')} wait${waiting === 1 ? 's' : ''}, the oldest for ${span(oldestMs)}`;
}
