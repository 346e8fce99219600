import { archives } from './archives.ts';
import { clock } from './clock.ts';
import { count, counted, span } from './figures.ts';
import type { Flow } from './flow.ts';
import { figure } from './hour.ts';
import { html, type Raw } from './html.ts';
import type { StageSample } from './snapshot.ts';
import { type Counts, type Told, type Way, whole } from './tally.ts';

/**
 * What backfills say of themselves, how their drops did in the last hour, and what they leave to live drops. Undefined where there is
 * none. Pure.
 */
export function backfills({ told, stages = [], backfills: heard = [], at }: Given): Raw | undefined {
  const figures = told && lastHour(told, stages, at);
  if (!figures && heard.length === 0) return undefined;
  return html`<section aria-labelledby="backfill"><h2 id="backfill">Backfill</h2>
${heard.length > 0 && archives(heard, at)}${figures}
<p class="note">Out of an archive, by <code>copydesk backfill</code>: it puts in the next drop when there is room, so what is still to come waits in the bucket, not here. It goes by keys, in their order${heard.length > 0 && ', and is remembered for three days'}.</p></section>`;
}

type Given = Pick<Flow, 'told' | 'stages' | 'backfills' | 'at'>;

function lastHour(told: Told, stages: readonly StageSample[], at: number): Raw | undefined {
  const ended = whole(told.backfill.outcomes);
  const [waits, works] = [total(stages, ({ backfill }) => backfill.waiting), total(stages, ({ backfill }) => backfill.active)];
  if (ended.count + waits + works === 0) return undefined;
  const live = total(stages, ({ waiting, backfill }) => waiting - backfill.waiting);
  const oldest = Math.max(0, ...stages.map(({ oldestMs = 0 }) => oldestMs));
  return html`<dl class="hour">
${figure('taken in', count(ended.count), listed(told.backfill.outcomes))}
${figure('its pace', `${pace(told.backfill)} a minute`, 'less while live drops are busy')}
${figure('in the queues', count(waits + works), `${count(waits)} waiting, ${count(works)} active`)}
${figure('last of it', ended.last > 0 ? `${span(at - ended.last)} ago` : undefined, ended.last > 0 ? clock(ended.last) : 'none yet')}
${figure('live drops waiting', count(live), live > 0 && oldest > 0 ? `the oldest for ${span(oldest)}` : 'they go first')}
${figure('pace of live drops', `${pace(told.live)} a minute`, html`${count(whole(told.live.outcomes).count)} in the last hour`)}
</dl>`;
}

function total(stages: readonly StageSample[], of: (stage: StageSample) => number): number {
  return stages.reduce((sum, stage) => sum + of(stage), 0);
}

function pace({ perMinute }: Way): string {
  return count(perMinute < 10 ? Math.round(perMinute * 10) / 10 : Math.round(perMinute));
}

function listed({ article, duplicate, rejected }: Counts): string {
  return `${counted(article.count, 'article')}, ${counted(duplicate.count, 'duplicate')}, ${count(rejected.count)} rejected`;
}
