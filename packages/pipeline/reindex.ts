import { dropId } from '@copydesk/article/drop';
import { type Print, fingerprint, readPrint } from '@copydesk/dedupe/fingerprint';
import type { Rebuild } from '@copydesk/dedupe/seen';
import { ArticleDocument } from '@copydesk/publish';

import { json, withEvidence } from './evidence.ts';
import { prefixOf } from './ledger.ts';
import { surelyBefore } from './store-clock.ts';
import type { Outside } from './world.ts';

/** Outcomes read at once. */
const ABREAST = 16;

/** Outcomes that are listed without a sign of life. */
const PAGE = 1_000;

/**
 * Rebuilds the index of what was seen from the outcomes, each of which carries its fingerprint and its relation. Of an index that has
 * forgotten its last moments only outcomes that were written since are read. Gives how many entries were put back; undefined when
 * the index is trusted as it is, or another process rebuilds it.
 */
export async function reindex(world: Outside): Promise<number | undefined> {
  const rebuild = await world.seen.claimRebuild();
  if (!rebuild) return undefined;
  const since = rebuild.since && surelyBefore(rebuild.since);
  let [listed, restored] = [0, 0];
  for (const kind of ['article', 'duplicate'] as const) {
    let batch: string[] = [];
    const flush = async () => {
      await Promise.all(batch.map((key) => restore(key, rebuild, world)));
      restored += batch.length;
      batch = [];
    };
    for await (const { key, lastModified } of world.outcomes.list({ prefix: prefixOf(kind) })) {
      if (++listed % PAGE === 0) await rebuild.renew();
      if (since && lastModified < since) continue;
      if (batch.push(key) === ABREAST) await flush();
    }
    await flush();
  }
  await rebuild.finish();
  world.log('info', { event: 'index rebuilt', entries: restored, ...(since && { since }) });
  return restored;
}

async function restore(key: string, rebuild: Rebuild, world: Outside): Promise<void> {
  const bytes = await world.outcomes.get(key);
  // Deleted since it was listed: a newer outcome took its place and brings its own entry.
  if (!bytes) return;
  const document = await documentOf(key, bytes, world);
  if (!document) {
    world.log('warn', { event: 'outcome not understood', key });
    return;
  }
  const { source, relation } = document.copydesk;
  const story = { uri: document.uri, key: source.key };
  await rebuild.restore({ id: dropId(source), story, version: source, fingerprint: printOf(document) }, relation);
}

/** The fingerprint that the document carries; one of another algorithm is taken anew from its text. */
function printOf({ copydesk, headlines = [], bodies = [] }: ArticleDocument): Print {
  const plain = bodies.find(({ contentType }) => contentType === 'text/plain')?.value ?? '';
  return readPrint(copydesk.fingerprint) ?? fingerprint(`${headlines[0]?.value ?? ''}\n\n${plain}`);
}

/** One outcome that somebody damaged must not keep all drops waiting for the index. */
async function documentOf(key: string, bytes: Uint8Array, world: Outside): Promise<ArticleDocument | undefined> {
  return ArticleDocument.safeParse(await withEvidence(key, json(bytes), world.outcomes)).data;
}
