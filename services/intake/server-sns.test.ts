import assert from 'node:assert/strict';
import { suite, test } from 'node:test';

import { newCounters } from './counters.ts';
import { healthOf } from './health.ts';
import { pretendOutside } from './pretend-outside.ts';
import { newServer } from './server.ts';
import { type SnsDoor, snsDoor } from './sns/door.ts';
import { snsExample } from './sns/message.ts';
import { pretendSns } from './sns/sns.fixture.ts';
import { record } from './sources/s3-records.ts';

const SECRET = 's3cret-word';

function intake(sns?: SnsDoor) {
  const outside = pretendOutside();
  const counters = newCounters();
  const desk = { outside, bucket: 'drops', firstQueue: 'first', counters };
  const app = newServer({ desk, counters, secret: SECRET, sns, health: healthOf(outside), sweep: () => {} });
  const post = (payload: string, headers: Record<string, string> = { authorization: `Bearer ${SECRET}` }) =>
    app.inject({ method: 'POST', url: '/events', payload, headers: { 'content-type': 'application/json', ...headers } });
  return { outside, post };
}

const message = (key: string) => JSON.stringify({ Records: [record('aws:s3', 'ObjectCreated:Put', 'drops', key)] });

suite('SNS', () => {
  const signer = pretendSns();
  const topics = [snsExample({ Type: 'Notification', Message: '' }).TopicArn];
  const desk = (broken = false) => {
    const asked: string[] = [];
    const get = async (url: string) => {
      asked.push(url);
      if (broken) throw new Error('ECONNREFUSED');
      return signer.pem;
    };
    return { ...intake(snsDoor({ topics, get, now: () => Date.UTC(2026, 10, 23) })), asked };
  };
  const FROM_SNS = { 'x-amz-sns-message-type': 'Notification', 'content-type': 'text/plain' };
  const notice = (own: Record<string, string> = {}) =>
    JSON.stringify(signer.signed({ Type: 'Notification', Message: message('a'), ...own }));

  test('comes in by its signature, without the secret, and its event becomes a job', async () => {
    const { outside, post } = desk();
    outside.put('a');
    const answer = await post(notice(), FROM_SNS);
    assert.deepEqual([answer.statusCode, answer.json().queued], [202, 1]);
  });

  test('stays outside when the signature is wrong or the topic is not ours', async () => {
    const { outside, post } = desk();
    assert.equal((await post(notice().replace('drops', 'dropz'), FROM_SNS)).statusCode, 401);
    assert.equal((await post(notice({ TopicArn: `${topics[0]}-2` }), FROM_SNS)).statusCode, 401);
    assert.equal((await post(notice())).statusCode, 202, 'who shows the secret needs no signature');
    assert.equal((await intake().post(notice(), FROM_SNS)).statusCode, 401, 'without topics there is no such door');
    assert.equal(outside.queued.length, 0);
  });

  test('is asked to come again while its certificate cannot be had', async () => {
    const { post } = desk(true);
    assert.equal((await post(notice(), FROM_SNS)).statusCode, 503);
  });

  test('a subscription is confirmed once it is signed, and only then', async () => {
    const { post, asked } = desk();
    const invitation = signer.signed({ Type: 'SubscriptionConfirmation', Message: 'Subscribe?' });
    assert.equal((await post(JSON.stringify({ ...invitation, Signature: '' }))).statusCode, 200);
    assert.ok(!asked.some((url) => url.includes('ConfirmSubscription')));
    assert.equal((await post(JSON.stringify(invitation), FROM_SNS)).statusCode, 200);
    assert.equal(asked.filter((url) => url.includes('ConfirmSubscription')).length, 1);
  });
});
