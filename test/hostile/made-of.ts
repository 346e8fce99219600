import type { Drop } from '@copydesk/article/drop';
import type { Relation } from '@copydesk/article/relation';
import { written } from '@copydesk/dedupe/fingerprint';
import { entryOf } from '@copydesk/pipeline/relate';
import { verbs } from '@copydesk/pipeline/verbs';
import { publish, type Published } from '@copydesk/publish';

/** Everything that is written of an article. */
const OUTPUT = { profile: 'strict', renderings: ['jsonld'] } as const;

/** Takes bytes through every verb, as one drop that stands alone: read, clean, extract, fingerprint, publish. Throws what they throw. */
export function madeOf(bytes: Uint8Array): Published {
  const drop: Drop = { bucket: 'drops', key: 'wire/story', etag: 'e', size: bytes.length, lastModified: '2030-01-01T00:00:00Z' };
  const article = verbs.extract(verbs.clean(bytes, drop), drop);
  const { fingerprint, story } = entryOf(drop, article);
  const relation: Relation = { kind: 'none', root: story, score: 1, reasons: [] };
  return publish({ drop, article, fingerprint: written(fingerprint), relation }, OUTPUT);
}
