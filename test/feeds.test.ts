import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';

import { until } from '@copydesk/rehearsal/until';
import { s3Client, s3Store } from '@copydesk/s3';
import { serveS3 } from '@copydesk/s3-local';

import { testFolder } from './folder.ts';
import { copydesk, lines, startStack } from './stack.ts';
import { story } from './story.ts';

const { folder, file } = await testFolder('feeds');

test('try lets a feeds file be tried out, by the paths of the files', async () => {
  const feeds = await file(
    'tried.json',
    JSON.stringify({ feeds: [{ name: 'wire', prefix: 'wire/', publisher: 'Harbour Press' }] }),
  );
  await file('wire/a.txt', story(70));
  const ran = await copydesk(['try', 'wire/a.txt'], { INIT_CWD: folder, FEEDS_FILE: feeds });
  const { fields, source } = lines(ran.stdout)[0].copydesk;
  assert.deepEqual([fields.publisher.rule, source.feed.name], ['feed', 'wire']);
});

test('backfill takes in what lies under a prefix of the drops bucket, once; an archive elsewhere is told where it has to go', async () => {
  const feeds = await file(
    'feeds.json',
    JSON.stringify({ feeds: [{ name: 'old', prefix: 'old/', publisher: 'Harbour Press' }] }),
  );
  let stored = 0;
  const stack = await startStack({ RECONCILE_SINCE: '2999-01-01T00:00:00Z' }, async (data) => {
    const server = await serveS3({
      dir: join(data, 's3'),
      buckets: ['drops', 'output', 'work'],
      accessKeyId: 'a',
      secretAccessKey: 'b',
    });
    const client = s3Client({ endpoint: server.endpoint, region: 'us-east-1', accessKeyId: 'a', secretAccessKey: 'b' });
    for (const key of ['old/a.txt', 'old/b c.txt', 'older.txt'])
      stored += Number(await s3Store(client, 'drops').put(key, Buffer.from(story(60 + stored)), { contentType: 'text/plain' }));
    client.destroy();
    await server.close();
  });
  try {
    const data = ['--data', stack.data];
    const ran = await copydesk(['backfill', 's3://drops/old/', ...data], { FEEDS_FILE: feeds });
    assert.deepEqual(lines(ran.stdout), [{ drops: 2, looked: 2, added: 2, unread: 0, ended: true }]);
    const arrived = (key: string) =>
      until(
        () => stack.output.get(key),
        () => `${key} does not arrive`,
      );
    const { fields, source } = JSON.parse(Buffer.from(await arrived('articles/old/b c.txt.json')).toString()).copydesk;
    assert.deepEqual([fields.publisher.rule, source.feed.name], ['feed', 'old']);
    await arrived('articles/old/a.txt.json');
    const told = async () => lines((await copydesk(['status', ...data])).stdout)[0].backfills;
    const [backfill, ...others] = await told();
    assert.deepEqual([backfill.prefix, backfill.state, backfill.drops, backfill.added], ['old/', 'ended', 2, 2]);
    assert.deepEqual(others, []);
    const again = await copydesk(['backfill', 's3://drops/old/', ...data], { FEEDS_FILE: feeds });
    assert.equal(lines(again.stdout)[0].added, 0);
    assert.deepEqual(
      (await told()).map(({ state, added }: { state: string; added: number }) => [state, added]),
      [['ended', 0]],
    );
    assert.equal(await stack.output.head('articles/older.txt.json'), undefined);

    const elsewhere = await copydesk(['backfill', 's3://vault/old/', ...data]);
    assert.match(elsewhere.stderr, /DROPS_BUCKET=drops only/);
    assert.equal(elsewhere.code, 2);
    const wrong = await copydesk(['backfill', 's3://drops/old/', ...data], {
      FEEDS_FILE: await file('wrong.json', '{"feeds": [{"name": "a", "zone": "x"}]}'),
    });
    assert.match(wrong.stderr, /FEEDS_FILE: .*wrong\.json cannot be used\. feeds\[0\]\.zone: not a time zone/);
    assert.equal(wrong.code, 2);
  } finally {
    await stack.close();
  }
});
