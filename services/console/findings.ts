import { queueAddress, REJECTIONS } from './address.ts';
import { count, counted, readable, span } from './figures.ts';
import { quiet, type Seen } from './seen.ts';
import type { StageSample } from './snapshot.ts';
import { LATELY_MS } from './tally.ts';

export type Tone = 'good' | 'watch' | 'bad';

/** What a finding says of what it sees, and of which stage. */
type Said = { says: string; stage?: string };

export type Finding = {
  name: string;
  why: string;
  tone: Tone;
  says(seen: Seen): Said | undefined;
  /** What somebody who was woken up is to do. */
  todo: string;
  /** Where there is more on it. */
  leads?(stage: string): { address: string; text: string };
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

const seen = (...stages: Partial<StageSample>[]): Seen => ({
  storeReached: true,
  refused: new Map(),
  stages: stages.map((stage) => Object.assign({}, quiet, stage)),
});
const refusing = (refused: number, of: number): Seen => ({ ...seen({}), refused: new Map([['clean', { count: refused, of }]]) });

/** What can be said of the pipeline, worst first: the first that applies is the verdict, and the others follow it. */
export const findings = [
  {
    name: 'redis-lost',
    why: 'Before all others: without Redis nothing moves, and nothing else can be known.',
    tone: 'bad',
    says: ({ stages }) => (stages ? undefined : { says: 'Redis cannot be reached.' }),
    todo: 'Nothing is lost: drops wait in their bucket, and work goes on by itself when Redis is back. See whether the one that REDIS_URL names runs, and whether this machine gets to it.',
    examples: [
      [{ storeReached: true, refused: new Map() }, 'Redis cannot be reached.'],
      [seen({}), undefined],
    ],
  },
  {
    name: 'store-lost',
    why: 'A cause: the backlogs below are its effect.',
    tone: 'bad',
    says: ({ storeReached }) => (storeReached ? undefined : { says: 'The output bucket cannot be reached.' }),
    todo: 'Nothing is lost: the stages pause by themselves and go on when it is back. “copydesk doctor” says what is in the way.',
    examples: [
      [{ ...seen({}), storeReached: false }, 'The output bucket cannot be reached.'],
      [seen({}), undefined],
    ],
  },
  {
    name: 'untouched',
    why: 'Before all backlogs: it is their cause.',
    tone: 'bad',
    says: worst(
      (stage) => !stage.paused && stage.active === 0 && stage.perMinute === 0 && longest(stage) >= UNTOUCHED_MS,
      (stage) => `Nobody works on ${stage.stage}: ${waits(stage)}, the oldest for ${span(longest(stage))}.`,
    ),
    todo: 'Start a worker that has this stage in STAGES. If one runs, its log says why it takes nothing.',
    examples: [
      [seen({ waiting: 3, oldestMs: 31_000 }), 'Nobody works on clean: 3 drops wait, the oldest for 31 s.'],
      [seen({ waiting: 3, setBack: 3, setBackMs: 31_000 }), 'Nobody works on clean: 3 drops wait, the oldest for 31 s.'],
      [seen({ waiting: 3, oldestMs: 29_000 }), undefined],
      [seen({ waiting: 3, oldestMs: 31_000, active: 1 }), undefined],
      [seen({ waiting: 3, oldestMs: 31_000, paused: true }), undefined],
    ],
  },
  {
    name: 'paused-long',
    why: 'Before stuck, which would ask for workers that could do nothing.',
    tone: 'bad',
    says: worst(({ paused, oldestMs = 0 }) => paused && oldestMs >= STUCK_MS, pause),
    todo: 'Somebody paused its queue in Redis; Copydesk pauses none. It goes on when that queue is resumed.',
    leads: waiting,
    examples: [
      [seen({ paused: true, waiting: 569, oldestMs: 360_000 }), 'clean is paused: 569 drops wait, the oldest for 6 min.'],
      [seen({ paused: true, waiting: 569, oldestMs: 299_999 }), undefined],
    ],
  },
  {
    name: 'stuck',
    why: 'A newsroom notices this long a delay.',
    tone: 'bad',
    says: worst(({ paused, oldestMs = 0 }) => !paused && oldestMs >= STUCK_MS, lag),
    todo: 'Start more workers, or some with only this stage in STAGES.',
    leads: waiting,
    examples: [
      [seen({ waiting: 412, active: 4, oldestMs: 360_000 }), '412 drops wait in clean, the oldest for 6 min.'],
      [
        seen({ waiting: 1, active: 4, oldestMs: 360_000 }, { stage: 'publish', waiting: 1, oldestMs: 720_000 }),
        '1 drop waits in publish, the oldest for 12 min.',
      ],
      [seen({ waiting: 412, active: 4, oldestMs: 299_999 }), undefined],
      [seen({ waiting: 412, setBack: 412, active: 4, setBackMs: 360_000 }), undefined],
      [seen({ waiting: 412, oldestMs: 360_000, paused: true }), undefined],
    ],
  },
  {
    name: 'held-back',
    why: 'After what may be its cause. The newsroom sees nothing of it but that its drops do not come.',
    tone: 'bad',
    says: ({ heldBack }) => (heldBack ? { says: `Intake takes no new drops: ${readable(heldBack)}.` } : undefined),
    todo: 'Nothing is lost: drops wait in their bucket, and intake goes on by itself when there is room. More workers make it sooner.',
    examples: [
      [
        { ...seen({}), heldBack: '100210 jobs are under way, the limit is 100000' },
        'Intake takes no new drops: 100,210 jobs are under way, the limit is 100,000.',
      ],
      [seen({}), undefined],
    ],
  },
  {
    name: 'failed',
    why: 'Drops are parked, never failed; a failed job means that somebody or something outside Copydesk touched the queue.',
    tone: 'bad',
    says: worst(
      ({ failed }) => failed > 0,
      ({ failed, stage }) => `${counted(failed, 'job')} failed in ${stage}.`,
      ({ failed }) => failed,
    ),
    todo: 'The next sweep queues their drops again. It is a fault of ours all the same: please report what the jobs say.',
    leads: (stage) => ({ address: queueAddress(stage, 'failed'), text: 'The jobs' }),
    examples: [
      [seen({ failed: 2 }), '2 jobs failed in clean.'],
      [seen({}), undefined],
    ],
  },
  {
    name: 'paused',
    why: 'Somebody wanted it, so it is no alarm yet, but it explains the backlog.',
    tone: 'watch',
    says: worst(({ paused, oldestMs = 0 }) => paused && oldestMs < STUCK_MS, pause),
    todo: 'Somebody paused its queue in Redis; Copydesk pauses none. It goes on when that queue is resumed.',
    examples: [
      [seen({ paused: true }), 'clean is paused: nothing waits.'],
      [seen({ paused: true, waiting: 1, oldestMs: 5_000 }), 'clean is paused: 1 drop waits, the oldest for 5 s.'],
      [seen({}), undefined],
    ],
  },
  {
    name: 'rebuilding',
    why: 'It explains what is put off in dedupe.',
    tone: 'watch',
    says: ({ stages, rebuilding }) =>
      stages && rebuilding ? { says: 'The index of duplicates is being built anew, and dedupe waits for it.' } : undefined,
    todo: 'Nothing is to be done: it takes a while for a large output bucket. If it never ends, no worker with dedupe in STAGES runs.',
    examples: [
      [{ ...seen({}), rebuilding: true }, 'The index of duplicates is being built anew, and dedupe waits for it.'],
      [{ storeReached: true, refused: new Map(), rebuilding: true }, undefined],
    ],
  },
  {
    name: 'slow',
    why: 'Promised is a minute from drop to article.',
    tone: 'watch',
    says: worst(({ paused, oldestMs = 0 }) => !paused && oldestMs >= SLOW_MS && oldestMs < STUCK_MS, lag),
    todo: 'Many drops at once look like this and pass. If the oldest grows older still, start more workers.',
    leads: waiting,
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
    todo: 'Copies wait like this for their original. Otherwise the jobs tell what went wrong the last time.',
    leads: (stage) => ({ address: queueAddress(stage, 'delayed'), text: 'The jobs' }),
    examples: [
      [seen({ delayed: 37 }), '37 drops in clean are put off and will be tried again.'],
      [seen({ delayed: 9 }), undefined],
    ],
  },
  {
    name: 'refusing',
    why: 'One system that writes nonsense looks like this; everything else runs well meanwhile.',
    tone: 'watch',
    says: ({ refused }) => {
      const many = [...refused].filter(([, stage]) => stage.count >= Math.max(REFUSED_LEAST, stage.of * REFUSED_SHARE));
      const [first] = many.toSorted(([, a], [, b]) => b.count - a.count);
      if (!first) return undefined;
      const [stage, { count: bad, of }] = first;
      return { stage, says: `${stage} refused ${count(bad)} of ${counted(of, 'drop')} within ${span(LATELY_MS)}.` };
    },
    todo: 'See whether they come from one system, and tell the people who run it what is wrong with their drops.',
    leads: () => ({ address: REJECTIONS, text: 'The rejections' }),
    examples: [
      [refusing(120, 500), 'clean refused 120 of 500 drops within 15 min.'],
      [refusing(4, 4), undefined],
      [refusing(99, 500), undefined],
    ],
  },
] as const satisfies Finding[];

/** Says a sentence on the stage that is hit hardest, by how long its oldest drop waits unless `weight` weighs otherwise. */
function worst(hit: (stage: StageSample) => boolean, says: (stage: StageSample) => string, weight = longest): Finding['says'] {
  return ({ stages = [] }) => {
    const [first] = stages.filter(hit).toSorted((a, b) => weight(b) - weight(a));
    return first && { stage: first.stage, says: says(first) };
  };
}

function longest({ oldestMs = 0, setBackMs = 0 }: StageSample): number {
  return Math.max(oldestMs, setBackMs);
}

function lag({ stage, waiting: drops, oldestMs = 0 }: StageSample): string {
  return `${counted(drops, 'drop')} wait${drops === 1 ? 's' : ''} in ${stage}, the oldest for ${span(oldestMs)}.`;
}

function pause(sample: StageSample): string {
  return `${sample.stage} is paused: ${sample.waiting === 0 ? 'nothing waits' : `${waits(sample)}, the oldest for ${span(longest(sample))}`}.`;
}

function waits({ waiting: drops }: StageSample): string {
  return `${counted(drops, 'drop')} wait${drops === 1 ? 's' : ''}`;
}

function waiting(stage: string): { address: string; text: string } {
  return { address: queueAddress(stage, 'waiting'), text: 'The drops' };
}
