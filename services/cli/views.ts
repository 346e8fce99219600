import { bodyText, bylineNames, type Moment } from '@copydesk/article/article';
import type { Drop } from '@copydesk/article/drop';
import type { Rejection } from '@copydesk/article/rejection';
import { isDuplicate } from '@copydesk/article/relation';
import { documentOf, type Publication, refuse } from '@copydesk/publish';

/** What became of one drop without any store: all that `publish` would render, or why it was refused. */
export type Tried = Publication | { drop: Drop; rejection: Rejection };

/** How a drop that was tried can be shown to programs: the plain data of one line. */
export const views = {
  /** The document as it would be written. */
  whole: (tried: Tried): object => ('rejection' in tried ? refuse(refusal(tried)).document : documentOf(tried)),

  /** The plain view for programs and spreadsheets. */
  flat(tried: Tried): object {
    const { key } = tried.drop;
    if ('rejection' in tried) {
      return { key, outcome: 'rejected', rejected: { code: tried.rejection.code, message: tried.rejection.message } };
    }
    const { article, relation } = tried;
    return {
      key,
      outcome: isDuplicate(relation) ? 'duplicate' : 'article',
      headline: article.headline?.value ?? null,
      authors: bylineNames(article),
      published: told(article.published?.value),
      modified: told(article.modified?.value),
      language: article.language?.value ?? null,
      publisher: article.publisher?.value ?? null,
      body: bodyText(article),
      captions: article.pictures.map(({ caption, credit, alt }) => ({
        text: caption ?? null,
        credit: credit ?? null,
        alt: alt ?? null,
      })),
      relation: relation.kind === 'none' ? null : relation.kind,
      of: relation.of?.key ?? null,
    };
  },
} satisfies Record<string, (tried: Tried) => object>;

/** How a drop that was tried is shown: a row of `views`, or for people. */
export type View = keyof typeof views | 'pretty';

/** What is printed of a drop that was tried, line ends and all. Throws a Rejection `invalid-output` as `publish` does. */
export function lineOf(tried: Tried, view: View): string {
  return view === 'pretty' ? `${pretty(tried)}\n` : `${JSON.stringify(views[view](tried))}\n`;
}

function refusal({ drop, rejection }: Extract<Tried, { rejection: unknown }>) {
  return { drop, code: rejection.code, detail: rejection.detail };
}

/** A day or an instant as the page gave it; anything less precise is no date. */
function told(moment: Moment | undefined): string | null {
  return moment?.precision === 'instant' || moment?.precision === 'day' ? moment.at : null;
}

/** A drop that was tried as a person reads it. */
function pretty(tried: Tried): string {
  if ('rejection' in tried) return `${tried.drop.key}\n  rejected: ${tried.rejection.message}\n`;
  const { drop, article, relation } = tried;
  const facts: [string, string | undefined][] = [
    ['headline', article.headline?.value],
    ['by', bylineNames(article).join(', ')],
    ['published', told(article.published?.value) ?? undefined],
    ['publisher', article.publisher?.value],
    ['language', article.language?.value],
    [
      'pictures',
      article.pictures.map(({ caption, credit }) => [caption, credit].filter(Boolean).join(' / ')).join('\n             '),
    ],
    ['relation', relation.kind === 'none' ? undefined : `${relation.kind} of ${relation.of?.key}`],
    ['flags', article.flags.join(', ')],
  ];
  const lines = facts.filter(([, value]) => value).map(([name, value]) => `  ${name.padEnd(10)} ${value}`);
  return `${drop.key}\n${lines.join('\n')}\n\n${bodyText(article)}\n`;
}
