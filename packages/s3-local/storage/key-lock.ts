/** Runs `task` alone among all tasks of the same name, in order of arrival. */
export type KeyLock = <T>(name: string, task: () => Promise<T>) => Promise<T>;

/** Makes a lock; names that nobody holds take no memory. */
export function createKeyLock(): KeyLock {
  const tails = new Map<string, Promise<unknown>>();
  return async (name, task) => {
    const turn = (tails.get(name) ?? Promise.resolve()).then(task);
    // The next in line must not inherit this one's failure.
    const tail = turn.catch(() => undefined);
    tails.set(name, tail);
    try {
      return await turn;
    } finally {
      if (tails.get(name) === tail) tails.delete(name);
    }
  };
}
