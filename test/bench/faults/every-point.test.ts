import assert from 'node:assert/strict';
import { test } from 'node:test';

import { goOn, newStage, play, put, type Stage, wrong } from './every-point.ts';
import { type Scene, scenes } from './scenes.ts';

/** What happens at a point of a run, while the run itself waits for it. */
const blows: { name: string; strike: (stage: Stage, scene: Scene) => Promise<void>; dies?: boolean }[] = [
  { name: 'its worker is killed', strike: async () => {}, dies: true },
  { name: 'the drop is overwritten', strike: ({ world }, { overwrite }) => put(...overwrite, world) },
  { name: 'the first drop is deleted', strike: ({ world }, { puts: [[key]] }) => world.drops.delete(key) },
  { name: 'it is overwritten and its worker killed', strike: ({ world }, { overwrite }) => put(...overwrite, world), dies: true },
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
];

for (const scene of scenes) {
  for (const { name, strike, dies } of blows) {
    test(`${scene.name}: at whatever point ${name}, each drop has its one outcome in the end`, async () => {
      for (const goesOn of [false, true]) {
        const points = await play(scene, newStage(goesOn), 0, async () => {});
        for (let n = 1; n <= points; n += 1) {
          const stage = newStage(goesOn);
          const dead = Promise.withResolvers<void>();
          const playing = play(scene, stage, n, async () => {
            await strike(stage, scene);
            if (!dies) return;
            dead.resolve();
            await new Promise(() => {});
          });
          // A killed run never goes on; its job is still there for the next worker.
          await Promise.race([playing, dead.promise]);
          await goOn(stage);
          await goOn(stage);
          assert.deepEqual(await wrong(stage), [], `point ${n} of ${points}, the clock ${goesOn ? 'goes on' : 'stands still'}`);
        }
      }
    });
  }
}
