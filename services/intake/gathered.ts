/** Does one thing together with others of its kind that come within a moment. Rejects when it fails, whatever becomes of the others. */
export type Gathered<Item> = (item: Item) => Promise<void>;

export type GatherOptions<Item> = {
  /** Does all of them; gives the faults of those that failed, by their place. Throws when none was done. */
  work(items: readonly Item[]): Promise<ReadonlyMap<number, string>>;
  /** How many may go at once. */
  most: number;
  /** How long the first waits for others, in milliseconds. */
  waitMs: number;
};

type Waiting<Item> = { item: Item; resolve(): void; reject(fault: unknown): void };

/** Gathers what is asked for one by one: a request to a queue costs more than most of what stands in it. */
export function gather<Item>({ work, most, waitMs }: GatherOptions<Item>): Gathered<Item> {
  let waiting: Waiting<Item>[] = [];
  let timer: NodeJS.Timeout | undefined;

  async function go(): Promise<void> {
    clearTimeout(timer);
    const gone = waiting;
    waiting = [];
    try {
      const faults = await work(gone.map(({ item }) => item));
      for (const [at, { resolve, reject }] of gone.entries()) {
        const fault = faults.get(at);
        if (fault === undefined) resolve();
        else reject(new Error(fault));
      }
    } catch (error) {
      for (const { reject } of gone) reject(error);
    }
  }

  return (item) => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    waiting.push({ item, resolve, reject });
    if (waiting.length >= most) void go();
    else if (waiting.length === 1) timer = setTimeout(go, waitMs);
    return promise;
  };
}
