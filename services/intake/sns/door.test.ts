import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { suite, test } from 'node:test';

import { fetchText, isCertificateAt, snsHost } from './certificate.ts';
import { snsDoor } from './door.ts';
import { snsExample } from './message.ts';
import { pretendSns } from './sns.fixture.ts';

const { TopicArn: TOPIC, SigningCertURL } = snsExample({ Type: 'Notification', Message: '' });
const NOW = Date.UTC(2026, 10, 23);
const FROM_SNS = { 'x-amz-sns-message-type': 'Notification' };
const notice = { Type: 'Notification', Message: '{"Records":[]}' } as const;
const invitation = { Type: 'SubscriptionConfirmation', Message: 'Subscribe?' } as const;

function door({ topics = [TOPIC], sns = pretendSns(), broken = false } = {}) {
  const fetched: string[] = [];
  const get = async (url: string) => {
    fetched.push(url);
    if (broken) throw new Error('ECONNREFUSED');
    return sns.pem;
  };
  let at = NOW;
  const { vouches, confirm } = snsDoor({ topics, now: () => (at += 2_000), get });
  const asks = (message: unknown, headers = FROM_SNS) => vouches(headers, Buffer.from(JSON.stringify(message)));
  return { fetched, sns, asks, confirm };
}

suite('the door for SNS', () => {
  test('lets in what SNS signed for a topic of ours, by either hash, and fetches the certificate once', async () => {
    const { asks, fetched, sns } = door();
    for (const SignatureVersion of ['1', '2']) {
      assert.equal(await asks(sns.signed({ ...notice, SignatureVersion })), true, SignatureVersion);
      assert.equal(await asks(sns.signed({ ...notice, SignatureVersion, Subject: 'Amazon S3 Notification' })), true);
    }
    assert.deepEqual(fetched, [SigningCertURL]);
  });

  test('lets in nothing that was changed, and nothing signed by another', async () => {
    const { asks, sns } = door();
    const good = sns.signed({ ...notice, Subject: 'first' });
    const changed: Record<string, unknown> = {
      Message: '{"Records":[1]}',
      Subject: 'other',
      MessageId: 'other',
      Timestamp: '2027-01-01T00:00:00.000Z',
      Signature: pretendSns().signed({ ...notice, Subject: 'first' })['Signature'],
      SignatureVersion: '2',
    };
    for (const [name, value] of Object.entries(changed)) assert.equal(await asks({ ...good, [name]: value }), false, name);
    for (const version of ['', '3', '__proto__', 'constructor'])
      assert.equal(await asks({ ...good, SignatureVersion: version }), false, version);
    const { Subject: _, ...without } = good;
    assert.equal(await asks(without), false);
    assert.equal(await asks(good), true);
  });

  test('asks nobody for a certificate but SNS, in the region of a topic that is configured', async () => {
    const { asks, fetched, sns, confirm } = door({ topics: [TOPIC, 'arn:aws:sns:nowhere:123456789012:drops'] });
    const at = (url: string) => sns.signed({ ...notice, SigningCertURL: url });
    const file = 'SimpleNotificationService-0123456789abcdef0123456789abcdef.pem';
    for (const url of [
      `http://sns.eu-central-1.amazonaws.com/${file}`,
      `https://sns.us-east-1.amazonaws.com/${file}`,
      `https://sns.eu-central-1.amazonaws.com.example.org/${file}`,
      `https://sns.eu-central-1.amazonaws.com@127.0.0.1/${file}`,
      `https://user@sns.eu-central-1.amazonaws.com/${file}`,
      `https://sns.eu-central-1.amazonaws.com:444/${file}`,
      `https://sns.eu-central-1.amazonaws.com/../${file}`,
      `https://sns.eu-central-1.amazonaws.com/${file}?x`,
      `https://sns.eu-central-1.amazonaws.com/?Action=Publish&x=${file}`,
      `https://127.0.0.1/${file}`,
      '',
    ]) {
      assert.equal(await asks(at(url)), false, url);
    }
    for (const topic of [`${TOPIC}2`, 'arn:aws:sns:nowhere:123456789012:drops', 'arn:aws:sns:eu-central-1:1:drops', '']) {
      assert.equal(await asks(sns.signed({ ...notice, TopicArn: topic })), false, topic);
      assert.equal(await confirm(sns.signed({ ...invitation, TopicArn: topic })), false, topic);
    }
    assert.deepEqual(fetched, []);
  });

  test('looks at nothing that does not say it is from SNS, is none of its messages, or is too large', async () => {
    const { asks, fetched, sns } = door();
    assert.equal(await asks(sns.signed(notice), {} as typeof FROM_SNS), false);
    for (const value of [null, 7, [], {}, 'x', { ...snsExample(notice), Type: 'Other' }, { ...snsExample(notice), Message: 1 }])
      assert.equal(await asks(value), false);
    assert.equal(await asks(sns.signed({ ...notice, Message: 'x'.repeat(700_000) })), false);
    assert.deepEqual(fetched, []);
  });

  test('takes no certificate that has run out', async () => {
    const { asks, sns } = door({ sns: pretendSns({ from: '20200101000000Z', to: '20210101000000Z' }) });
    assert.equal(await asks(sns.signed(notice)), false);
  });

  test('while the certificate cannot be had it says so, and asks again', async () => {
    const { asks, fetched, sns } = door({ broken: true });
    await assert.rejects(asks(sns.signed(notice)), /ECONNREFUSED/);
    await assert.rejects(asks(sns.signed(notice)), /ECONNREFUSED/);
    assert.equal(fetched.length, 2);
  });

  test('fetches no second certificate within a second', async () => {
    const sns = pretendSns();
    const { vouches } = snsDoor({ topics: [TOPIC], now: () => NOW, get: async () => sns.pem });
    const asks = (message: unknown) => vouches(FROM_SNS, Buffer.from(JSON.stringify(message)));
    assert.equal(await asks(sns.signed(notice)), true);
    const another = SigningCertURL.replace('0123', '3210');
    await assert.rejects(asks(sns.signed({ ...notice, SigningCertURL: another })), /a moment ago/);
    assert.equal(await asks(sns.signed(notice)), true);
  });
});

