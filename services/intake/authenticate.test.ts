import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { suite, test } from 'node:test';

import { refusal, schemes } from './authenticate.ts';

const secret = 's3cret-word';
const now = Date.UTC(2026, 10, 23, 6);
const body = Buffer.from('{"Records":[]}');
const caller = (headers: Record<string, string>, peer = '203.0.113.7') => ({ peer, headers, body });

function signature(seconds: number, signed: Uint8Array = body, key = secret): string {
  return `t=${seconds},v1=${createHmac('sha256', key).update(`${seconds}.`).update(signed).digest('hex')}`;
}

suite('with a secret', () => {
  for (const { name, examples } of schemes) {
    test(`scheme ${name} lets in who knows it`, () => {
      for (const [authorization] of examples) assert.equal(refusal(caller({ authorization }), secret, now), undefined);
    });
  }

  test('a secret beyond ASCII arrives as its UTF-8 bytes', () => {
    const authorization = Buffer.from('Bearer schlüssel-ключ').toString('latin1');
    assert.equal(refusal(caller({ authorization }), 'schlüssel-ключ', now), undefined);
  });

  test('nobody else comes in, from this machine neither', () => {
    const wrong = [
      '',
      's3cret-wor',
      's3cret-word ',
      'S3CRET-WORD',
      'Bearer',
      'Bearer ',
      'Bearer s3cret',
      'Digest s3cret-word',
      'Basic s3cret-word',
      'Basic czNjcmV0LXdvcmQ=',
    ];
    for (const authorization of wrong)
      assert.equal(refusal(caller({ authorization }, '127.0.0.1'), secret, now), 401, authorization);
    assert.equal(refusal(caller({}, '127.0.0.1'), secret, now), 401);
  });

  test('a signature counts while its time is within five minutes of ours', () => {
    const at = now / 1000;
    for (const seconds of [at, at - 300, at + 300]) {
      assert.equal(refusal(caller({ 'x-copydesk-signature': signature(seconds) }), secret, now), undefined);
    }
    for (const seconds of [at - 301, at + 301, 0]) {
      assert.equal(refusal(caller({ 'x-copydesk-signature': signature(seconds) }), secret, now), 401);
    }
  });

  test('a signature over other bytes, another time, under another secret or in another form is none', () => {
    const at = now / 1000;
    const good = signature(at);
    for (const header of [
      signature(at, Buffer.from('{"Records":[] }')),
      signature(at, body, 'another-secret'),
      signature(at - 1).replace(`t=${at - 1}`, `t=${at}`),
      good.slice(0, -1),
      good.toUpperCase(),
      `${good},v1=00`,
      `v1=${good.slice(-64)}`,
      `t=,v1=${createHmac('sha256', secret).update('.').update(body).digest('hex')}`,
      'x'.repeat(10_000),
      '',
    ]) {
      assert.equal(refusal(caller({ 'x-copydesk-signature': header }), secret, now), 401, header.slice(0, 90));
    }
  });
});

suite('without a secret', () => {
  test('this machine comes in', () => {
    for (const peer of ['127.0.0.1', '127.3.2.1', '::1', '::ffff:127.0.0.1'])
      assert.equal(refusal(caller({}, peer), undefined, now), undefined, peer);
  });

  test('no other does', () => {
    for (const peer of ['203.0.113.7', '10.0.0.1', '::ffff:10.0.0.1', '2001:db8::1', '127.0.0.1.example', '']) {
      assert.equal(refusal(caller({}, peer), undefined, now), 403, peer);
    }
  });

  test('nor does one that speaks through a proxy or a web page on this machine', () => {
    for (const header of ['origin', 'x-forwarded-for', 'forwarded', 'via']) {
      assert.equal(refusal(caller({ [header]: 'x' }, '127.0.0.1'), undefined, now), 403, header);
    }
  });
});
