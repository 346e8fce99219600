import assert from 'node:assert/strict';
import test from 'node:test';

import { sketched } from '../sketch.ts';
import { quotes } from './quotes.ts';

/** What a story says, and who says what in it: `speaker: words`, a `?` for nobody known, `~` before words that are partial. */
type Example = readonly [what: string, language: string, story: readonly string[], said: readonly string[]];

const examples: readonly Example[] = [
  [
    'a pronoun for somebody else than the words name',
    'en',
    ['Mayor Ann Lee won.', '“Nobody saw Lee coming in this race,” she said.'],
    ['?: Nobody saw Lee coming in this race,'],
  ],
  ['what something is called', 'en', ['Ann Lee said that the agency "Seapress" was right.'], []],
  [
    'a verb that no list knows',
    'es',
    ['«El barco vuelve a ser seguro», canturreó Carmen Ruiz.'],
    ['Carmen Ruiz: El barco vuelve a ser seguro'],
  ],
  ['a paper that reports', 'de', ['Wie der „Hafenbote“ berichtet, sah Anna Meer die Fähre.'], []],
  [
    'a first name where one person has it',
    'en',
    ['Captain Eva Moss came.', '“We had no radio and no lights,” Eva said.'],
    ['Eva Moss: We had no radio and no lights,'],
  ],
  [
    'many who say it',
    'en',
    ['Captain Eva Moss came.', '“We had no radio and no lights,” the passengers said.'],
    ['?: We had no radio and no lights,'],
  ],
  [
    'a name and a verb behind the words',
    'en',
    ['“The ferry is safe again,” Ann Lee said.'],
    ['Ann Lee: The ferry is safe again,'],
  ],
  [
    'a verb and a name behind the words',
    'en',
    ['"The ferry is safe again," said Mayor Ann Lee.'],
    ['Ann Lee: The ferry is safe again,'],
  ],
  ['a name before a colon', 'en', ['Mayor Ann Lee said: "The ferry is safe again."'], ['Ann Lee: The ferry is safe again.']],
  [
    'words on both sides of the attribution',
    'en',
    ['Mayor Ann Lee was there.', '"The ferry," Lee said, "will sail on Friday, whatever the weather."'],
    ['Ann Lee: The ferry,', 'Ann Lee: will sail on Friday, whatever the weather.'],
  ],
  [
    'a second sentence behind the attribution',
    'en',
    ['"The ferry is safe again," said Mayor Ann Lee. "It sails on Friday at seven."'],
    ['Ann Lee: The ferry is safe again,', 'Ann Lee: It sails on Friday at seven.'],
  ],
  [
    'a few words inside a sentence',
    'en',
    ['Mayor Ann Lee warned that the quay was "no place for a child" at night.'],
    ['Ann Lee: ~no place for a child'],
  ],
  [
    'two marked words that somebody says',
    'en',
    ['Mayor Ann Lee called the plan, she said, "pure nonsense".'],
    ['Ann Lee: ~pure nonsense'],
  ],
  ['two marked words that nobody says', 'en', ['The so-called "ghost ferry" came back.'], []],
  ['a title in marks', 'en', ['The choir sang "The Last Ferry Out of Leer" at noon.'], []],
  [
    'according to somebody',
    'en',
    ['The ferry was "never in any real danger", according to harbour master Ann Lee.'],
    ['Ann Lee: ~never in any real danger'],
  ],
  [
    'a pronoun where one person can be meant',
    'en',
    ['Mayor Ann Lee came at noon.', '"We waited three weeks for this," she said.'],
    ['Ann Lee: We waited three weeks for this,'],
  ],
  [
    'a pronoun where two people can be meant',
    'en',
    ['Mayor Ann Lee met Captain Eva Moss.', '"We waited three weeks for this," she said.'],
    ['?: We waited three weeks for this,'],
  ],
  [
    'a description where one person can be meant',
    'en',
    ['Ambassador Ann Lee came at noon.', '"We waited three weeks for this," the envoy told reporters.'],
    ['Ann Lee: We waited three weeks for this,'],
  ],
  [
    'words inside words',
    'en',
    ['“He told me ‘never again’ and left,” said Captain Ann Lee.'],
    ['Ann Lee: He told me ‘never again’ and left,'],
  ],
  ['single marks', 'en', ['‘The dogs’ boat is safe again,’ said Captain Ann Lee.'], ['Ann Lee: The dogs’ boat is safe again,']],
  [
    'straight single marks',
    'en',
    ["'It's the captain's boat again,' said Captain Ann Lee."],
    ["Ann Lee: It's the captain's boat again,"],
  ],
  [
    'several paragraphs of the same words',
    'en',
    ['Captain Ann Lee said: “We had no radio and no lights.', '“We had three ropes.”', 'It rained.'],
    ['Ann Lee: We had no radio and no lights.\n\nWe had three ropes.'],
  ],
  [
    'low and high marks',
    'de',
    ['„Die Fähre ist wieder sicher“, sagte Bürgermeisterin Anna Meer.'],
    ['Anna Meer: Die Fähre ist wieder sicher'],
  ],
  [
    'marks that point inwards',
    'de',
    ['»Die Fähre ist wieder sicher«, erklärte Anna Meer.'],
    ['Anna Meer: Die Fähre ist wieder sicher'],
  ],
  [
    'pointed marks with spaces',
    'fr',
    ['« Le bac est de nouveau sûr », a déclaré le maire Pierre Lefèvre.'],
    ['Pierre Lefèvre: Le bac est de nouveau sûr'],
  ],
  [
    'a verb with its pronoun',
    'fr',
    ['Le maire Pierre Lefèvre est venu.', '« Le bac est de nouveau sûr », a-t-il ajouté.'],
    ['Pierre Lefèvre: Le bac est de nouveau sûr'],
  ],
  [
    'a French dash',
    'fr',
    ['La maire Sophie Lefèvre attendait.', '– Je ne sais pas encore, dit Sophie Lefèvre.'],
    ['Sophie Lefèvre: Je ne sais pas encore'],
  ],
  [
    'a Spanish dash',
    'es',
    ['—No lo sabemos todavía —dijo Carmen Ruiz—. Mañana lo diremos.'],
    ['Carmen Ruiz: No lo sabemos todavía', 'Carmen Ruiz: Mañana lo diremos.'],
  ],
  [
    'Spanish marks',
    'es',
    ['«El barco vuelve a ser seguro», afirmó la alcaldesa Carmen Ruiz.'],
    ['Carmen Ruiz: El barco vuelve a ser seguro'],
  ],
  [
    'Portuguese',
    'pt',
    ['“A balsa voltou a ser segura”, disse o prefeito Carlos Duarte.'],
    ['Carlos Duarte: A balsa voltou a ser segura'],
  ],
  [
    'Italian',
    'it',
    ['«Il traghetto è di nuovo sicuro», ha detto il sindaco Marco Rinaldi.'],
    ['Marco Rinaldi: Il traghetto è di nuovo sicuro'],
  ],
  ['Dutch', 'nl', ['‘De boot is weer veilig,’ zei burgemeester Jan de Boer.'], ['Jan de Boer: De boot is weer veilig,']],
  ['Swedish', 'sv', ['”Färjan är säker igen”, säger Anna Lindqvist.'], ['Anna Lindqvist: Färjan är säker igen']],
  ['Polish', 'pl', ['„Prom znów jest bezpieczny”, powiedziała Anna Kowalska.'], ['Anna Kowalska: Prom znów jest bezpieczny']],
  ['Russian', 'ru', ['«Паром снова безопасен», — сказал мэр Иван Морозов.'], ['Иван Морозов: Паром снова безопасен']],
  ['Ukrainian', 'uk', ['«Пором знову безпечний», — сказав Іван Мороз.'], ['Іван Мороз: Пором знову безпечний']],
  [
    'Turkish',
    'tr',
    ['Mehmet Yıldız, “Feribot artık yeniden güvenli ve hazır” dedi.'],
    ['Mehmet Yıldız: Feribot artık yeniden güvenli ve hazır'],
  ],
  [
    'Japanese',
    'ja',
    ['山田太郎知事は「船はもう安全に動いている。安心してほしい」と述べた。'],
    ['山田太郎: 船はもう安全に動いている。安心してほしい'],
  ],
  ['Chinese', 'zh', ['外交部发言人李明表示：“渡轮已经恢复安全运行，请大家放心。”'], ['李明: 渡轮已经恢复安全运行，请大家放心。']],
  [
    'Korean',
    'ko',
    ['김하늘 장관은 “여객선은 이제 안전하게 다시 운항합니다”라고 말했다.'],
    ['김하늘: 여객선은 이제 안전하게 다시 운항합니다'],
  ],
  ['a number in inches and years cut short', 'en', ['The 5" pipe of the \'90s burst at noon, and nobody knew why it did.'], []],
  ['marks that never close', 'en', ['The "ferry came back on Monday.', 'It rained.'], []],
];

