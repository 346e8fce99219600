import { compareVersions, type Version } from '@copydesk/article/drop';
import { isDuplicate, type Relation, type Story } from '@copydesk/article/relation';

import type { Entry } from './seen.ts';

/**
 * The entries of a story that are to go since `version` of it did not become an article: those that stand for themselves or are not
 * decided. Undefined where only other versions stand for the story.
 */
export function endedOf<Known extends { entry: Entry; relation?: Relation | undefined }>(
  story: Story,
  versions: readonly Known[],
  version: Version | 'every',
): Known[] | undefined {
  const standing = versions.filter(({ relation }) => !relation || !isDuplicate(relation) || relation.root.uri === story.uri);
  const ended = standing.filter(({ entry }) => version === 'every' || compareVersions(entry.version, version) === 0);
  return standing.length > 0 && ended.length === 0 ? undefined : ended;
}
