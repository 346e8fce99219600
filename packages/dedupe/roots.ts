import type { Version } from '@copydesk/article/drop';
import type { Story } from '@copydesk/article/relation';

import type { Match } from './parts.ts';

/** What orders stories by age. */
export type Aged = { story: Story; version: Version };

/** Orders two stories by the time of their versions, then by key: negative when the first is older. */
export function compareAge(a: Aged, b: Aged): number {
  const [one, other] = [a.version.lastModified ?? '', b.version.lastModified ?? ''];
  if (one !== other) return one < other ? -1 : 1;
  return compareKeys(a.story.key, b.story.key);
}

/** The oldest of some roots. One that has left the index, so that its age is not known, is older than any that has not. */
export function oldestOf(roots: readonly Story[], stories: ReadonlyMap<string, Match>): Story | undefined {
  let oldest: Story | undefined;
  for (const root of roots) {
    if (!oldest || isOlder(root, oldest, stories)) oldest = root;
  }
  return oldest;
}

function isOlder(a: Story, b: Story, stories: ReadonlyMap<string, Match>): boolean {
  if (a.uri === b.uri) return false;
  const [one, other] = [stories.get(a.uri)?.candidate, stories.get(b.uri)?.candidate];
  if (one && other) return compareAge(one, other) < 0;
  return one === other ? compareKeys(a.key, b.key) < 0 : one === undefined;
}

function compareKeys(a: string, b: string): number {
  return a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b));
}
