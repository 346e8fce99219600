import { compareVersions, dropUri } from '@copydesk/article/drop';
import { json, withEvidence } from '@copydesk/pipeline/evidence';
import { kinds, outcomeOf } from '@copydesk/pipeline/ledger';
import type { Outside } from '@copydesk/pipeline/world';
import { jsonBytes } from '@copydesk/publish';

import { parsed, UsageError, usual } from '../arguments.ts';
import { withDesk } from '../desk.ts';
import { print, say } from '../terminal.ts';

/** `copydesk show`: see `commands.ts`. */
export async function run(words: string[]): Promise<number> {
  const { values, positionals } = parsed(words, usual, 1);
  const [name] = positionals;
  if (!name) throw new UsageError('name one drop');
  return withDesk(values.data, async ({ outside }, config) => {
    const key = name.startsWith('urn:copydesk:') ? await keyOf(name, config.DROPS_BUCKET, outside) : name;
    const outcome = key === undefined ? undefined : await presentOutcome(key, outside);
    const bytes = outcome && (await outside.outcomes.get(outcome));
    if (bytes) {
      const document = json(bytes);
      const full = await withEvidence(outcome, document, outside.outcomes);
      await print(
        Buffer.from(full === document ? bytes : jsonBytes(full))
          .toString()
          .trimEnd(),
      );
      return 0;
    }
    const there = key !== undefined && (await outside.drops.head(key));
    say(there ? `copydesk: ${key} is dropped and has no outcome yet\n` : `copydesk: there is no drop ${name}\n`);
    return 1;
  });
}

/** Where a drop's outcome lies: that of the newest version, for the last good article may stand beside a newer refusal. */
async function presentOutcome(key: string, outside: Outside): Promise<string | undefined> {
  const standing = await Promise.all(kinds.map((kind) => outcomeOf(kind, key, outside)));
  const [newest] = standing.filter((one) => one !== undefined).toSorted((a, b) => compareVersions(b.version, a.version));
  return newest?.key;
}

/** The drop's key behind a URI. A hash cannot be turned back, so the bucket is searched. */
async function keyOf(uri: string, bucket: string, outside: Outside): Promise<string | undefined> {
  for await (const { key } of outside.drops.list({})) if (dropUri({ bucket, key }) === uri) return key;
  return undefined;
}
