import { queueAddress } from './address.ts';
import { count, span } from './figures.ts';
import { SLOW_MS, STUCK_MS } from './finding.ts';
import { html, type Raw } from './html.ts';
import { PACE_MS, PACE_STEPS, type StageSample } from './snapshot.ts';

/** A stage as the page introduces it. */
export type Introduced = { name: string; why: string };

const MINUTE_MS = 60_000;

/** Units of the drawing: a bar and the gap behind it, and the height of the tallest. */
const BAR = 4;
const GAP = 1;
const TALL = 24;

/** The stages side by side, in order; without figures while there is no sample of them. Pure. */
export function stageCards(introduced: readonly Introduced[], samples: readonly StageSample[] = []): Raw {
  // One scale for all, so that a stage that does less than its neighbours looks like it.
  const most = Math.max(0, ...samples.flatMap(({ pace }) => pace));
  return html`<ol class="stages">${introduced.map((stage) =>
    card(
      stage,
      samples.find(({ stage: name }) => name === stage.name),
      most,
    ),
  )}</ol>`;
}

function card({ name, why }: Introduced, sample: StageSample | undefined, most: number): Raw {
  const figure = (label: string, value: string | undefined, mark: string | false = false, state: string | false = false) => {
    const shown = value ?? '–';
    const leads = state && value !== undefined && value !== '0';
    return html`<div class="${mark}"><dt>${label}</dt><dd>${leads ? html`<a href="${queueAddress(name, state)}">${shown}</a>` : shown}</dd></div>`;
  };
  return html`<li><h3>${name}${sample?.paused && html` <span class="badge watch">paused</span>`}</h3>
<p class="why">${why}</p>
<dl>
${figure('waiting', sample && count(sample.waiting), 'big', 'waiting')}
${figure('of them set back', sample && count(sample.setBack), false, 'prioritized')}
${figure('oldest waits', sample && age(sample), late(sample?.oldestMs))}
${figure('drains in about', sample && drained(sample))}
${figure('active', sample && count(sample.active), false, 'active')}
${figure('put off', sample && count(sample.delayed), false, 'delayed')}
${figure('failed', sample && count(sample.failed), sample && sample.failed > 0 && 'bad', 'failed')}
${figure('done in 1 min', sample && count(sample.perMinute))}
${figure('done in 1 h', sample && count(sample.perHour))}
</dl>
${paced(sample?.pace, most)}</li>`;
}

function age({ oldestMs, setBackMs }: StageSample): string | undefined {
  const longest = oldestMs ?? setBackMs;
  return longest === undefined ? undefined : span(longest);
}

function late(ms = 0): string | false {
  return ms >= STUCK_MS ? 'bad' : ms >= SLOW_MS && 'watch';
}

/** How long what waits will take at the pace of the last minute, if nothing more comes. */
function drained({ waiting, perMinute, paused }: StageSample): string | undefined {
  if (waiting === 0 || paused || perMinute === 0) return undefined;
  return span(Math.max(MINUTE_MS, (waiting / perMinute) * MINUTE_MS));
}

/** What was done over the last hour, a bar for every span of it. */
function paced(pace: readonly number[] = [], most: number): Raw {
  const bars = pace.map((done, at) => {
    const height = most === 0 ? 0 : Math.max(done > 0 ? 1 : 0, Math.round((done / most) * TALL));
    return html`<rect x="${at * (BAR + GAP)}" y="${TALL - height}" width="${BAR}" height="${height}"/>`;
  });
  const says = `Done in each ${span(PACE_MS)} of the last hour: ${pace.map(count).join(', ') || 'not known'}`;
  return html`<svg class="pace" viewBox="0 0 ${PACE_STEPS * (BAR + GAP) - GAP} ${TALL}" preserveAspectRatio="none" role="img" aria-label="${says}">${bars}</svg>
<p class="axis"><span>1 h ago</span>${pace.length > 0 && html`<span>most ${count(Math.max(...pace))} in ${span(PACE_MS)}</span>`}<span>now</span></p>`;
}
