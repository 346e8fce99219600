import { setTimeout } from 'node:timers/promises';

import type { Article } from '@copydesk/article/article';
import { bodyText } from '@copydesk/article/article';
import type { Drop } from '@copydesk/article/drop';
import { compareVersions, dropId, dropUri } from '@copydesk/article/drop';
import type { Story } from '@copydesk/article/relation';
import { isDuplicate } from '@copydesk/article/relation';
import { type Judgement, judge } from '@copydesk/dedupe';
import { fingerprint, written } from '@copydesk/dedupe/fingerprint';
import type { Entry } from '@copydesk/dedupe/seen';

import { kinds, outcomeOf } from './ledger.ts';
import type { Job, Judged } from './job.ts';
import type { Result } from './stage.ts';
import type { World } from './world.ts';

/**
 * Says how an article relates to what came before it. A copy waits until its original stands in `articles/`; when the original
 * ended otherwise, its entry is withdrawn, so that the copy is judged anew at its next try.
 */
export async function relate(article: Article, { drop }: Job, world: World): Promise<Result<Judged>> {
  const entry = entryOf(drop, article);
  const judgement = await judgeSoon(entry, textOf(article), world);
  if ('wait' in judgement) {
    const { wait, for: original } = judgement;
    if (!original || (await stands(original.story, entry, world))) return { wait };
    return { wait, forlorn: () => giveUp(original.story, entry, world) };
  }
  const { relation, epoch } = judgement;
  if (isDuplicate(relation) && !(await stands(relation.root, entry, world))) {
    const wait = `its original ${relation.root.key} is not published yet`;
    return { wait, forlorn: () => giveUp(relation.root, entry, world) };
  }
  return { next: { article, fingerprint: written(entry.fingerprint), relation, epoch } };
}

/** How often a copy looks for the judgement of its original before it is put off, and the milliseconds between two looks. */
const SOON = { looks: 40, ms: 20 };

/**
 * Judges an entry, and looks again while its original is being judged itself: that takes a moment, whereas copies that come together
 * and are put off line up behind each other, each for longer than the one before it.
 */
async function judgeSoon(entry: Entry, text: string, world: World): Promise<Judgement> {
  for (let look = 1; ; look += 1) {
    const judgement = await judge(entry, world.seen, text);
    if (!('wait' in judgement) || !judgement.for || look === SOON.looks) return judgement;
    await setTimeout(SOON.ms);
  }
}

/**
 * Whether a story stands in `articles/`. A version that ended otherwise is taken out of the index, and `copy` with it. What another
 * version ended as says nothing of it: an older one stays as the last good article beside what a newer one became, and will yet stand.
 */
async function stands(story: Story, copy: Entry, world: World): Promise<boolean> {
  if (await outcomeOf('article', story.key, world)) return true;
  for (const kind of ['duplicate', 'rejected'] as const) {
    const ended = await outcomeOf(kind, story.key, world);
    if (ended) await world.seen.withdraw(story, ended.version, copy);
  }
  return false;
}

/**
 * Takes a story out of the index that nobody will publish any more, as long as copies have waited for it: its drop was deleted, or has
 * become something else.
 */
async function giveUp(story: Story, copy: Entry, world: World): Promise<void> {
  const [article, ...ended] = await Promise.all(kinds.map((kind) => outcomeOf(kind, story.key, world)));
  const present = await world.drops.head(story.key);
  const isUnderWay = present && !ended.some((outcome) => outcome && compareVersions(outcome.version, present) === 0);
  if (article || isUnderWay) return;
  await world.seen.withdraw(story, 'every', copy);
}

/** What is fingerprinted: headline and body together. */
function textOf(article: Article): string {
  return `${article.headline?.value ?? ''}\n\n${bodyText(article)}`;
}

/** What the index keeps of an article. */
export function entryOf(drop: Drop, article: Article): Entry {
  const { etag, lastModified, versionId } = drop;
  return {
    id: dropId(drop),
    story: { uri: dropUri(drop), key: drop.key },
    version: { etag, ...(lastModified && { lastModified }), ...(versionId && { versionId }) },
    fingerprint: fingerprint(textOf(article)),
  };
}
