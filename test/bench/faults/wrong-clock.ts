/** Sets the clock of this process wrong by FAULTS_CLOCK_MS milliseconds, where that is set. */
const wrongMs = Number(process.env['FAULTS_CLOCK_MS'] ?? 0);

if (wrongMs !== 0) {
  const Right = Date;
  const now = () => Right.now() + wrongMs;
  globalThis.Date = new Proxy(Right, {
    construct: (_, given) => Reflect.construct(Right, given.length > 0 ? given : [now()]) as Date,
    apply: () => new Right(now()).toString(),
    get: (_, name) => (name === 'now' ? now : (Reflect.get(Right, name) as unknown)),
  });
}

export {};
