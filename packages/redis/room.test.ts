import assert from 'node:assert/strict';
import { test } from 'node:test';

import { newRoom } from './room.ts';

/** Works that end when they are told to, and what they say. */
function works() {
  const said: string[] = [];
  const work = (name: string) => {
    const told = Promise.withResolvers<void>();
    const run = async () => {
      said.push(`${name} begins`);
      await told.promise;
      said.push(`${name} ends`);
      return name;
    };
    return { run, end: told.resolve, fail: told.reject };
  };
  return { said, work };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('whoever works alone waits for those inside, and those who come later wait for it', async () => {
  const room = newRoom();
  const { said, work } = works();
  const [a, b, suspect, c] = [work('a'), work('b'), work('suspect'), work('c')];
  const all = [room.beside(a.run), room.beside(b.run), room.alone(suspect.run), room.beside(c.run)];
  await turn();
  assert.deepEqual(said, ['a begins', 'b begins']);
  a.end();
  await turn();
  assert.equal(said.includes('suspect begins'), false);
  b.end();
  await turn();
  assert.deepEqual(said.slice(3), ['b ends', 'suspect begins']);
  suspect.end();
  c.end();
  assert.deepEqual(await Promise.all(all), ['a', 'b', 'suspect', 'c']);
  assert.deepEqual(said.slice(5), ['suspect ends', 'c begins', 'c ends']);
});

test('two suspects are alone one after the other, and one that fails lets the next in', async () => {
  const room = newRoom();
  const { said, work } = works();
  const [first, second] = [work('first'), work('second')];
  const both = [room.alone(first.run), room.alone(second.run)] as const;
  await turn();
  assert.deepEqual(said, ['first begins']);
  first.fail(new Error('dead'));
  await assert.rejects(both[0], /dead/);
  second.end();
  assert.equal(await both[1], 'second');
});
