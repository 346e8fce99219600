import assert from 'node:assert/strict';
import test from 'node:test';

import { sketched } from '../sketch.ts';
import { caseExamples, isSameName } from './cases.ts';
import { mentions } from './mentions.ts';

/** What a story names, by kind, aliases behind `=`, how often behind `×`. */
type Example = readonly [what: string, language: string, story: readonly string[], named: readonly string[]];

const examples: readonly Example[] = [
  ['an office of two words in one', 'en', ['Secretary-Treasurer Zyx Qwelm came.'], ['person Zyx Qwelm×1']],
  ['a state that is called after an island', 'en', ['It rained in New Jersey.'], ['place New Jersey×1']],
  [
    'a name behind an office, where who spoke is named',
    'en',
    ['“It bounced,” said the night clerk, Zyx Qwelm.'],
    ['person Zyx Qwelm×1'],
  ],
  ['a place behind the words', 'en', ['“It bounced,” said the clerk in Zyx Qwelm.'], []],
  [
    'a German office that no list has',
    'de',
    ['„Jeder Monat kostet Geld“, rechnete der Deichgraf Zyx Qwelm vor.'],
    ['person Zyx Qwelm×1'],
  ],
  ['a name in a dialogue', 'sv', ['– Den sprang fortare, säger lagkaptenen Zyx Qwelm.'], ['person Zyx Qwelm×1']],
  ['letters behind a name', 'en', ['Counsel came. Zyx Qwelm KC said so. Qwelm left.'], ['person Zyx Qwelm=Qwelm×2']],
  ['a ship that is called after a lady', 'en', ['The ferry came. The Lady Averill sank.'], []],
  ['a rank in two words', 'en', ['Lt. Cmdr. Zyx Qwelm leads the inquiry.'], ['person Zyx Qwelm×1']],
  ['what somebody calls something', 'en', ['He called Zyx Qwelm a day.'], []],
  ['names joined by and', 'en', ['Ann Lee and Peter Marlow came.'], ['person Ann Lee×1', 'person Peter Marlow×1']],
  [
    'French elision',
    'fr',
    ['La maire d’Anna Ferrow, l’ONU et Marie Lefèvre.'],
    ['organisation ONU×1', 'person Anna Ferrow×1', 'person Marie Lefèvre×1'],
  ],
  ['a title before a name', 'en', ['Ambassador Anna Ferrow came.'], ['person Anna Ferrow×1']],
  ['a surname alone is the one who has it', 'en', ['Mayor Anna Ferrow came. Then Ferrow left.'], ['person Anna Ferrow=Ferrow×2']],
  ['Ms and a surname', 'en', ['The mayor, Ann Lee, came. Later Ms Lee left.'], ['person Ann Lee=Lee×2']],
  [
    'a surname of two people is nobody',
    'en',
    ['Mayor Ann Lee met Captain Bruce Lee. Lee smiled.'],
    ['person Ann Lee×1', 'person Bruce Lee×1'],
  ],
  ['a middle initial', 'en', ['President John F. Marlow and John Marlow are one.'], ['person John F. Marlow=John Marlow×2']],
  ['an age behind an unknown name', 'en', ['Then Zyx Qwelm, 34, came home.'], ['person Zyx Qwelm×1']],
  ['a long office before a name', 'en', ['Harbour Security Council Coordinator John Marlow came.'], ['person John Marlow×1']],
  ['Sir and a first name', 'en', ['Sir Peter Marlow came. Then Sir Peter left.'], ['person Peter Marlow=Peter×2']],
  ['a thing that is called after somebody', 'en', ['They met in Peter Marlow Street.'], []],
  ['a dish with a first name', 'en', ['We drank a Rosemary Punch, and no punch was ever better.'], []],
  [
    'an acronym in brackets',
    'en',
    ['The International Harbour Safety Agency (IHSA) was there. The IHSA left.'],
    ['organisation International Harbour Safety Agency=IHSA×3'],
  ],
  ['an acronym of no organisation', 'en', ['They use Automatic Tide Recognition (ATR) there.'], []],
  [
    'a word that says organisation',
    'en',
    ['The University of Leermouth and Harbour Bank closed.'],
    ['organisation Harbour Bank×1', 'organisation University of Leermouth×1'],
  ],
  [
    'where somebody works, behind the name',
    'en',
    ['It rained, said Prof. Ann Lee of the Institute for Tides.'],
    ['person Ann Lee×1', 'organisation Institute for Tides×1'],
  ],
  [
    'a German body behind what it did',
    'de',
    ['Das geht aus einer Studie der Universität Leer hervor.'],
    ['organisation Universität Leer×1'],
  ],
  ['a word of the story itself is no name', 'en', ['The Marketing Agency knows marketing.'], []],
  [
    'well-known organisations',
    'en',
    ['They asked NATO and the United Nations.'],
    ['organisation NATO×1', 'organisation United Nations×1'],
  ],
  ['countries and states', 'en', ['In Norway and California it rained.'], ['place California×1', 'place Norway×1']],
  ['a city where something is', 'en', ['It rained in Hamburg.'], ['place Hamburg×1']],
  [
    'a bay where something is',
    'en',
    ['It rained in Kestrel Bay and at Ansel Ridge.'],
    ['place Ansel Ridge×1', 'place Kestrel Bay×1'],
  ],
  ['what is called after a bay', 'en', ['The Kestrel Bay Singers came.'], []],
  ['a town that no list has', 'en', ['It rained near the town of Karsk.'], ['place Karsk×1']],
  ['a mountain range with a first name', 'es', ['Llovió en Sierra Morosa.'], ['place Sierra Morosa×1']],
  ['the place of the dateline, shouted and said', 'en', ['KARSK (AP) — It rained. Then Karsk slept.'], ['place Karsk=KARSK×2']],
  ['a city that may be something else', 'en', ['The Hamburg sailed at noon.'], []],
  ['a country inside another name', 'en', ['The Norway Maple Group Choir sang.'], []],
  [
    'a line that says who made the story',
    'en',
    ['It rained in Norway.', '(Reporting by Ann Lee; editing by Peter Marlow)'],
    ['place Norway×1'],
  ],
  [
    'German',
    'de',
    ['Bürgermeisterin Anna Meer kam aus Norwegen. Die Rede Meers war kurz, sagte Meer.'],
    ['person Anna Meer=Meer×2', 'place Norwegen×1'],
  ],
  ['a German genitive', 'de', ['Peter Marlow sprach. Peter Marlows Rede war kurz.'], ['person Peter Marlow×2']],
  ['a part of an organisation', 'de', ['Der Aufsichtsrat der Bank tagte.'], []],
  ['a German word that is a name elsewhere', 'de', ['Zwei Tore von Peter Marlow fielen.'], ['person Peter Marlow×1']],
  ['French', 'fr', ['Le ministre Pierre Lefèvre est allé en Norvège.'], ['person Pierre Lefèvre×1', 'place Norvège×1']],
  ['Spanish', 'es', ['La alcaldesa Carmen Ruiz viajó a Noruega.'], ['person Carmen Ruiz×1', 'place Noruega×1']],
  ['Portuguese', 'pt', ['O prefeito Carlos Duarte foi à Noruega.'], ['person Carlos Duarte×1', 'place Noruega×1']],
  ['Italian', 'it', ['Il sindaco Marco Rinaldi è in Norvegia.'], ['person Marco Rinaldi×1', 'place Norvegia×1']],
  ['Dutch', 'nl', ['Burgemeester Jan de Boer is in Noorwegen.'], ['person Jan de Boer×1', 'place Noorwegen×1']],
  ['Swedish', 'sv', ['Anna Lindqvist reste till Norge.'], ['person Anna Lindqvist×1', 'place Norge×1']],
  ['Polish', 'pl', ['Minister Anna Kowalska mówi. Norwegia milczy.'], ['person Anna Kowalska×1', 'place Norwegia×1']],
  [
    'Russian',
    'ru',
    ['Мэр Иван Морозов приехал. Морозов устал. Норвегия молчит.'],
    ['person Иван Морозов=Морозов×2', 'place Норвегия×1'],
  ],
  [
    'a surname in other cases',
    'ru',
    ['Мэр Иван Морозов приехал. За Морозовым шли люди, Морозову дали билет.'],
    ['person Иван Морозов=Морозовым=Морозову×3'],
  ],
  [
    'a Czech surname in other cases',
    'cs',
    ['Starosta Jan Kratochvíl přijel. Podle Kratochvíla prší.'],
    ['person Jan Kratochvíl=Kratochvíla×2'],
  ],
  ['Ukrainian', 'uk', ['Міністр Іван Мороз приїхав. Норвегія мовчить.'], ['person Іван Мороз×1', 'place Норвегія×1']],
  ['Turkish', 'tr', ['Mehmet Yıldız geldi. Norveç sustu.'], ['person Mehmet Yıldız×1', 'place Norveç×1']],
  ['Finnish', 'fi', ['Norja on kaukana, sanoo Anna Virtanen.'], ['person Anna Virtanen×1', 'place Norja×1']],
];

