import type { Heard } from '@copydesk/redis/backfills';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

import { archiveAddress } from './command.ts';
import { fitted } from './figures.ts';
import type { Sample } from './flow.ts';
import { exactly } from './html.ts';

export type Metrics = { contentType: string; text(): Promise<string>; close(): void };

/** States of a job that are counted; the rest of a sample has metrics of its own. */
const STATES = ['waiting', 'active', 'delayed', 'failed'] as const;

/** UTF-16 units of an archive in a label. */
const ARCHIVE = 120;

/**
 * The numbers of the queues for Prometheus (text exposition 0.0.4), taken from the shared sample at each scrape. `look` gives undefined
 * while Redis cannot be reached: then `copydesk_redis_up` is 0 and no stage has a value, since the last one would be a lie.
 */
export function metrics(look: () => Promise<Sample | undefined>, build: Record<string, string>): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register, prefix: 'copydesk_console_' });
  const jobs = new Gauge({
    name: 'copydesk_stage_jobs',
    help: 'Jobs of a stage by state.',
    labelNames: ['stage', 'state'],
    registers,
  });
  const oldest = new Gauge({
    name: 'copydesk_stage_oldest_waiting_seconds',
    help: 'How long the oldest job at the head of the line has been in this stage, without those set back on purpose; 0 when none waits.',
    labelNames: ['stage'],
    registers,
  });
  const paused = new Gauge({
    name: 'copydesk_stage_paused',
    help: '1 when somebody has paused the queue of a stage, else 0.',
    labelNames: ['stage'],
    registers,
  });
  const outcomes = new Gauge({
    name: 'copydesk_outcomes_last_hour',
    help: 'Drops that ended within the last hour, by outcome; of less than an hour after a start on a busy desk.',
    labelNames: ['outcome'],
    registers,
  });
  const archived = new Gauge({
    name: 'copydesk_backfill_outcomes_last_hour',
    help: 'Those of copydesk_outcomes_last_hour that backfills took in.',
    labelNames: ['outcome'],
    registers,
  });
  const backfill = new Gauge({
    name: 'copydesk_stage_backfill_jobs',
    help: 'Jobs of backfills that wait or are active in a stage.',
    labelNames: ['stage'],
    registers,
  });
  const backfills = new Gauge({
    name: 'copydesk_backfill_state',
    help: 'Always 1; the state that a backfill is in, "lost" when it gives no sign of life. Kept for three days after its last word.',
    labelNames: ['archive', 'state'],
    registers,
  });
  const archive = new Gauge({
    name: 'copydesk_backfill_drops',
    help: 'Drops that a backfill has looked at, queued, and could not read, and how many lie in its archive, once they are counted.',
    labelNames: ['archive', 'drops'],
    registers,
  });
  const silence = new Gauge({
    name: 'copydesk_backfill_last_sign_seconds',
    help: 'How long ago a backfill gave its last sign of life.',
    labelNames: ['archive'],
    registers,
  });
  const up = new Gauge({ name: 'copydesk_redis_up', help: '1 when Redis answers, else 0.', registers });
  new Gauge({
    name: 'copydesk_build_info',
    help: 'Always 1; the labels tell what runs.',
    labelNames: Object.keys(build),
    registers,
  }).set(build, 1);

  return {
    contentType: register.contentType,
    async text() {
      const sample = await look();
      for (const gauge of [jobs, oldest, paused, backfill, outcomes, archived, backfills, archive, silence]) gauge.reset();
      up.set(sample ? 1 : 0);
      for (const stage of sample?.stages ?? []) {
        for (const state of STATES) jobs.set({ stage: stage.stage, state }, stage[state]);
        oldest.set({ stage: stage.stage }, (stage.oldestMs ?? 0) / 1_000);
        backfill.set({ stage: stage.stage }, stage.backfill.waiting + stage.backfill.active);
        paused.set({ stage: stage.stage }, stage.paused ? 1 : 0);
      }
      for (const [outcome, { count }] of Object.entries(sample?.told.outcomes ?? {})) outcomes.set({ outcome }, count);
      for (const [outcome, { count }] of Object.entries(sample?.told.backfill.outcomes ?? {})) archived.set({ outcome }, count);
      for (const one of latest(sample?.backfills ?? [])) {
        const { state, drops, added, unread, total, silentMs } = one;
        const name = { archive: fitted(exactly(archiveAddress(one)), ARCHIVE) };
        backfills.set({ ...name, state }, 1);
        for (const [what, many] of Object.entries({ looked: drops, queued: added, unread, all: total }))
          if (many !== undefined) archive.set({ ...name, drops: what }, many);
        silence.set(name, silentMs / 1_000);
      }
      return register.metrics();
    },
    close: () => register.clear(),
  };
}

/** Of each archive the backfill that began last: two of one archive would be one line. */
function latest(heard: readonly Heard[]): Heard[] {
  return [...new Map(heard.toReversed().map((one) => [archiveAddress(one), one])).values()];
}
