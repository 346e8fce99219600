import { Relation } from '@copydesk/article/relation';
import { json, withEvidence } from '@copydesk/pipeline/evidence';
import type { Store } from '@copydesk/pipeline/world';
import { ArticleDocument, RejectedDocument } from '@copydesk/publish';
import { z } from 'zod';

import type { Ending } from './snapshot.ts';

/** What a row shows of a document in the output bucket. All of it was written by others. */
export type Told = {
  headline?: string | undefined;
  by?: string | undefined;
  language?: string | undefined;
  kind?: Relation['kind'];
  of?: string | undefined;
  detail?: string;
};

/** A drop that came to its end. `told` is absent while its document has not been read. */
export type Row = Ending & { told?: Told };

export type Recent = { articles: Row[]; rejections: Row[] };

export type Memory = {
  /** Takes endings, in any order and as often as one likes. */
  keep(endings: readonly Ending[]): void;
  /** The newest of all that were kept, newest first. */
  rows(): Promise<Recent>;
};

/** Rows of each list. */
const ARTICLES = 10;
const REJECTIONS = 40;

/** Of those at most this share came in by a backfill, while there are live drops to show. */
const BACKFILL_SHARE = 0.3;

/** Larger documents are shown by their key alone, in bytes. */
const READ_MOST = 2 * 1024 ** 2;

/** Documents that are remembered. */
const REMEMBERED = 256;

/** How long a page waits for documents before it is shown without some of them, in milliseconds. */
const PATIENCE_MS = 400;

/**
 * Keeps the newest endings, with what their documents say: a look at the queues tells of each only once, and a rejection stays until
 * newer ones take its place.
 */
export function recentEndings(outcomes: Pick<Store, 'head' | 'get'>): Memory {
  let articles: Ending[] = [];
  let rejections: Ending[] = [];
  const told = new Map<string, Told>();
  const underWay = new Map<string, Promise<void>>();

  function read(ending: Ending): Promise<void> {
    const name = nameOf(ending);
    if (told.has(name)) return Promise.resolve();
    const begun = underWay.get(name);
    if (begun) return begun;
    const reading = documentOf(ending, outcomes)
      .then((document) => remember(name, document))
      // A store that fails is told by the verdict; the row stays without its headline and is read at the next look.
      .catch(() => {})
      .finally(() => underWay.delete(name));
    underWay.set(name, reading);
    return reading;
  }

  function remember(name: string, document: Told): void {
    told.set(name, document);
    const [first] = told.keys();
    if (told.size > REMEMBERED && first !== undefined) told.delete(first);
  }

  const row = (ending: Ending): Row => {
    const document = told.get(nameOf(ending));
    return { ...ending, ...(document && { told: document }) };
  };

  return {
    keep(endings) {
      const { refused = [], stands = [] } = Object.groupBy(endings, ({ outcome }) =>
        outcome === 'rejected' ? 'refused' : 'stands',
      );
      articles = newest(ARTICLES, articles, stands);
      rejections = newest(REJECTIONS, rejections, refused);
    },
    async rows() {
      await atMost(PATIENCE_MS, Promise.all([...articles, ...rejections].map(read)));
      return { articles: articles.map(row), rejections: rejections.map(row) };
    },
  };
}

function nameOf({ outputKey, at }: Ending): string {
  return `${at} ${outputKey}`;
}

/** The newest rows of a list. A backfill would push what a newsroom looks for off the page within a second. */
function newest(rows: number, kept: Ending[], more: Ending[]): Ending[] {
  const named = new Map([...kept, ...more].map((ending) => [nameOf(ending), ending]));
  const { live = [], old = [] } = Object.groupBy(
    [...named.values()].toSorted((a, b) => b.at - a.at),
    ({ backfill }) => (backfill ? 'old' : 'live'),
  );
  const behind = Math.max(Math.floor(rows * BACKFILL_SHARE), rows - live.length);
  const shown = old.slice(0, behind);
  return [...live.slice(0, rows - shown.length), ...shown].toSorted((a, b) => b.at - a.at);
}

const Article = z.object({
  headlines: ArticleDocument.shape.headlines,
  by: ArticleDocument.shape.by,
  language: ArticleDocument.shape.language,
  copydesk: z.object({ relation: Relation }),
});
const Rejected = z.object({ detail: RejectedDocument.shape.detail });

/** What the row shows of its document; nothing when that is gone, too large, or of another shape. Throws what the store throws. */
async function documentOf({ outputKey, outcome }: Ending, outcomes: Pick<Store, 'head' | 'get'>): Promise<Told> {
  const stored = await outcomes.head(outputKey);
  if (!stored || stored.size > READ_MOST) return {};
  const bytes = await outcomes.get(outputKey, { etag: stored.etag });
  const value = bytes && json(bytes);
  if (outcome === 'rejected') return Rejected.safeParse(value).data ?? {};
  const { data } = Article.safeParse(await withEvidence(outputKey, value, outcomes));
  if (!data) return {};
  const { kind, of } = data.copydesk.relation;
  return { headline: data.headlines?.[0]?.value, by: data.by, language: data.language, kind, of: of?.key };
}

async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(late.resolve, ms);
  await Promise.race([work, late.promise]);
  clearTimeout(timer);
}
