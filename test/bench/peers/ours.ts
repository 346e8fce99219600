import type { Article, Moment } from '@copydesk/article/article';
import { bodyText, bylineNames } from '@copydesk/article/article';
import type { Drop } from '@copydesk/article/drop';
import { Rejection } from '@copydesk/article/rejection';
import { verbs } from '@copydesk/pipeline/verbs';

import type { Page } from '../corpora.ts';
import type { Prediction } from '../gold.ts';
import { type Found, nothing, type Peer } from './peer.ts';

/** Reads, cleans and extracts, as `copydesk try` does. */
export const ours: Peer = {
  name: 'ours',
  what: 'read, clean and extract',
  reads: ['all', 'body'],
  open: async () => ({ run: (page) => refusable(page, (drop) => flat(verbs.extract(verbs.clean(page.bytes, drop), drop))) }),
};

/** Without the facts, which most peers do not look for either: only for the clock. */
export const oursBodyOnly: Peer = {
  name: 'ours, body only',
  what: 'read and clean',
  reads: ['all', 'body'],
  open: async () => ({
    run: (page) =>
      refusable(page, (drop) => {
        verbs.clean(page.bytes, drop);
        return nothing;
      }),
  }),
};

/** A drop that is rejected has no article. Anything else thrown is a fault that the benchmark must not hide. */
function refusable(page: Page, work: (drop: Drop) => Prediction): Found {
  try {
    const prediction = work({ bucket: 'bench', key: `${page.gold.set}/${page.id}`, etag: page.id, size: page.bytes.length });
    return { prediction: () => prediction };
  } catch (error) {
    if (error instanceof Rejection) return { prediction: () => nothing };
    throw new Error(`ours fails on ${page.path}`, { cause: error });
  }
}

/** The view `flat` of `copydesk try`, as far as it is scored. */
function flat(article: Article): Prediction {
  return {
    headline: article.headline?.value,
    authors: bylineNames(article),
    published: told(article.published?.value),
    body: bodyText(article),
  };
}

function told(moment: Moment | undefined): string | undefined {
  return moment?.precision === 'instant' || moment?.precision === 'day' ? moment.at : undefined;
}
