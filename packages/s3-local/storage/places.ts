import { isPlainPath, parentsOf } from './key-path.ts';

/** Who has which path of a bucket's folder. All answers are synchronous, so no two writers ever get one path. */
export type Places = {
  /** True: the key has its own path as long as it is not released. False: it must be stored under its escaped name. */
  claim(key: string): boolean;
  /** Gives a path back and names the folders that nothing needs any more, deepest first. */
  release(key: string): string[];
};

const A_FILE = 0;

/**
 * Settles the one thing S3 allows and a file system does not: the keys `a` and `a/b` at the same time. Whoever comes first gets the
 * path, the other is escaped; a key keeps its place until it is deleted. So `2026/11/23/a.html` is moved by nobody.
 */
export function createPlaces(): Places {
  /** A path, and how many keys lie below it. */
  const taken = new Map<string, number>();
  return {
    claim(key) {
      if (!isPlainPath(key) || taken.has(key)) return false;
      const parents = parentsOf(key);
      if (parents.some((parent) => taken.get(parent) === A_FILE)) return false;
      for (const parent of parents) taken.set(parent, (taken.get(parent) ?? 0) + 1);
      taken.set(key, A_FILE);
      return true;
    },
    release(key) {
      taken.delete(key);
      return parentsOf(key).filter((parent) => {
        const left = (taken.get(parent) ?? 1) - 1;
        if (left === 0) taken.delete(parent);
        else taken.set(parent, left);
        return left === 0;
      });
    },
  };
}
