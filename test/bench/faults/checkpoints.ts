import type { World } from '@copydesk/pipeline/world';

/** What leaves a mark outside, or decides which mark is left: the places where a run can be broken off and not be as before. */
const effects = {
  drops: ['get'],
  outcomes: ['put', 'delete'],
  spills: ['put', 'delete'],
  queues: ['add', 'renew'],
  seen: ['meet', 'decide', 'withdraw'],
} as const satisfies { [Part in keyof World]?: readonly (keyof World[Part])[] };

/** The queue knows that the job is done. */
const COMPLETED = 'completed';

/** What each stage does of it, in the order it does it. */
const reached: Record<string, readonly string[]> = {
  clean: ['drops.get', 'spills.put', 'queues.add', 'outcomes.put', 'outcomes.delete', 'queues.renew', COMPLETED],
  extract: ['spills.put', 'queues.add', COMPLETED],
  dedupe: ['seen.meet', 'seen.decide', 'seen.withdraw', 'spills.put', 'queues.add', COMPLETED],
  publish: ['outcomes.put', 'outcomes.delete', 'queues.renew', 'spills.delete', COMPLETED],
};

/** The checkpoints by name: before and after every effect of every stage, and after its completion. */
export const checkpoints: readonly string[] = Object.entries(reached).flatMap(([stage, names]) =>
  names.flatMap((name) => (name === COMPLETED ? [`${stage} ${name}`] : [`${stage} ${name} before`, `${stage} ${name} after`])),
);

/** Told of each checkpoint as a run comes to it; the run goes on when it resolves. */
export type Pass = (checkpoint: string) => void | Promise<void>;

type Effect = (...given: unknown[]) => Promise<unknown>;

/** The world as a stage sees it, with a checkpoint before and after everything it does there. */
export function checkpointed(stage: string, world: World, pass: Pass): World {
  const watched = Object.entries(effects).map(([part, names]) => {
    const whole = world[part as keyof typeof effects] as unknown as Record<string, Effect>;
    const around = names.map((name): [string, Effect] => [
      name,
      between(`${stage} ${part}.${name}`, whole[name] as Effect, pass),
    ]);
    return [part, { ...whole, ...Object.fromEntries(around) }];
  });
  return { ...world, ...Object.fromEntries(watched) };
}

function between(name: string, effect: Effect, pass: Pass): Effect {
  return async (...given) => {
    await pass(`${name} before`);
    const told = await effect(...given);
    await pass(`${name} after`);
    return told;
  };
}
