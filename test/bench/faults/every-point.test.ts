import assert from 'node:assert/strict';
import { test } from 'node:test';

import { goOn, newStage, play, put, type Stage, wrong } from './every-point.ts';
import { type Scene, scenes } from './scenes.ts';

/** What happens at a point of a run, while the run itself waits for it; and where its worker is killed, if it is. */
type Blow = { name: string; strike: (stage: Stage, scene: Scene) => Promise<void>; dies?: 'there' | 'at the next point' };

const blows: Blow[] = [
  { name: 'its worker is killed', strike: async () => {}, dies: 'there' },
  { name: 'the drop is overwritten', strike: ({ world }, { overwrite }) => put(...overwrite, world) },
  { name: 'the first drop is deleted', strike: ({ world }, { puts: [[key]] }) => world.drops.delete(key) },
  {
    name: 'it is overwritten and its worker killed',
    strike: ({ world }, { overwrite }) => put(...overwrite, world),
    dies: 'there',
  },
  { name: 'Redis is wiped', strike: async ({ wipe }) => wipe() },
  { name: 'its worker sleeps while others do its work', strike: goOn },
  {
    name: 'its worker sleeps while the drop is overwritten and others go on',
    async strike(stage, { overwrite }) {
      await put(...overwrite, stage.world);
      await goOn(stage);
    },
  },
  {
    name: 'its worker sleeps while Redis is wiped and others go on',
    async strike(stage) {
      stage.wipe();
      await goOn(stage);
    },
  },
  {
    name: 'its worker sleeps while Redis is wiped and others go on, takes one step more and is killed',
    async strike(stage) {
      stage.wipe();
      await goOn(stage);
    },
    dies: 'at the next point',
  },
];

/** What happens at a point where Redis comes back as it was at an earlier one. */
const lapses: Blow[] = [
  { name: 'its worker goes on', strike: async () => {} },
  { name: 'its worker is killed', strike: async () => {}, dies: 'there' },
  { name: 'its worker sleeps while others go on', strike: goOn },
  { name: 'its worker sleeps while others go on, takes one step more and is killed', strike: goOn, dies: 'at the next point' },
];

/** The point at which a worker is killed that was struck at the n-th. */
function endOf(n: number, dies: Blow['dies']): number | undefined {
  return dies && (dies === 'there' ? n : n + 1);
}

/** By how many points Redis goes back: by none, as after a start that lost nothing, up to where it knew of nothing. */
const BACK = [0, 1, 4, Infinity];

for (const scene of scenes) {
  for (const { name, strike, dies } of blows) {
    test(`${scene.name}: at whatever point ${name}, each drop has its one outcome in the end`, async () => {
      for (const goesOn of [false, true]) {
        const points = await play(scene, newStage(goesOn), async () => {});
        for (let n = 1; n <= points; n += 1) {
          const stage = newStage(goesOn);
          await broken(scene, stage, async (at) => {
            if (at === n) await strike(stage, scene);
            return at === endOf(n, dies);
          });
          assert.deepEqual(await wrong(stage), [], `point ${n} of ${points}, the clock ${goesOn ? 'goes on' : 'stands still'}`);
        }
      }
    });
  }
  for (const { name, strike, dies } of lapses) {
    test(`${scene.name}: at whatever point Redis forgets the last ones and ${name}, each drop has its one outcome in the end`, async () => {
      const points = await play(scene, newStage(true), async () => {});
      for (let n = 1; n <= points; n += 1) {
        for (const m of new Set(BACK.map((back) => Math.max(0, n - back)))) {
          const stage = newStage(true);
          let goBack = stage.save();
          await broken(scene, stage, async (at) => {
            if (at === m) goBack = stage.save();
            if (at === n) {
              goBack();
              await strike(stage, scene);
            }
            return at === endOf(n, dies);
          });
          assert.deepEqual(await wrong(stage), [], `point ${n} of ${points}, back to ${m}`);
        }
      }
    });
  }
}

/** Plays a scene until its worker is killed, which `pass` says at one of its points, and then what others do by and by. */
async function broken(scene: Scene, stage: Stage, pass: (at: number) => Promise<boolean>): Promise<void> {
  const dead = Promise.withResolvers<void>();
  const playing = play(scene, stage, async (at) => {
    if (!(await pass(at))) return;
    // A killed run never goes on; its job is still there for the next worker.
    dead.resolve();
    await new Promise(() => {});
  });
  await Promise.race([playing, dead.promise]);
  await goOn(stage);
  await goOn(stage);
}
