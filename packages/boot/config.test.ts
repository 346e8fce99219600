import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ConfigError, configFrom, Limits, secretsOf } from './config.ts';

const NEEDED = { REDIS_URL: 'redis://127.0.0.1:6379', AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' };
const refused = (environment: Record<string, string>, sentence: RegExp) =>
  assert.throws(
    () => configFrom({ ...NEEDED, ...environment }),
    (error) => error instanceof ConfigError && sentence.test(error.message),
  );

test('what is not set has its default, and an empty variable is not set', () => {
  const config = configFrom({ ...NEEDED, DROPS_BUCKET: '', UNRELATED: 'x' });
  assert.equal(config.DROPS_BUCKET, 'drops');
  assert.equal(config.DROP_MAX_BYTES, 33_554_432);
  assert.deepEqual(config.STAGES, ['clean', 'extract', 'dedupe', 'publish']);
});

test('sizes may have units, stages may have spaces', () => {
  const config = configFrom({ ...NEEDED, DROP_MAX_BYTES: '5 MB', REDIS_MEMORY_LIMIT: '1gb', STAGES: 'clean, publish' });
  assert.equal(config.DROP_MAX_BYTES, 5 * 1024 ** 2);
  assert.equal(config.REDIS_MEMORY_LIMIT, 1024 ** 3);
  assert.deepEqual(config.STAGES, ['clean', 'publish']);
});

test('what is written of an article is one document, or what was asked for', () => {
  const { OUTPUT_PROFILE, RENDERINGS } = configFrom(NEEDED);
  assert.deepEqual([OUTPUT_PROFILE, RENDERINGS], ['whole', []]);
  const asked = configFrom({ ...NEEDED, OUTPUT_PROFILE: 'strict', RENDERINGS: ' jsonld, ' });
  assert.deepEqual([asked.OUTPUT_PROFILE, asked.RENDERINGS], ['strict', ['jsonld']]);
  refused({ OUTPUT_PROFILE: 'ninjs' }, /^OUTPUT_PROFILE/);
  refused({ RENDERINGS: 'jsonld,nitf' }, /^RENDERINGS: jsonld, not nitf/);
});

test('a setting that makes no sense is named, with what it is for and without its value', () => {
  refused({ REDIS_URL: 'http://user:hunter2@host' }, /^REDIS_URL: (?!.*hunter2).*\(The Redis that holds/);
  refused({ AWS_ACCESS_KEY_ID: '' }, /^AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY go together/);
  refused({ DROP_MAX_BYTES: 'plenty' }, /a number of bytes/);
  refused({ CONSOLE_PORT: '70000' }, /^CONSOLE_PORT/);
  refused({ WORK_BUCKET: 'drops' }, /three buckets/);
});

test('the limits of one drop need nothing else to be set', () => {
  assert.equal(configFrom({ POOL_TIME_MS: '5' }, Limits).POOL_TIME_MS, 5);
});

test('every secret of a configuration is known, the password of an address in both spellings', () => {
  const config = configFrom({ ...NEEDED, REDIS_URL: 'rediss://copydesk:p%40ss@cache:6379', EVENTS_SECRET: 'of-events' });
  assert.deepEqual(secretsOf(config), ['b', 'of-events', 'p%40ss', 'p@ss']);
  assert.deepEqual(secretsOf(configFrom(NEEDED)), ['b']);
});

test('AWS may lend a key to the role of the machine, no other store does', () => {
  const none = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' };
  assert.equal(configFrom({ ...NEEDED, ...none }).AWS_ACCESS_KEY_ID, undefined);
  refused({ ...none, S3_ENDPOINT: 'http://127.0.0.1:9000' }, /^AWS_ACCESS_KEY_ID is not set/);
});

test('a setting that is wrong is told without its value', () => {
  for (const [name, value] of Object.entries({ REDIS_URL: 'http://:zzz@x', EVENTS_SECRET: 'zzz' }))
    refused({ [name]: value }, new RegExp(`^${name}: (?!.*zzz)`));
});

test('the queue of R2 needs its token, and topics are a list', () => {
  refused({ R2_QUEUE_URL: 'https://example.org/queues/q' }, /R2_QUEUE_URL and R2_QUEUE_TOKEN go together/);
  const topics = ['arn:aws:sns:eu-central-1:123456789012:a', 'arn:aws:sns:eu-central-1:123456789012:b'];
  assert.deepEqual(configFrom({ ...NEEDED, SNS_TOPICS: topics.join(', ') }).SNS_TOPICS, topics);
  assert.deepEqual(configFrom(NEEDED).SNS_TOPICS, []);
});
