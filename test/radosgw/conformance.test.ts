import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { storeConformance } from '@copydesk/pipeline/store-conformance';
import { s3Client, s3Store } from '@copydesk/s3';
import { learnTraits } from '@copydesk/s3/traits';

import { differences } from './differences.ts';
import { startGateway } from './start.ts';

const gateway = await startGateway();
after(gateway.close);
const clientOf = () => s3Client({ ...gateway, region: 'us-east-1' });

async function newBucket(name: string) {
  const client = clientOf();
  await client.send(new CreateBucketCommand({ Bucket: name }));
  return client;
}

const traits = await learnTraits(await newBucket('probed'), 'probed');

test('what the gateway does otherwise is found out', () => {
  assert.deepEqual(traits, { ifNoneMatch: true, ifMatch: 'bare' });
});

let buckets = 0;
storeConformance('radosgw', async () => {
  const bucket = `store-${(buckets += 1)}`;
  const client = await newBucket(bucket);
  return { store: s3Store(client, bucket, traits), close: async () => client.destroy() };
});

test('it shows every behaviour of S3 but those that are known', { timeout: 300_000 }, () => {
  const behaviours = fileURLToPath(new URL('../s3-conformance/*.test.ts', import.meta.url));
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const { stdout } = spawnSync(process.execPath, ['--test', '--test-reporter=tap', behaviours], {
    env: {
      ...env,
      S3_CONFORMANCE_ENDPOINT: gateway.endpoint,
      AWS_ACCESS_KEY_ID: gateway.accessKeyId,
      AWS_SECRET_ACCESS_KEY: gateway.secretAccessKey,
    },
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  const results = [...stdout.matchAll(/^ {0,4}(not ok|ok) \d+ - (.*)$/gm)].map(([, ok, name = '']) => ({
    ok: ok === 'ok',
    name,
  }));
  assert.ok(results.length > 80, `${results.length} behaviours were looked at`);
  const failed = [...new Set(results.filter(({ ok }) => !ok).map(({ name }) => name))].filter((name) =>
    name.includes('(checksums'),
  );
  const known = differences.flatMap(({ behaviour, checksums = ['WHEN_REQUIRED', 'WHEN_SUPPORTED'] }) =>
    checksums.map((setting) => `${behaviour} (checksums ${setting})`),
  );
  assert.deepEqual(failed.map(unescaped).toSorted(), known.toSorted());
});

/** Node's TAP escapes what would end a name. */
function unescaped(name: string): string {
  return name.replaceAll('\\', '');
}
