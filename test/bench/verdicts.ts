import type { Drop } from '@copydesk/article/drop';
import { Rejection } from '@copydesk/article/rejection';
import type { Relation } from '@copydesk/article/relation';
import { written } from '@copydesk/dedupe/fingerprint';
import { entryOf } from '@copydesk/pipeline/relate';
import { verbs } from '@copydesk/pipeline/verbs';
import { ArticleDocument, EvidenceDocument, NewsArticle, publish } from '@copydesk/publish';
import { iptc, ours, skip } from '@copydesk/publish/judges';

/** What the judges say of a drop's document; a drop without an article has none. */
export type Verdict = { verdict: 'valid' | 'invalid' | 'rejected'; faults: string[] };

/** A page as it would have been dropped. All were dropped at one time, since the same bytes are to give the same document. */
export function dropOf(key: string, bytes: Uint8Array): Drop {
  return { bucket: 'bench', key, etag: key, size: bytes.length, lastModified: '2030-01-01T00:00:00Z' };
}

const STRICT = { profile: 'strict', renderings: ['jsonld'] } as const;

/**
 * Reads drops all the way and lets judge what would be stored: the whole document by our published schema, the strict one by IPTC's
 * where it is at hand, both and the other renderings as a reader parses them. A fault of ours that is rejected counts as invalid.
 */
export function verdicts(tell: (line: string) => void): (bytes: Uint8Array, drop: Drop) => Verdict {
  if (skip) tell(skip);
  const standard = skip ? () => [] : iptc();
  const extension = ours();

  return (bytes, drop) => {
    try {
      const faults = faultsOf(bytes, drop);
      return { verdict: faults.length === 0 ? 'valid' : 'invalid', faults };
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      const fault = error.code === 'invalid-output';
      return { verdict: fault ? 'invalid' : 'rejected', faults: fault ? [error.message] : [] };
    }
  };

  function faultsOf(bytes: Uint8Array, drop: Drop): string[] {
    const article = verbs.extract(verbs.clean(bytes, drop), drop);
    const { fingerprint, story } = entryOf(drop, article);
    const relation: Relation = { kind: 'none', root: story, score: 1, reasons: [] };
    const judged = { drop, article, fingerprint: written(fingerprint), relation };
    const whole = parsed(publish(judged).bytes);
    const apart = publish(judged, STRICT);
    const strict = parsed(apart.bytes);
    const stored = Object.fromEntries(apart.beside.map(({ prefix, bytes: text }) => [prefix, parsed(text)]));
    return [
      ...extension(whole).map((fault) => `our schema: ${fault}`),
      ...standard(strict).map((fault) => `ninjs 3.1: ${fault}`),
      ...refusals(ArticleDocument, whole),
      ...refusals(EvidenceDocument, stored['evidence/']),
      ...refusals(NewsArticle, stored['jsonld/']),
    ];
  }
}

function parsed(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
}

function refusals(schema: typeof ArticleDocument | typeof EvidenceDocument | typeof NewsArticle, value: unknown): string[] {
  return schema.safeParse(value).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
}
