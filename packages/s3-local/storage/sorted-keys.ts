/** A map from key to value that is walked in the order of listings: UTF-8 bytes. */
export type SortedKeys<T> = {
  readonly size: number;
  get(key: string): T | undefined;
  set(key: string, value: T): void;
  delete(key: string): void;
  /** The entries from the first key for which `before` is false. `before` must hold for a leading run of keys only. */
  from(before: (key: string) => boolean): Generator<[string, T]>;
};

/**
 * Orders two strings by their UTF-8 bytes; negative when `a` comes first.
 * UTF-16 order differs in one place only: surrogates (U+10000 and up) stand before U+E000..U+FFFF there, after them here.
 */
export function compareUtf8(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return utf8Rank(x) - utf8Rank(y);
  }
  return a.length - b.length;
}

function utf8Rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

/**
 * Makes a sorted map of `entries` (any order, keys unique). One array kept in order: a lookup is a binary search for a list's start,
 * an insert moves pointers only, which at 100,000 keys costs less than the fsync beside it.
 */
export function sortedKeys<T>(entries: Iterable<[string, T]> = []): SortedKeys<T> {
  const values = new Map(entries);
  const order = [...values.keys()].toSorted(compareUtf8);

  function firstNot(before: (key: string) => boolean): number {
    let low = 0;
    let high = order.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (before(order[middle] ?? '')) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    get size() {
      return order.length;
    },
    get: (key) => values.get(key),
    set(key, value) {
      if (!values.has(key))
        order.splice(
          firstNot((other) => compareUtf8(other, key) < 0),
          0,
          key,
        );
      values.set(key, value);
    },
    delete(key) {
      if (values.delete(key))
        order.splice(
          firstNot((other) => compareUtf8(other, key) < 0),
          1,
        );
    },
    *from(before) {
      for (let i = firstNot(before); i < order.length; i += 1) {
        const key = order[i] ?? '';
        const value = values.get(key);
        if (value !== undefined) yield [key, value];
      }
    },
  };
}
