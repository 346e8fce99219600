// Run by same-bytes.test.ts: prints what every sample drop becomes, read twice, on the day and in the order it is told. The zone and
// the language are those of the environment.
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { mock } from 'node:test';
import { fileURLToPath } from 'node:url';

import type { Relation } from '@copydesk/article/relation';
import { written } from '@copydesk/dedupe/fingerprint';
import { entryOf } from '@copydesk/pipeline/relate';
import { verbs } from '@copydesk/pipeline/verbs';
import { publish } from '@copydesk/publish';

const [day = '', order = ''] = process.argv.slice(2);
mock.timers.enable({ apis: ['Date'], now: Date.parse(day) });

const folder = fileURLToPath(new URL('.', import.meta.url));
const files = globSync(['drops/*/drop.*', 'drops.marked/*'], { cwd: folder }).toSorted();
const read = order === 'backwards' ? files.toReversed() : files;

/** What stands in the output bucket in the end, in every profile and rendering. */
function outcome(file: string): string {
  const bytes = readFileSync(`${folder}${file}`);
  const key = `${basename(dirname(file))}/${basename(file)}`;
  const drop: Parameters<typeof entryOf>[0] = {
    bucket: 'drops',
    key,
    etag: 'e',
    size: bytes.length,
    lastModified: '2024-03-02T08:00:00Z',
  };
  const article = verbs.extract(verbs.clean(bytes, drop), drop);
  const { fingerprint, story } = entryOf(drop, article);
  const relation: Relation = { kind: 'none', root: story, score: 1, reasons: [] };
  const judged = { drop, article, fingerprint: written(fingerprint), relation };
  const apart = publish(judged, { profile: 'strict', renderings: ['jsonld'] });
  const documents = [publish(judged).bytes, apart.bytes, ...apart.beside.map((one) => one.bytes)];
  return documents.map((one) => createHash('sha256').update(one).digest('hex')).join(' ');
}

const [once, again] = [read, read].map((some) => some.map((file) => [file, outcome(file)] as const));
const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions();
const where = { locale, timeZone, day: new Date().toISOString().slice(0, 10) };
process.stdout.write(JSON.stringify({ where, first: read[0], once: sorted(once), again: sorted(again) }));

function sorted(some: readonly (readonly [string, string])[] | undefined): Record<string, string> {
  return Object.fromEntries((some ?? []).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