function named(language: string, story: readonly string[]) {
  return mentions(sketched([['html.lang', language], ...story.map((text) => ['body', text] as const)]));
}

for (const [what, language, story, expected] of examples)
  test(`${language}: ${what}`, () => {
    const found = named(language, story).map(
      ({ kind, name, aliases = [], count }) => `${kind} ${[name, ...aliases].join('=')}×${count}`,
    );
    assert.deepEqual(found.toSorted(), expected.toSorted());
  });

test('every span holds the name or one of its forms, and there are as many as are counted', () => {
  for (const [, language, story] of examples)
    for (const { name, aliases = [], spans, count } of named(language, story)) {
      assert.equal(spans.length, count);
      for (const span of spans) {
        const words = story.join('\n\n').slice(...span);
        assert.ok(
          [name, ...aliases].some((form) => words.startsWith(form)),
          `${words} is no form of ${name}`,
        );
      }
    }
});

test('who writes and who photographs is not named by the story', () => {
  const evidence = sketched([
    ['byline', 'By Ann Lee'],
    ['credit', 'Peter Marlow/Seapress'],
    ['body', 'It rained all day.'],
  ]);
  assert.deepEqual(mentions(evidence), []);
});

test('what is named most often stands first', () => {
  assert.deepEqual(
    named('en', ['Mayor Ann Lee came from Norway. Norway is far, and Norway is cold.']).map(({ name }) => name),
    ['Norway', 'Ann Lee'],
  );
});

