import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { test } from 'node:test';

import { newWatch, watchConnection } from './outage.ts';

test('what was never reached is away since the watch began; what was, since it was missed first', () => {
  let now = 1_000;
  const watch = newWatch(() => now);
  assert.equal(watch.outage(), undefined, 'nobody has asked');
  now = 2_000;
  watch.missed('refused');
  assert.deepEqual(watch.outage(), { since: 1_000, reason: 'refused', never: true });
  watch.reached();
  assert.equal(watch.outage(), undefined);
  now = 3_000;
  watch.missed();
  now = 4_000;
  watch.missed('refused again');
  watch.missed();
  assert.deepEqual(watch.outage(), { since: 3_000, reason: 'refused again', never: false });
});

test('a connection tells its watch; an error of several addresses has only a code', () => {
  const connection = new EventEmitter();
  const watch = newWatch();
  watchConnection(connection, watch);
  connection.emit('error', Object.assign(new Error(''), { code: 'ECONNREFUSED' }));
  connection.emit('close');
  assert.equal(watch.outage()?.reason, 'ECONNREFUSED');
  connection.emit('ready');
  assert.equal(watch.outage(), undefined);
  connection.emit('close');
  assert.equal(watch.outage()?.never, false);
});
