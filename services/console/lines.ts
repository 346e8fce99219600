import { queueAddress } from './address.ts';
import { counted, span } from './figures.ts';
import type { Finding } from './finding.ts';
import type { StageSample } from './snapshot.ts';

/** Says a sentence on the stage that is hit hardest, by how long its oldest drop waits unless `weight` weighs otherwise. */
export function worst(
  hit: (stage: StageSample) => boolean,
  says: (stage: StageSample) => string,
  weight = longest,
): Finding['says'] {
  return ({ stages = [] }) => {
    const [first] = stages.filter(hit).toSorted((a, b) => weight(b) - weight(a));
    return first && { stage: first.stage, says: says(first) };
  };
}

/** How long the oldest of all that wait has been in a stage, those set back included, in milliseconds. */
export function longest({ oldestMs = 0, setBackMs = 0 }: StageSample): number {
  return Math.max(oldestMs, setBackMs);
}

/** `3 drops wait in clean, the oldest for 2 min.` */
export function lag({ stage, waiting: drops, oldestMs = 0 }: StageSample): string {
  return `${counted(drops, 'drop')} wait${drops === 1 ? 's' : ''} in ${stage}, the oldest for ${span(oldestMs)}.`;
}

/** `clean is paused: 3 drops wait, the oldest for 2 min.` */
export function pause(sample: StageSample): string {
  return `${sample.stage} is paused: ${sample.waiting === 0 ? 'nothing waits' : `${waits(sample)}, the oldest for ${span(longest(sample))}`}.`;
}

/** `3 drops wait` */
export function waits({ waiting: drops }: StageSample): string {
  return `${counted(drops, 'drop')} wait${drops === 1 ? 's' : ''}`;
}

/** Where the drops are that wait for a stage. */
export function leadToWaiting(stage: string): { address: string; text: string } {
  return { address: queueAddress(stage, 'waiting'), text: 'The drops' };
}
