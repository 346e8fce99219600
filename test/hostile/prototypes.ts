/** Objects of the language that all code shares: whoever changes one of them has changed all code. */
const SHARED: Record<string, object> = {
  global: globalThis,
  Object: Object.prototype,
  Function: Function.prototype,
  Array: Array.prototype,
  String: String.prototype,
  Number: Number.prototype,
  RegExp: RegExp.prototype,
  Map: Map.prototype,
  Set: Set.prototype,
  Promise: Promise.prototype,
  Date: Date.prototype,
  Error: Error.prototype,
  Uint8Array: Uint8Array.prototype,
  JSON,
  Math,
  Reflect,
};

/** Looks at what all code shares; the function it gives names what has been changed since, and is to be called later. */
export function watchPrototypes(): () => string[] {
  const before = seen();
  return () => {
    const after = seen();
    const names = new Set([...before.keys(), ...after.keys()]);
    return [...names].filter((name) => !Object.is(before.get(name), after.get(name)) || before.has(name) !== after.has(name));
  };
}

/** What each name stands for. A getter is itself, not what it gives: some load a part of Node when they are asked. */
function seen(): Map<string, unknown> {
  return new Map(
    Object.entries(SHARED).flatMap(([owner, shared]) =>
      keysOf(shared).map((key): [string, unknown] => {
        const property = Reflect.getOwnPropertyDescriptor(shared, key);
        return [`${owner}.${String(key)}`, property?.get ?? property?.value];
      }),
    ),
  );
}

/** Symbols on the global object are how parts of Node find one another, and come when they are needed. */
function keysOf(shared: object): (string | symbol)[] {
  return shared === globalThis ? Object.getOwnPropertyNames(shared) : Reflect.ownKeys(shared);
}
