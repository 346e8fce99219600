import { once, type Evidence } from '../evidence.ts';
import { quotes } from '../quotes/quotes.ts';
import { story, type Found } from './story.ts';

/** Nobody's story names one of them more often. */
const MOST = 100;
/** Rules of quotations that find a name where no capital shows one. */
const RULE = /^(?:before|behind)-/;

/** The people of a story without capitals as far as it quotes them, by name, each with every place where the name stands. */
export const speakers: (evidence: Evidence) => ReadonlyMap<string, readonly Found[]> = once((evidence) => {
  const names = new Set(
    quotes(evidence).flatMap(({ speaker, rule }) => (speaker !== undefined && RULE.test(rule) ? [speaker] : [])),
  );
  return new Map([...names].map((name) => [name, standing(evidence, name)]));
});

function standing(evidence: Evidence, name: string): Found[] {
  const found: Found[] = [];
  for (const [block, { text }] of story(evidence).blocks.entries())
    for (let start = text.indexOf(name); start >= 0 && found.length < MOST; start = text.indexOf(name, start + name.length))
      found.push({ name, rule: 'quoted', confidence: 0.85, at: { block, start, end: start + name.length } });
  return found;
}
