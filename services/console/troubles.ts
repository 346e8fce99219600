import { isRefusal } from '@copydesk/redis/connect';

import { queueAddress } from './address.ts';
import { counted, readable, span } from './figures.ts';
import { type Finding, STUCK_MS } from './finding.ts';
import { away, given, storeless } from './given.ts';
import type { StoreOutage } from './health.ts';
import { lag, leadToWaiting, longest, pause, waits, worst } from './lines.ts';

/** A worker that has only just been started may need as long as this to take its first job, in milliseconds. */
const UNTOUCHED_MS = 30_000;

/** What gets somebody out of bed: the newsroom notices, or will soon. The worst first. */
export const troubles = [
  {
    name: 'redis-refuses',
    why: 'Before a lost one, which somebody would look for where it runs well.',
    tone: 'bad',
    says: ({ redisLost }) =>
      redisLost && isRefusal(redisLost.reason) ? { says: 'Redis does not let us in.', outage: redisLost } : undefined,
    todo: 'Nothing is lost: drops wait in their bucket. Check user and password in REDIS_URL, and which certificates are trusted (NODE_EXTRA_CA_CERTS); with other settings the services must be started again.',
    examples: [
      [away('WRONGPASS invalid username-password pair'), 'Redis does not let us in.'],
      [away('self-signed certificate (DEPTH_ZERO_SELF_SIGNED_CERT)'), 'Redis does not let us in.'],
      [away('connect ECONNREFUSED 127.0.0.1:6379'), undefined],
    ],
  },
  {
    name: 'redis-lost',
    why: 'Before all else: without Redis nothing moves, and nothing else can be known.',
    tone: 'bad',
    says: ({ redisLost }) =>
      redisLost && !isRefusal(redisLost.reason) ? { says: 'Redis cannot be reached.', outage: redisLost } : undefined,
    todo: 'Nothing is lost: drops wait in their bucket, and work goes on by itself when Redis is back. See whether the one that REDIS_URL names runs, and whether this machine gets to it.',
    examples: [
      [away('connect ECONNREFUSED 127.0.0.1:6379'), 'Redis cannot be reached.'],
      [away('NOAUTH Authentication required.'), undefined],
      [given({}), undefined],
    ],
  },
  {
    name: 'store-lost',
    why: 'A cause: the backlogs below are its effect.',
    tone: 'bad',
    says: ({ storeLost }) => storeLost && { says: `${unreached(storeLost)} cannot be reached.`, outage: storeLost },
    todo: 'Nothing is lost: the stages pause by themselves and go on when it is back. “copydesk doctor” says what is in the way.',
    examples: [
      [storeless(['drops', 'output', 'work'], true), 'The store cannot be reached.'],
      [storeless(['output']), 'The output bucket cannot be reached.'],
      [storeless(['drops', 'work']), 'The drops and work buckets cannot be reached.'],
      [given({}), undefined],
    ],
  },
  {
    name: 'forgetful',
    why: 'Nothing is wrong yet. When that Redis is full it is too late.',
    tone: 'bad',
    says: ({ forgets }) =>
      forgets ? { says: `Redis throws jobs away when it is full: its maxmemory-policy is ${forgets}.` } : undefined,
    todo: 'Set it to noeviction, in redis.conf too: redis-cli config set maxmemory-policy noeviction. Until then workers and intake refuse to start.',
    examples: [
      [{ ...given({}), forgets: 'allkeys-lru' }, 'Redis throws jobs away when it is full: its maxmemory-policy is allkeys-lru.'],
      [given({}), undefined],
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
      [given({ waiting: 3, oldestMs: 31_000 }), 'Nobody works on clean: 3 drops wait, the oldest for 31 s.'],
      [given({ waiting: 3, setBack: 3, setBackMs: 31_000 }), 'Nobody works on clean: 3 drops wait, the oldest for 31 s.'],
      [given({ waiting: 3, oldestMs: 29_000 }), undefined],
      [given({ waiting: 3, oldestMs: 31_000, active: 1 }), undefined],
      [given({ waiting: 3, oldestMs: 31_000, paused: true }), undefined],
    ],
  },
  {
    name: 'paused-long',
    why: 'Before stuck, which would ask for workers that could do nothing.',
    tone: 'bad',
    says: worst(({ paused, oldestMs = 0 }) => paused && oldestMs >= STUCK_MS, pause),
    todo: 'Somebody paused its queue in Redis; Copydesk pauses none. It goes on when that queue is resumed.',
    leads: leadToWaiting,
    examples: [
      [given({ paused: true, waiting: 569, oldestMs: 360_000 }), 'clean is paused: 569 drops wait, the oldest for 6 min.'],
      [given({ paused: true, waiting: 569, oldestMs: 299_999 }), undefined],
    ],
  },
  {
    name: 'stuck',
    why: 'A newsroom notices this long a delay.',
    tone: 'bad',
    says: worst(({ paused, oldestMs = 0 }) => !paused && oldestMs >= STUCK_MS, lag),
    todo: 'Start more workers, or some with only this stage in STAGES.',
    leads: leadToWaiting,
    examples: [
      [given({ waiting: 412, active: 4, oldestMs: 360_000 }), '412 drops wait in clean, the oldest for 6 min.'],
      [
        given({ waiting: 1, active: 4, oldestMs: 360_000 }, { stage: 'publish', waiting: 1, oldestMs: 720_000 }),
        '1 drop waits in publish, the oldest for 12 min.',
      ],
      [given({ waiting: 412, active: 4, oldestMs: 299_999 }), undefined],
      [given({ waiting: 412, setBack: 412, active: 4, setBackMs: 360_000 }), undefined],
      [given({ waiting: 412, oldestMs: 360_000, paused: true }), undefined],
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
        { ...given({}), heldBack: '100210 jobs are under way, the limit is 100000' },
        'Intake takes no new drops: 100,210 jobs are under way, the limit is 100,000.',
      ],
      [given({}), undefined],
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
      [given({ failed: 2 }), '2 jobs failed in clean.'],
      [given({}), undefined],
    ],
  },
] as const satisfies Finding[];

function unreached({ buckets, whole }: StoreOutage): string {
  if (whole) return 'The store';
  return `The ${buckets.join(' and ')} bucket${buckets.length === 1 ? '' : 's'}`;
}