suite('a subscription', () => {
  test('is confirmed at SNS, wherever the message points', async () => {
    const { confirm, fetched, sns } = door();
    assert.equal(await confirm(sns.signed({ ...invitation, SubscribeURL: 'https://127.0.0.1/steal', Token: 'a b&c' })), true);
    const asked = new URL(fetched[1] ?? '');
    assert.equal(asked.origin, 'https://sns.eu-central-1.amazonaws.com');
    assert.deepEqual(Object.fromEntries(asked.searchParams), {
      Action: 'ConfirmSubscription',
      TopicArn: TOPIC,
      Token: 'a b&c',
    });
  });

  test('is not confirmed for a message that is not signed or asks for something else', async () => {
    const { confirm, fetched, sns } = door();
    assert.equal(await confirm({ ...sns.signed(invitation), Token: 'other' }), false);
    for (const message of [sns.signed(notice), sns.signed({ ...invitation, Type: 'UnsubscribeConfirmation' }), 7, undefined])
      assert.equal(await confirm(message), false);
    assert.ok(!fetched.some((url) => url.includes('Action')));
  });
});

test('topics stand in regions whose hosts are known', () => {
  assert.equal(snsHost('arn:aws-cn:sns:cn-north-1:123456789012:drops'), 'sns.cn-north-1.amazonaws.com.cn');
  assert.equal(snsHost('arn:aws-us-gov:sns:us-gov-west-1:123456789012:a.fifo'), 'sns.us-gov-west-1.amazonaws.com');
  assert.equal(snsHost('arn:aws:sqs:us-east-1:123456789012:drops'), undefined);
  assert.equal(snsHost('arn:aws:sns:us-east-1.evil.example#-1:123456789012:drops'), undefined);
  assert.ok(isCertificateAt(SigningCertURL, 'sns.eu-central-1.amazonaws.com'));
});

test('a text is fetched whole or not at all: no redirects, no errors, nothing endless', async () => {
  const server = createServer((request, response) => {
    if (request.url === '/there') response.end('text');
    else if (request.url === '/elsewhere') response.writeHead(302, { location: '/there' }).end();
    else if (request.url === '/endless') response.end('x'.repeat(100_000));
    else response.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const at = (path: string) => fetchText(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
  try {
    assert.equal(await at('/there'), 'text');
    await assert.rejects(at('/elsewhere'));
    await assert.rejects(at('/endless'), /more than/);
    await assert.rejects(at('/missing'), /404/);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
