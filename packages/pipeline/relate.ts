import type { Article } from '@copydesk/article/article';
import { bodyText } from '@copydesk/article/article';
import type { Drop, Version } from '@copydesk/article/drop';
import { dropId, dropUri } from '@copydesk/article/drop';
import type { Story } from '@copydesk/article/relation';
import { isDuplicate } from '@copydesk/article/relation';
import { judge } from '@copydesk/dedupe';
import { fingerprint } from '@copydesk/dedupe/fingerprint';
import type { Entry } from '@copydesk/dedupe/seen';

import { outcomeOf } from './ledger.ts';
import type { Job, Judged } from './job.ts';
import type { Result } from './stage.ts';
import type { World } from './world.ts';

/**
 * Says how an article relates to what came before it. A copy waits until its original stands in `articles/`; when the original
 * ended otherwise, its entry is withdrawn and the copy judged anew.
 */
export async function relate(article: Article, { drop }: Job, world: World): Promise<Result<Judged>> {
  const entry = entryOf(drop, article);
  for (;;) {
    const judgement = await judge(entry, world.seen);
    if ('wait' in judgement) return judgement;
    const { relation, epoch } = judgement;
    if (!isDuplicate(relation)) return { next: { article, fingerprint: entry.fingerprint, relation, epoch } };
    const ended = await endOf(relation.root, world);
    if (ended === 'article') return { next: { article, fingerprint: entry.fingerprint, relation, epoch } };
    if (ended === undefined) return { wait: `its original ${relation.root.key} is not published yet` };
    await world.seen.withdraw(relation.root, ended, entry.id);
  }
}

/** What the index keeps of an article: headline and body are fingerprinted together. */
export function entryOf(drop: Drop, article: Article): Entry {
  const { etag, lastModified, versionId } = drop;
  return {
    id: dropId(drop),
    story: { uri: dropUri(drop), key: drop.key },
    version: { etag, ...(lastModified && { lastModified }), ...(versionId && { versionId }) },
    fingerprint: fingerprint(`${article.headline?.value ?? ''}\n\n${bodyText(article)}`),
  };
}

/** How a story ended so far: as an article, not at all yet, or otherwise, and then in which version. */
async function endOf(story: Story, world: World): Promise<'article' | Version | undefined> {
  if (await outcomeOf('article', story.key, world)) return 'article';
  const others = await Promise.all([outcomeOf('duplicate', story.key, world), outcomeOf('rejected', story.key, world)]);
  return others.find((other) => other !== undefined)?.version;
}