test('hostile texts are read in time that grows with them', () => {
  for (const unit of ['Ann ', 'Ann Lee ', 'Ann Lee, ', 'A.', "O'", 'A-', 'Mr. ', 'President ', 'Ann of ', 'Bank (B) ', 'İ', 'A'])
    for (const story of [
      [unit.repeat(100_000 / unit.length)],
      Array.from({ length: 500 }, (_, at) => `${unit.repeat(40)}${at}.`),
    ]) {
      const started = process.cpuUsage();
      assert.ok(named('en', story).length <= 100);
      const { user } = process.cpuUsage(started);
      // Linear work takes some 50 ms; the square of 100,000 takes minutes.
      assert.ok(user < 5_000_000, `${JSON.stringify(unit)}: ${user} µs`);
    }
});

test('thousands of different people are capped', () => {
  const story = Array.from(
    { length: 4_000 },
    (_, at) =>
      `Mayor Ann ${String.fromCharCode(65 + (at % 26))}${'abcdefghij'[at % 10]}${'klmnopqrst'[((at / 26) % 10) | 0]}${'uvwxyz'[((at / 260) % 6) | 0]}son came.`,
  );
  assert.ok(named('en', story).length <= 100);
});

for (const [one, other, language, same] of caseExamples)
  test(`${one} is ${same ? '' : 'not '}${other}`, () => {
    assert.equal(isSameName(one, other, language), same);
  });
