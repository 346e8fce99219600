import assert from 'node:assert/strict';
import { suite, test } from 'node:test';

import { allows, Policy } from './policy.ts';

type Statement = Record<string, unknown>;
const policy = (...statements: Statement[]) =>
  Policy.parse({
    Version: '2012-10-17',
    Statement: statements.map((one) => Object.assign({ Effect: 'Allow', Resource: '*' }, one)),
  });
const get = (key: string) => ({ action: 's3:GetObject', resource: `arn:aws:s3:::drops/${key}` });

suite('a policy', () => {
  test('lets nobody do what it does not name', () => {
    const read = policy({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::drops/*' });
    assert.equal(allows(read, get('a')), true);
    assert.equal(allows(read, { ...get('a'), action: 's3:PutObject' }), false);
    assert.equal(allows(read, { ...get('a'), action: 's3:GetObjectVersion' }), false);
    assert.equal(allows(read, { action: 's3:GetObject', resource: 'arn:aws:s3:::drops' }), false);
    assert.equal(allows(read, { action: 's3:GetObject', resource: 'arn:aws:s3:::drops2/a' }), false);
  });

  test('knows any of several actions and resources, actions in any case', () => {
    const two = policy({ Action: ['S3:getobject', 's3:List*'], Resource: ['arn:aws:s3:::drops', 'arn:aws:s3:::drops/a?c'] });
    assert.equal(allows(two, get('abc')), true);
    assert.equal(allows(two, get('abbc')), false);
    assert.equal(allows(two, { action: 's3:ListBucket', resource: 'arn:aws:s3:::drops' }), true);
  });

  test('denies whatever one of its statements denies', () => {
    const most = policy({ Action: 's3:*' }, { Effect: 'Deny', Action: 's3:*', Resource: '*/secret/*' });
    assert.equal(allows(most, get('a')), true);
    assert.equal(allows(most, get('secret/a')), false);
  });

  test('holds its conditions, also against a request that does not tell', () => {
    const list = policy({ Action: 's3:ListBucket', Condition: { StringLike: { 's3:prefix': ['articles/*', 'jsonld/*'] } } });
    const asked = (prefix?: string) =>
      allows(list, { action: 's3:ListBucket', resource: 'x', context: prefix === undefined ? {} : { 's3:prefix': prefix } });
    assert.deepEqual(['articles/a', 'jsonld/', 'rejected/', 'articles', undefined].map(asked), [true, true, false, false, false]);
  });

  test('is refused when it holds what is not understood', () => {
    for (const statement of [
      { Action: 's3:*', NotResource: 'x' },
      { Action: 's3:*', Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } },
      { Action: 's3:*', Condition: { StringLike: { 's3:delimiter': '/' } } },
      { Action: [] },
      { NotAction: 's3:*' },
    ])
      assert.equal(
        Policy.safeParse({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Resource: '*', ...statement }] }).success,
        false,
      );
  });

  test('matches long keys without delay', () => {
    const stars = policy({ Action: 's3:GetObject', Resource: `arn:aws:s3:::drops/${'*a'.repeat(20)}b` });
    assert.equal(allows(stars, get('a'.repeat(1_000))), false);
    assert.equal(allows(stars, get(`${'a'.repeat(1_000)}b`)), true);
  });
});
