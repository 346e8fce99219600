/** Milliseconds of all cores that this process has worked, since any moment. */
const worked = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

/** How many times its time a drop may take where the machine gives this process next to none. */
const PATIENCE = 20;

/** Shorter looks would only cost, in milliseconds. */
const LOOK_MS = 5;

/**
 * Calls `over` when `timeMs` milliseconds have passed in which this process has worked for as long; gives what calls it off. On a machine
 * that stands still, or belongs to others, time passes in which a thread could do nothing: that is not the drop's fault.
 */
export function limit(timeMs: number, over: () => void, spent: () => number = worked): () => void {
  const begun = spent();
  let passed = 0;
  let timer: NodeJS.Timeout;
  const look = (ms: number) => {
    timer = setTimeout(() => {
      passed += ms;
      const left = timeMs - (spent() - begun);
      if (left <= 0 || passed >= PATIENCE * timeMs) over();
      else look(Math.max(LOOK_MS, left));
    }, ms);
  };
  look(timeMs);
  return () => clearTimeout(timer);
}
