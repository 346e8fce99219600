import { deserialize, serialize } from 'node:v8';

import type { Article } from '@copydesk/article/article';
import type { Drop } from '@copydesk/article/drop';
import type { Relation } from '@copydesk/article/relation';
import { written } from '@copydesk/dedupe/fingerprint';
import type { Entry } from '@copydesk/dedupe/seen';
import { entryOf } from '@copydesk/pipeline/relate';
import { verbs as stageVerbs } from '@copydesk/pipeline/verbs';
import { answering } from '@copydesk/pool/answer';

import { lineOf, type View } from './views.ts';

/**
 * What `copydesk try` lets its threads do: all but judging, which needs the drops before. The article goes from one verb to the other
 * packed, so that the main thread does not spend its time and memory on what it never looks into.
 */
export const verbs = {
  /** Reads, cleans, extracts and fingerprints. */
  read(bytes: Uint8Array, drop: Drop): { entry: Entry; packed: Uint8Array } {
    const article = stageVerbs.extract(stageVerbs.clean(bytes, drop), drop);
    return { entry: entryOf(drop, article), packed: serialize(article) };
  },

  /** The line of an article that was judged, in UTF-8. */
  show({ packed, entry, relation, view }: Judged & { view: View }, drop: Drop): Uint8Array {
    const article = deserialize(packed) as Article;
    return new TextEncoder().encode(lineOf({ drop, article, fingerprint: written(entry.fingerprint), relation }, view));
  },
};

type Judged = { packed: Uint8Array; entry: Entry; relation: Relation };

/** What the threads of `copydesk try` run. */
export const work = answering(verbs);
