/** Finds a row by the name that stands at [from, to) of a source. */
export type Lookup<Row> = (source: string, from: number, to: number) => Row | undefined;

const SLOTS = 512;

/**
 * Finds rows by name, whatever the case of its ASCII letters, without cutting the name out of the source: a page has ten thousand
 * names, most of them of a few dozen elements and attributes. Names in `rows` are lower case and begin with a letter.
 */
export function lookupOf<Row extends { readonly name: string }>(rows: Iterable<Row>): Lookup<Row> {
  const slots: Row[][] = Array.from({ length: SLOTS }, () => []);
  for (const row of rows) slots[slotOf(row.name, 0, row.name.length)]!.push(row);
  return (source, from, to) => {
    const slot = slots[slotOf(source, from, to)]!;
    for (let at = 0; at < slot.length; at += 1) if (isNamed(slot[at]!.name, source, from, to)) return slot[at];
    return undefined;
  };
}

/** By length, first and last character: enough to tell nearly all of them apart. The five lowest bits of a letter have no case. */
function slotOf(source: string, from: number, to: number): number {
  return ((to - from) * 47 + (source.charCodeAt(from) & 31) * 13 + (source.charCodeAt(to - 1) & 31) * 97) & (SLOTS - 1);
}

function isNamed(name: string, source: string, from: number, to: number): boolean {
  if (name.length !== to - from) return false;
  for (let at = 0; at < name.length; at += 1) {
    const unit = source.charCodeAt(from + at);
    if (name.charCodeAt(at) !== (unit >= 65 && unit <= 90 ? unit + 32 : unit)) return false;
  }
  return true;
}
