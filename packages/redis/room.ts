/** One process as a room for jobs: most work side by side, a suspect works alone. */
export type Room = {
  beside<Given>(work: () => Promise<Given>): Promise<Given>;
  /** Waits until all that is under way is through; what comes meanwhile waits in turn. */
  alone<Given>(work: () => Promise<Given>): Promise<Given>;
};

export function newRoom(): Room {
  /** Resolves when whoever wants to be alone, and came before, is through. */
  let free: Promise<unknown> = Promise.resolve();
  const inside = new Set<Promise<unknown>>();

  async function enter<Given>(work: () => Promise<Given>): Promise<Given> {
    const working = work();
    const ended = working.catch(() => {});
    inside.add(ended);
    void ended.then(() => inside.delete(ended));
    return working;
  }

  return {
    async beside(work) {
      await free;
      return enter(work);
    },
    async alone(work) {
      const before = free;
      const leave = Promise.withResolvers<void>();
      free = leave.promise;
      try {
        await before;
        await Promise.all(inside);
        return await enter(work);
      } finally {
        leave.resolve();
      }
    },
  };
}
