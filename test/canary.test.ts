import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, suite, test } from 'node:test';

import { type Beacon, luring, startBeacon } from '@copydesk/hostile/beacon';
import { lineFaults } from '@copydesk/hostile/campaign';
import { kinds, prefixOf } from '@copydesk/pipeline/ledger';

import { type GuardedDrops, dropsOf } from './guarded-drops.ts';
import { type Guarded, skip, startGuarded } from './guarded.ts';
import { copydesk } from './stack.ts';
import { story } from './story.ts';

/** A word that stands in an article and nowhere else. */
const WORD = 'quillonbrax';

suite('what gets out of a running desk', { skip }, () => {
  let desk: Guarded;
  let beacon: Beacon;
  let store: GuardedDrops['store'];
  let put: GuardedDrops['put'];
  let settled: GuardedDrops['settled'];

  before(async () => {
    beacon = await startBeacon();
    desk = await startGuarded();
    ({ store, put, settled } = dropsOf(desk));
  });
  // What did not start leaves nothing to close, and must not keep the rest open.
  after(() => Promise.all([desk?.close(), beacon?.close()]));

  test('nothing that a drop or an event names is fetched', async () => {
    const drops = luring(beacon.address);
    for (const [name, content] of Object.entries(drops)) await put(`lure/${name}`, content);
    await put(beacon.address('key'), drops['text'] ?? '', `text/html; charset=${beacon.address('charset')}`, {
      link: beacon.address('metadata'),
    });
    const ends = await settled([...Object.keys(drops).map((name) => `lure/${name}`), beacon.address('key')]);
    for (const name of ['page', 'text']) assert.notEqual(ends.get(`lure/${name}`), 'rejected', name);
    const message = {
      Type: 'SubscriptionConfirmation',
      Token: 'x',
      TopicArn: 'arn:aws:sns:us-east-1:1:x',
      SubscribeURL: beacon.address('subscribe'),
      SigningCertURL: beacon.address('certificate'),
    };
    for (const authorization of ['', `Bearer ${desk.secrets.events}`])
      await fetch(`${desk.intake}/events`, {
        method: 'POST',
        headers: { authorization, 'x-amz-sns-message-type': message.Type },
        body: JSON.stringify(message),
      });
    await fetch(`${desk.console}/`);
    assert.deepEqual(beacon.calls, []);
    await fetch(beacon.address('myself'));
    assert.deepEqual(beacon.calls, ['/myself']);
  });

  test('an event is let in by its secret or a fresh signature, once', async () => {
    const body = '{}';
    const signed = (seconds: number, key = desk.secrets.events) => ({
      'x-copydesk-signature': `t=${seconds},v1=${createHmac('sha256', key).update(`${seconds}.${body}`).digest('hex')}`,
    });
    const status = async (headers: Record<string, string>) =>
      (await fetch(`${desk.intake}/events`, { method: 'POST', headers, body })).status;
    const now = Math.floor(Date.now() / 1_000);
    const answers = [
      {},
      { authorization: 'Bearer guess' },
      signed(now, 'guess'),
      signed(now - 301),
      signed(now + 400),
      signed(now),
      signed(now),
    ];
    const statuses: number[] = [];
    for (const headers of answers) statuses.push(await status(headers as Record<string, string>));
    assert.deepEqual(statuses, [401, 401, 401, 401, 401, 200, 401]);
  });

  test('no secret and no word of an article stands in a log, a figure, a page, an answer or a document', async () => {
    await put('wire/word.txt', `${story(1)}\n\nThe word of the day is ${WORD}, said the mayor of the town.`);
    await settled(['wire/word.txt']);
    const get = async (address: string, options = {}) => (await fetch(address, options)).text();
    const shown = [
      ...(await Promise.all(
        [
          '/',
          '/metrics',
          '/readyz',
          '/livez',
          '/queues',
          '/queues/api/queues?activePage=1&jobsPerPage=20',
          '/%zz',
          `/${'x'.repeat(3_000)}`,
        ].map((path) => get(desk.console + path)),
      )),
      ...(await Promise.all(['/metrics', '/readyz', '/livez', '/none'].map((path) => get(desk.intake + path)))),
      await get(`${desk.intake}/events`, {
        method: 'POST',
        headers: { authorization: `Bearer ${desk.secrets.events}` },
        body: '{',
      }),
    ];
    assert.ok(shown.every((text) => text.length > 0));
    const output = store('operator', 'output');
    const documents: string[] = [];
    for (const kind of kinds)
      for await (const { key } of output.list({ prefix: prefixOf(kind) })) {
        documents.push(String(Buffer.from((await output.get(key)) ?? [])));
      }
    for (const [name, secret] of Object.entries(desk.secrets))
      for (const [where, text] of [
        ['log', desk.log()],
        ['answers', shown.join('\n')],
        ['documents', documents.join('\n')],
      ] as const)
        assert.ok(!text.includes(secret), `${name} in the ${where}`);
    assert.ok(
      documents.some((text) => text.includes(WORD)),
      'the word is in its articles',
    );
    assert.ok(!desk.log().includes(WORD), 'but in no log');
    const figures = shown.find((text) => text.includes('copydesk_build_info'));
    assert.ok(figures !== undefined && !figures.includes(WORD));
    assert.deepEqual(desk.log().trimEnd().split('\n').flatMap(lineFaults), []);
  });

  test('a service that cannot get in says so without what it was told', async () => {
    for (const wrong of [
      { REDIS_URL: desk.environment('operator')['REDIS_URL']!.replace(desk.secrets.redis, 'wrong-password') },
      { AWS_SECRET_ACCESS_KEY: 'wrong-password' },
      { REDIS_URL: 'http://copydesk:wrong-password@x' },
    ]) {
      const { code, stdout, stderr } = await copydesk(['status'], { ...desk.environment('operator'), ...wrong });
      assert.ok(code !== 0 && stderr.length > 20, stderr);
      for (const secret of [...Object.values(desk.secrets), 'wrong-password'])
        assert.ok(!(stdout + stderr).includes(secret), stderr);
    }
  });
});
