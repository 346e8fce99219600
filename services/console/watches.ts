import { queueAddress, REJECTIONS } from './address.ts';
import { archiveAddress } from './command.ts';
import { count, counted, fitted, span } from './figures.ts';
import { type Finding, SLOW_MS, STUCK_MS } from './finding.ts';
import { archived, away, given, refusing } from './given.ts';
import { exactly } from './html.ts';
import { lag, leadToWaiting, pause, worst } from './lines.ts';
import { LATELY_MS } from './tally.ts';

/** A few drops are always put off: copies that wait for their original, a write that is tried again. */
const MANY_PUT_OFF = 10;

/** A stage refuses many drops when it refuses one in five, and more than a handful. */
const REFUSED_SHARE = 0.2;
const REFUSED_LEAST = 5;

/** How long a backfill that broke off is told of here; below it stands longer. In milliseconds. */
const TOLD_MS = 60 * 60_000;

/** UTF-16 units of the archive in it. */
const ARCHIVE = 60;

/** What somebody should know and nobody must get up for. The worst first. */
export const watches = [
  {
    name: 'paused',
    why: 'Somebody wanted it, so it is no alarm yet, but it explains the backlog.',
    tone: 'watch',
    says: worst(({ paused, oldestMs = 0 }) => paused && oldestMs < STUCK_MS, pause),
    todo: 'Somebody paused its queue in Redis; Copydesk pauses none. It goes on when that queue is resumed.',
    examples: [
      [given({ paused: true }), 'clean is paused: nothing waits.'],
      [given({ paused: true, waiting: 1, oldestMs: 5_000 }), 'clean is paused: 1 drop waits, the oldest for 5 s.'],
      [given({}), undefined],
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
      [{ ...given({}), rebuilding: true }, 'The index of duplicates is being built anew, and dedupe waits for it.'],
      [{ ...away('no answer'), rebuilding: true }, undefined],
    ],
  },
  {
    name: 'slow',
    why: 'Promised is a minute from drop to article.',
    tone: 'watch',
    says: worst(({ paused, oldestMs = 0 }) => !paused && oldestMs >= SLOW_MS && oldestMs < STUCK_MS, lag),
    todo: 'Many drops at once look like this and pass. If the oldest grows older still, start more workers.',
    leads: leadToWaiting,
    examples: [
      [given({ waiting: 80, active: 4, oldestMs: 90_000 }), '80 drops wait in clean, the oldest for 1 min.'],
      [given({ waiting: 80, active: 4, oldestMs: 59_999 }), undefined],
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
      [given({ delayed: 37 }), '37 drops in clean are put off and will be tried again.'],
      [given({ delayed: 9 }), undefined],
    ],
  },
  {
    name: 'backfill-broken',
    why: 'It runs for hours with nobody at its terminal, and the rest of the archive waits until somebody runs it again.',
    tone: 'watch',
    says: ({ backfills = [] }) => {
      const broken = backfills.find(({ state, silentMs }) => (state === 'lost' || state === 'failed') && silentMs < TOLD_MS);
      if (!broken) return undefined;
      const of = `The backfill of ${fitted(exactly(archiveAddress(broken)), ARCHIVE)}`;
      return {
        says: broken.state === 'failed' ? `${of} has failed.` : `${of} has given no sign of life for ${span(broken.silentMs)}.`,
      };
    },
    todo: 'Run it again when it suits: it goes on with what has no outcome. How far it came, and the command, stand below.',
    examples: [
      [archived('lost', 40_000), 'The backfill of s3://drops/old/ has given no sign of life for 40 s.'],
      [archived('failed', 0), 'The backfill of s3://drops/old/ has failed.'],
      [archived('lost', 3_600_000), undefined],
      [archived('running', 900), undefined],
      [archived('stopped', 0), undefined],
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
