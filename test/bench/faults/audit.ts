import { dropId, type Drop } from '@copydesk/article/drop';
import { type Kind, kinds, mirroredKey, outcomeOf, prefixOf } from '@copydesk/pipeline/ledger';
import type { Store } from '@copydesk/pipeline/world';
import { dropOf } from '@copydesk/pipeline/world';
import { ArticleDocument, RejectedDocument } from '@copydesk/publish';

import type { MadeDrop } from './drops.ts';
import { BUCKETS, type Change, type OwnS3 } from './own-s3.ts';
import { rendered } from './rendered.ts';

/** What a campaign left behind, as somebody sees it who has nothing but the buckets and the endpoint's journal. */
export type Audit = {
  published: number;
  duplicates: number;
  rejected: number;
  /** Drops without the outcome that their last version must have. */
  lost: string[];
  /** Texts or versions that were published more than once. */
  double: string[];
  /** Outcomes with other bytes than their drop gives, or that were written with different bytes. */
  conflicting: string[];
};

/** Drops looked at side by side. */
const ABREAST = 8;

/** The outcome of the version of a drop that stands in the bucket now, with its document. */
type Found = { made: MadeDrop; drop: Drop; kind: Kind; bytes: Uint8Array };

/** Checks every drop against the outcome that it must have, and the journal against what may have been written. */
export async function audit(made: readonly MadeDrop[], s3: OwnS3): Promise<Audit> {
  const told: Audit = { published: 0, duplicates: 0, rejected: 0, lost: [], double: [], conflicting: [] };
  const listed = await listedOutcomes(s3.output);
  const found: Found[] = [];
  /** Of which text an article stands, also of a version that was refused since: whoever reads articles sees it. */
  const texts = new Map<string, string>();
  for (let from = 0; from < made.length; from += ABREAST) {
    const some = await Promise.all(made.slice(from, from + ABREAST).map((one) => outcomesOf(one, listed.get(one.key) ?? [], s3)));
    for (const [at, { outcomes, text }] of some.entries()) {
      const key = made[from + at]?.key ?? '';
      const twin = text && texts.get(text);
      if (text) texts.set(text, key);
      if (twin) told.double.push(`${twin} and ${key}: articles of the same text`);
      const [first, ...others] = outcomes;
      if (first) found.push(first);
      else told.lost.push(`${key}: its last version has no outcome`);
      for (const { kind } of others) told.double.push(`${key}: one version is ${first?.kind} and ${kind}`);
    }
  }
  // Also one whose newest version was refused: its last good article stands, and so do the duplicates of it.
  const articles = new Set([...listed].flatMap(([key, there]) => (there.includes('article') ? [key] : [])));
  for (const one of found) await judge(one, articles, told);
  const known = new Set(made.map(({ key }) => key));
  for (const key of listed.keys()) if (!known.has(key)) told.conflicting.push(`${key}: an outcome of no drop`);
  written(await s3.changes(), told);
  return told;
}

/** Those of `there` that are of the version which stands in the bucket now, and the etag of the text that an article holds. */
async function outcomesOf(
  made: MadeDrop,
  there: readonly Kind[],
  { drops, output }: OwnS3,
): Promise<{ outcomes: Found[]; text?: string }> {
  const stored = await drops.head(made.key);
  const drop = stored && dropOf(BUCKETS.DROPS_BUCKET, stored);
  const outcomes: Found[] = [];
  let text: string | undefined;
  for (const kind of there) {
    const standing = await outcomeOf(kind, made.key, { outcomes: output });
    if (kind === 'article') text = standing?.version.etag;
    if (!drop || !standing || dropId({ ...drop, ...standing.version }) !== dropId(drop)) continue;
    const bytes = await output.get(standing.key);
    if (bytes) outcomes.push({ made, drop, kind, bytes });
  }
  return { outcomes, ...(text && { text }) };
}

/** Whether an outcome is the one that its drop must have, to the byte. */
async function judge({ made, drop, kind, bytes }: Found, articles: ReadonlySet<string>, told: Audit): Promise<void> {
  told[({ article: 'published', duplicate: 'duplicates', rejected: 'rejected' } as const)[kind]] += 1;
  const document: unknown = JSON.parse(Buffer.from(bytes).toString());
  const refusal = RejectedDocument.safeParse(document).data;
  const code = 'rejected' in made.expected ? made.expected.rejected : undefined;
  if (code !== refusal?.code) told.lost.push(`${made.key}: ${refusal?.code ?? kind} instead of ${code ?? 'its article'}`);
  const published = ArticleDocument.safeParse(document).data;
  if (!refusal && !published) told.conflicting.push(`${made.key}: neither an article nor a refusal`);
  const of = published?.copydesk.relation.of?.key ?? '';
  if (kind === 'duplicate' && !articles.has(of) && !articles.has(published?.copydesk.relation.root.key ?? ''))
    told.lost.push(`${made.key}: a duplicate of ${of}, which is no article`);
  const text = 'text' in made.expected ? made.expected.text : (made.versions.at(-1) ?? '');
  const again = await rendered(drop, new TextEncoder().encode(text), refusal ?? published);
  if (again && Buffer.compare(again, bytes) !== 0) told.conflicting.push(`${made.key}: other bytes than its drop gives`);
}

/** The kinds of outcomes that stand in the bucket, by the drop's key. */
async function listedOutcomes(output: Store): Promise<Map<string, Kind[]>> {
  const listed = new Map<string, Kind[]>();
  for (const kind of kinds) {
    for await (const { key } of output.list({ prefix: prefixOf(kind) })) {
      const drop = mirroredKey(kind, key) ?? key;
      listed.set(drop, [...(listed.get(drop) ?? []), kind]);
    }
  }
  return listed;
}

/** What the journal says of the outcomes: of one version each is written once, and never with other bytes. */
function written(changes: readonly Change[], told: Audit): void {
  const standing = new Map<string, string>();
  const etags = new Map<string, string>();
  for (const { key, put } of changes) {
    if (!put) {
      standing.delete(key);
      continue;
    }
    const version = `${key} ${put.version}`;
    if (standing.get(key) === version) told.double.push(`${key}: written twice of one version`);
    if ((etags.get(version) ?? put.etag) !== put.etag)
      told.conflicting.push(`${key}: written with different bytes of one version`);
    standing.set(key, version);
    etags.set(version, put.etag);
  }
}
