/**
 * Works on several items at once and gives the results in the order of the items; at most `abreast` items are begun and not yet
 * given, so memory does not grow with their number.
 */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item>,
  abreast: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const begun: Promise<Result>[] = [];
  for await (const item of items) {
    const result = work(item);
    // Its turn to be awaited may come after another one has failed.
    result.catch(() => {});
    begun.push(result);
    if (begun.length >= abreast) yield (await begun.shift()) as Result;
  }
  for (const result of begun) yield await result;
}
