import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

import type { Sample } from './flow.ts';

export type Metrics = { contentType: string; text(): Promise<string>; close(): void };

/** States of a job that are counted; the rest of a sample has metrics of its own. */
const STATES = ['waiting', 'active', 'delayed', 'failed'] as const;

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
      for (const gauge of [jobs, oldest, paused, backfill, outcomes, archived]) gauge.reset();
      up.set(sample ? 1 : 0);
      for (const stage of sample?.stages ?? []) {
        for (const state of STATES) jobs.set({ stage: stage.stage, state }, stage[state]);
        oldest.set({ stage: stage.stage }, (stage.oldestMs ?? 0) / 1_000);
        backfill.set({ stage: stage.stage }, stage.backfill.waiting + stage.backfill.active);
        paused.set({ stage: stage.stage }, stage.paused ? 1 : 0);
      }
      for (const [outcome, { count }] of Object.entries(sample?.told.outcomes ?? {})) outcomes.set({ outcome }, count);
      for (const [outcome, { count }] of Object.entries(sample?.told.backfill.outcomes ?? {})) archived.set({ outcome }, count);
      return register.metrics();
    },
    close: () => register.clear(),
  };
}
