import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { ArticleDocument, EvidenceDocument, NewsArticle } from '@copydesk/publish';
import { until } from '@copydesk/rehearsal/until';
import { Redis } from 'ioredis';

import { copydesk, startStack } from './stack.ts';
import { story } from './story.ts';

const stack = await startStack({ OUTPUT_PROFILE: 'strict', RENDERINGS: 'jsonld' });
const redis = new Redis(stack.environment['REDIS_URL'] ?? '', { maxRetriesPerRequest: null });
redis.on('error', () => {});
after(async () => {
  redis.disconnect();
  await stack.close();
});

async function put(key: string, text: string): Promise<void> {
  await stack.drops.put(key, new TextEncoder().encode(text), { contentType: 'text/plain' });
}

/** The object under a key of the output bucket, once it is there. */
async function arrived(key: string): Promise<Record<string, unknown>> {
  const content = await until(
    () => stack.output.get(key),
    () => `${key} does not arrive`,
  );
  return JSON.parse(Buffer.from(content).toString());
}

test('strict ninjs is written with its evidence and its other renderings, and commands read it back whole', async () => {
  await put('desk/a.txt', story(1, 'of the strict day'));
  const { copydesk: none, ...ninjs } = await arrived('articles/desk/a.txt.json');
  assert.equal(none, undefined);
  const evidence = EvidenceDocument.parse(await arrived('evidence/articles/desk/a.txt.json'));
  assert.deepEqual(NewsArticle.parse(await arrived('jsonld/articles/desk/a.txt.json')).articleBody, bodyOf(ninjs));
  const { stdout } = await copydesk(['show', 'desk/a.txt', '--data', stack.data]);
  assert.deepEqual(ArticleDocument.parse(JSON.parse(stdout)), { ...ninjs, copydesk: evidence.copydesk });
});

test('a copy is known as a copy after Redis was wiped: the index is rebuilt from the evidence', async () => {
  await redis.flushall();
  await put('desk/copy.txt', story(1, 'of the strict day'));
  await arrived('duplicates/desk/copy.txt.json');
  const { copydesk: told } = EvidenceDocument.parse(await arrived('evidence/duplicates/desk/copy.txt.json'));
  assert.equal(told.relation.of?.key, 'desk/a.txt');
});

function bodyOf(ninjs: Record<string, unknown>): string | undefined {
  return ArticleDocument.shape.bodies.parse(ninjs['bodies'])[0]?.value;
}
