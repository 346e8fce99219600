/** Sets the clock of this process wrong by so many milliseconds. */
export function setClockWrong(byMs: number): void {
  if (byMs === 0) return;
  const Right = Date;
  const now = () => Right.now() + byMs;
  globalThis.Date = new Proxy(Right, {
    construct: (_, given) => Reflect.construct(Right, given.length > 0 ? given : [now()]) as Date,
    apply: () => new Right(now()).toString(),
    get: (_, name) => (name === 'now' ? now : (Reflect.get(Right, name) as unknown)),
  });
}
