import assert from 'node:assert/strict';
import { test } from 'node:test';

import { until } from './until.ts';

test('what comes about is given, however many looks found nothing or failed', async () => {
  const looks = [() => undefined, () => false as const, () => assert.fail('not yet'), () => 0, () => 'too late'];
  assert.equal(await until(() => looks.shift()?.()), 0);
  assert.equal(looks.length, 1);
});

test('what never comes about ends with what was looked for, and why the last look failed', async () => {
  let looks = 0;
  await assert.rejects(
    until(
      async () => {
        looks += 1;
        throw new Error(`look ${looks}`);
      },
      async () => 'no article of it',
      3,
    ),
    ({ message, cause }: Error) => message === 'no article of it' && (cause as Error).message === 'look 3',
  );
  assert.equal(looks, 3);
  await assert.rejects(
    until(() => looks > 3, undefined, 1),
    /never: \(\) => looks > 3/,
  );
});
