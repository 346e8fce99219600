import { DEPTH } from '../../packages/clean/forest-kernel.ts';
import type { Sample } from './samples.ts';
import type { Figures } from './score.ts';
import type { Plan } from './tree.ts';

/** What cross-validation says of one model. */
export type Chapter = {
  name: string;
  samples: readonly Sample[];
  rules: ReadonlyMap<string, Figures>;
  learned: ReadonlyMap<string, Figures>;
  differences: ReadonlyMap<string, { mean: number; sd: number }>;
};

/** The model card, or with nothing but chapters its tables alone. */
export function cardOf(chapters: readonly Chapter[], about?: { plan: Plan; folds: number; features: number }): string {
  const tables = chapters.map(chapterOf).join('\n\n');
  return about ? `${introduction(chapters, about)}\n\n${tables}\n` : tables;
}

function chapterOf({ name, rules, learned, differences }: Chapter): string {
  const rows = [...learned].map(([group, model]) => {
    const rule = rules.get(group)!;
    const cells = [model.P, model.R, model.F1, model.below, rule.P, rule.R, rule.F1, rule.below].map((value) => value.toFixed(4));
    return `| ${group} | ${model.pages} | ${cells.join(' | ')} |`;
  });
  const pairs = [...differences].map(
    ([group, { mean, sd }]) =>
      `${group}: model less rules ${mean >= 0 ? '+' : ''}${mean.toFixed(4)} F1, standard deviation ${sd.toFixed(4)}.`,
  );
  return [
    `## ${name}`,
    '',
    '| set | n | P | R | F1 | under .9 | rules P | R | F1 | under .9 |',
    '|---|---|---|---|---|---|---|---|---|---|',
    ...rows,
    '',
    ...pairs,
  ].join('\n');
}

function introduction(
  chapters: readonly Chapter[],
  { plan, folds, features }: { plan: Plan; folds: number; features: number },
): string {
  const data = chapters.map(({ name, samples }) => {
    const counts = new Map<string, number>();
    for (const { kind, set } of samples) counts.set(`${kind} ${set}`, (counts.get(`${kind} ${set}`) ?? 0) + 1);
    return `- ${name}: ${[...counts].map(([group, count]) => `${group} ${count}`).join(', ')}`;
  });
  return `# Model card: the learned labeller

Says how likely each block of a page, or line of a text drop, is the story. Made by \`npm run train\`, which makes these files and
this card anew (deterministic: same corpora, same files).

- Model: two forests of ${plan.trees} gradient-boosted symmetric trees of ${DEPTH} questions (logistic loss, histograms of 255 bins, rate
  ${plan.rate}, L2 ${plan.lambda}, each tree sees ${plan.sites * 100} % of the sites and ${plan.features * 100} % of the features). The second forest also sees the
  first one's scores of a block's neighbours and container.
- Features: ${features}, all in \`features.ts\` and \`features/\`: wording, shared words, the rules' opinions and regions, containers,
  neighbours, and a lexicon of words and pairs of words which at least 8 sites use in lower case. No site's name, class or id.
- Target: the share of a block's 4-grams that the labelled body has. Pages of \`trafila\` teach by their labelled segments only;
  \`echo\` drops are their text with the page model's opinion (of folds that never saw the site) as target.
- Figures: ${folds}-fold cross-validation by site (registrable domain), the metric of scrapinghub/article-extraction-benchmark;
  \`trafila\` by segments as in trafilatura's evaluation. The rules' figures are of the same pages; the rules were written with
  sight of some of them.
- Not known: scripts and kinds of pages that the sets hardly have. Small drops are left to the rules.

Data (pages or drops by set):
${data.join('\n')}`;
}
