// Trains the learned labeller anew from labelled pages and drops, prints what cross-validation says of it, and writes the weights.
//   npm run train -- [--corpora DIR] [--folds 5]
import { existsSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { featureNames } from '../../packages/clean/features.ts';
import { secondNames } from '../../packages/clean/features/second-look.ts';
import { cardOf, type Chapter } from './card.ts';
import { entriesOf, type Kind } from './corpus.ts';
import { crewOf } from './crew.ts';
import { cross, fitAll } from './cross.ts';
import { echoesOf } from './echoes.ts';
import { difference, judgeRules, judgeScores, rowsOf } from './judge.ts';
import { learnWords, lexiconsOf, measureWords } from './lexicon.ts';
import { pack } from './pack.ts';
import { sampleOf, type Sample } from './samples.ts';
import { tableOf } from './table.ts';
import type { Plan } from './tree.ts';

const WEIGHTS = new URL('../../packages/clean/weights/', import.meta.url);
const plan: Plan = { trees: 220, rate: 0.09, lambda: 10, leastWeight: 3, sites: 0.6, features: 0.2, seed: 1 };
const plans = { first: plan, second: { ...plan, seed: 2 } };

const { values } = parseArgs({ options: { corpora: { type: 'string' }, folds: { type: 'string', default: '5' } } });
const home = process.env.INIT_CWD ?? fileURLToPath(new URL('../..', import.meta.url));
const corpora = resolve(home, values.corpora ?? process.env.COPYDESK_CORPORA ?? '../shared/corpora');
const folds = Number(values.folds);
if (!existsSync(`${corpora}/articles`)) {
  process.stderr.write(`train: skipped, no labelled pages in ${corpora}; say where they are with --corpora DIR\n`);
  process.exit(0);
}

const crew = crewOf(Math.min(4, availableParallelism()));
const all = entriesOf(corpora).map(sampleOf);
const of = (...kinds: Kind[]) => all.filter(({ kind }) => kinds.includes(kind));

const pages = of('page');
const lexicons = lexiconsOf(pages, folds);
measureWords(pages, lexicons);
const page = await learn('page', pages, ['page pooled']);

// What the page model says of pages without a gold body teaches the text model.
const echoes: Sample[] = [];
let from = 0;
for (const sample of pages) {
  const scores = page.scores.subarray(from, (from += sample.target.length));
  if ('with' in sample.gold) echoes.push(...echoesOf(sample, scores));
}
const texts = [...of('whole', 'leaky'), ...echoes];
measureWords(texts, lexicons);
const text = await learn('text', texts, ['whole pooled', 'leaky pooled']);
await crew.close();

writeFileSync(new URL('lexicon.json', WEIGHTS), `${JSON.stringify(learnWords(pages), null, 2)}\n`);
writeFileSync(
  new URL('model-card.md', WEIGHTS),
  cardOf([page.chapter, text.chapter], { plan, folds, features: featureNames.length + secondNames.length }),
);

/** Cross-validates, reports, and writes the forests that have seen all samples. */
async function learn(name: string, samples: readonly Sample[], groups: readonly string[]) {
  const table = tableOf(
    samples,
    samples.map(({ features }) => features.values),
    featureNames.length,
  );
  const crossed = await cross(samples, table, plans, folds, crew);
  const rules = judgeRules(samples);
  const learned = judgeScores(samples, crossed);
  const chapter: Chapter = {
    name,
    samples,
    rules: rowsOf(samples, rules),
    learned: rowsOf(samples, learned),
    differences: new Map(groups.map((group) => [group, difference(samples, learned, rules, group)])),
  };
  process.stdout.write(`${cardOf([chapter])}\n`);
  const { first, second } = await fitAll(samples, table, crossed.first, plans, crew);
  const names = [...featureNames, ...secondNames];
  const weights = { first: pack(first.forest, first.edges, names), second: pack(second.forest, second.edges, names) };
  writeFileSync(new URL(`${name}.json`, WEIGHTS), `${JSON.stringify(weights, null, 2)}\n`);
  return { chapter, scores: crossed.second };
}
