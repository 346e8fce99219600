/**
 * One reading for everybody who asks: a reading is taken only when somebody does, is shared with all who ask while it is under way
 * or fresh (milliseconds after its end), and a failed one is shared like any other. So the cost does not grow with the viewers,
 * and nobody's looking costs nothing.
 */
export function shared<Value>(
  freshMs: number,
  take: () => Promise<Value>,
  clock: () => number = () => performance.now(),
): () => Promise<Value> {
  let reading: { value: Promise<Value>; endedAt?: number } | undefined;
  return () => {
    if (!reading || (reading.endedAt !== undefined && clock() - reading.endedAt > freshMs)) {
      const taken: typeof reading = { value: take() };
      const end = () => void (taken.endedAt = clock());
      taken.value.then(end, end);
      reading = taken;
    }
    return reading.value;
  };
}
