import assert from 'node:assert/strict';
import test from 'node:test';

import { sketched } from '../sketch.ts';
import { quotes } from './quotes.ts';

/** Who is meant where words, a verb or an office stand for a name: as in `quotes.test.ts`. */
const examples: readonly (readonly [what: string, language: string, story: readonly string[], said: readonly string[]])[] = [
  [
    'two words by somebody with an office',
    'en',
    ['“It bounced,” said the night clerk, Zyx Qwelm. “They left again.”'],
    ['Zyx Qwelm: It bounced,', 'Zyx Qwelm: They left again.'],
  ],
  [
    'an office that one of two people with a surname has',
    'en',
    ['Governor Ann Lee met her brother Hugo Lee.', '“My brother is a fine cook,” the governor said.'],
    ['Ann Lee: My brother is a fine cook,'],
  ],
  [
    'what somebody calls something',
    'en',
    ['Mayor Ann Lee called the threat “a stunt for the voters at home.”'],
    ['Ann Lee: ~a stunt for the voters at home.'],
  ],
  [
    'what somebody calls something, behind a comma',
    'en',
    ['The priest, Father Ignatius Bole, called the purchase “an act of faith with a large bill.”'],
    ['Ignatius Bole: ~an act of faith with a large bill.'],
  ],
  ['what something is called by its name', 'en', ['Mayor Ann Lee runs a school called “The Harbour View.”'], []],
  [
    'a paper before a comma, and a verb behind it',
    'fr',
    ['La direction, contactée par Le Courrier de la Vallée, assure que « toutes les pistes ont été étudiées ».'],
    ['?: ~toutes les pistes ont été étudiées'],
  ],
  [
    'for somebody at the head of a sentence',
    'fr',
    ['Pour la maire, Zoé Lefèvre, la fermeture serait « un coup de massue ».'],
    ['Zoé Lefèvre: ~un coup de massue'],
  ],
  [
    'a verb alone behind words that somebody just spoke',
    'it',
    ['«È la terza volta», ha detto la sindaca Anna Ferro. «Spero sia l’ultima», ha aggiunto.'],
    ['Anna Ferro: È la terza volta', 'Anna Ferro: Spero sia l’ultima'],
  ],
  [
    'a verb alone, and one person who begins a sentence',
    'es',
    ['El patrón Carlos Ruiz no cede. «No nos moveremos de aquí», insistió.'],
    ['Carlos Ruiz: No nos moveremos de aquí'],
  ],
  [
    'a verb alone, and one person whom the paragraph only mentions',
    'es',
    ['El lunes hubo en la lonja quejas de todos los pescadores contra Carlos Ruiz. «No nos moveremos de aquí», insistieron.'],
    ['?: No nos moveremos de aquí'],
  ],
];

for (const [what, language, story, said] of examples)
  test(`${language}: ${what}`, () => {
    const evidence = sketched([['html.lang', language], ...story.map((text) => ['body', text] as const)]);
    assert.deepEqual(
      quotes(evidence).map(({ speaker, kind, text }) => `${speaker ?? '?'}: ${kind === 'partial' ? '~' : ''}${text}`),
      said,
    );
  });