for (const [what, language, story, said] of examples)
  test(`${language}: ${what}`, () => {
    const evidence = sketched([['html.lang', language], ...story.map((text) => ['body', text] as const)]);
    assert.deepEqual(
      quotes(evidence).map(({ speaker, kind, text }) => `${speaker ?? '?'}: ${kind === 'partial' ? '~' : ''}${text}`),
      said,
    );
  });

test('every span stands where the words stand in the source, each paragraph of them at its own', () => {
  for (const [, language, story] of examples) {
    const evidence = sketched([['html.lang', language], ...story.map((text) => ['body', text] as const)]);
    const source = story.join('\n\n');
    for (const { text, spans, verb, speaker } of quotes(evidence)) {
      const pieces = text.split('\n\n');
      for (const [at, piece] of pieces.entries()) assert.equal(source.slice(...spans[at]!), piece);
      const attribution = spans[pieces.length];
      if (!attribution) continue;
      const words = source.slice(...attribution);
      assert.ok((verb !== undefined && words.includes(verb)) || (speaker !== undefined && words.includes(speaker)), words);
    }
  }
});

test('a block whose source holds more than its text is pointed at as a whole', () => {
  const evidence = sketched([['body', '“The ferry is safe again,” Ann Lee said.']]);
  evidence.draft.blocks[0]!.span = [100, 400];
  assert.deepEqual(quotes(evidence)[0]?.spans, [
    [100, 400],
    [100, 400],
  ]);
});
