import type { Line } from './dedupe-docs.ts';

/** A labelled pair: two documents, what they are to each other, and how the second was made from the first. */
export type Pair = { a: string; b: string; label: string; type: string };

/** Of which story a document tells; those of a kind that carries several are left out of some figures. */
export type Member = { id: string; family: string; type: string };

/** Shares from 0 to 1; counts where they say so. */
export type DedupeScore = {
  /** Of all pairs that were related, those of one story. */
  precision: number;
  falsePairs: number;
  /** Of the labelled pairs of each type, those that were related directly. */
  recall: Record<string, number>;
  /** Pairs that only share a quote, boilerplate or background and were related all the same. */
  hardNegatives: number;
  /** Adjusted Rand index of the clusters. */
  ari: number;
};

const ROUNDUP = 'roundup';

/**
 * Scores answers: two documents are related directly by `of` or `also`, or when both are copies of a third. Clusters are what is
 * connected by any relation but `contains`.
 */
export function scoreDedupe(lines: readonly Line[], members: readonly Member[], pairs: readonly Pair[]): DedupeScore {
  const byId = new Map(members.map((member) => [member.id, member]));
  const { direct, find } = related(lines);
  let [right, wrong] = [0, 0];
  for (const both of direct) {
    const [a, b] = both.split('\n').map((id) => byId.get(id));
    if (a?.family === b?.family) right += 1;
    else if (a?.type !== ROUNDUP || b?.type !== ROUNDUP) wrong += 1;
  }
  const found = new Map<string, { all: number; hit: number }>();
  let hardNegatives = 0;
  for (const { a, b, label, type } of pairs) {
    const hit = direct.has(pairOf(a, b)) ? 1 : 0;
    if (label === 'different') hardNegatives += hit;
    else {
      const row = found.get(type) ?? { all: 0, hit: 0 };
      found.set(type, { all: row.all + 1, hit: row.hit + hit });
    }
  }
  return {
    precision: right / Math.max(1, right + wrong),
    falsePairs: wrong,
    recall: Object.fromEntries([...found].map(([type, { all, hit }]) => [type, hit / all])),
    hardNegatives,
    ari: adjustedRand(members.filter(({ type }) => type !== ROUNDUP).map(({ id, family }) => [find(id), family])),
  };
}

function related(lines: readonly Line[]): { direct: Set<string>; find: (id: string) => string } {
  const above = new Map<string, string>();
  const find = (id: string): string => {
    let at = id;
    for (let up = above.get(at); up !== undefined; up = above.get(at)) at = up;
    return at;
  };
  const direct = new Set<string>();
  const copies = new Map<string, string[]>();
  for (const { id, relation, of, also } of lines) {
    for (const one of [{ relation, of }, ...also]) {
      if (one.of === null || one.of === id) continue;
      direct.add(pairOf(id, one.of));
      if (one.relation === 'contains') continue;
      const [a, b] = [find(id), find(one.of)];
      if (a !== b) above.set(a, b);
      if (one.relation !== 'excerpt') copies.set(one.of, [...(copies.get(one.of) ?? []), id]);
    }
  }
  for (const siblings of copies.values()) {
    for (const [at, one] of siblings.entries()) for (const other of siblings.slice(at + 1)) direct.add(pairOf(one, other));
  }
  return { direct, find };
}

function pairOf(a: string, b: string): string {
  return a < b ? `${a}\n${b}` : `${b}\n${a}`;
}

/** Hubert and Arabie 1985; each item with its cluster as found and as labelled. */
function adjustedRand(items: readonly [string, string][]): number {
  const together = (name: (item: [string, string]) => string) => {
    const sizes = new Map<string, number>();
    for (const item of items) sizes.set(name(item), (sizes.get(name(item)) ?? 0) + 1);
    return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  };
  const [found, labelled, both] = [together(([a]) => a), together(([, b]) => b), together(([a, b]) => `${a}\n${b}`)];
  const chance = (found * labelled) / ((items.length * (items.length - 1)) / 2);
  return (both - chance) / ((found + labelled) / 2 - chance);
}
