import { reader } from './chronicle.ts';

/** How often workers have died at each checkpoint so far. */
export type Tally = {
  /** By name, where any have. */
  hits: Record<string, number>;
  /** All of them, where fewest have first. */
  rarest: string[];
  /** Where a whole death less has happened than at each of them on average. */
  behind: string[];
  /** Where as many have. */
  level: string[];
};

/** Gives the present tally of the checkpoints `at` whenever it is called. */
export function tallyOf(chronicle: string, at: readonly string[]): () => Tally {
  const news = reader(chronicle);
  const deaths = new Map(at.map((name) => [name, 0]));
  return () => {
    for (const line of news()) {
      if (line.is === 'killed') deaths.set(line.checkpoint, (deaths.get(line.checkpoint) ?? 0) + 1);
    }
    const times = (name: string) => deaths.get(name) ?? 0;
    const mean = Math.floor(at.reduce((sum, name) => sum + times(name), 0) / at.length);
    return {
      hits: Object.fromEntries([...deaths].filter(([, died]) => died > 0)),
      rarest: at.toSorted((a, b) => times(a) - times(b)),
      behind: at.filter((name) => times(name) < mean),
      level: at.filter((name) => times(name) === mean),
    };
  };
}
