/** Endings of the cases of surnames, none among them. */
const CYRILLIC = new Set('|а|у|ом|ым|им|е|ой|ую|ою|ого|ому|ий|ый|ая|ы|и|ем|ей|ю|я|ї|ою|ові|ем|ої|ій|ім'.split('|'));
const WESTERN = new Set('|a|u|owi|em|m|ego|emu|im|ą|ę|i|y|ie|iej|e|ou|ové|ovi|é|ém|ého|ému|ým|ova|om|ovou'.split('|'));
const LANGUAGES: Readonly<Record<string, ReadonlySet<string>>> = {
  ru: CYRILLIC,
  uk: CYRILLIC,
  be: CYRILLIC,
  pl: WESTERN,
  cs: WESTERN,
  sk: WESTERN,
  hr: WESTERN,
  sl: WESTERN,
  sr: WESTERN,
};
/** Letters that two cases of a name share at least, and letters of an ending at most. */
const SHARED = 4;
const ENDING = 4;

/** Whether names decline in a language, so that a surname may stand in another form than the full name has. */
export function declines(language: string): boolean {
  return language in LANGUAGES;
}

/** Whether two words are one surname in two cases: `Самойловым` and `Самойлов`, `Kratochvíla` and `Kratochvíl`. */
export function isSameName(one: string, other: string, language: string): boolean {
  const endings = LANGUAGES[language];
  if (!endings) return false;
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  const rest = [one.slice(same), other.slice(same)];
  if (same < SHARED || rest.some((ending) => ending.length > ENDING)) return false;
  // Where the stem ends nobody says: one letter of it may look like an ending, `Gruszka` and `Gruszki`.
  return rest.every((ending) => endings.has(ending));
}

export const caseExamples: readonly (readonly [one: string, other: string, language: string, same: boolean])[] = [
  ['Самойловым', 'Самойлов', 'ru', true],
  ['Дружинина', 'Дружининой', 'ru', true],
  ['Мельничук', 'Мельника', 'uk', false],
  ['Sobolewskim', 'Sobolewski', 'pl', true],
  ['Kratochvílem', 'Kratochvíl', 'cs', true],
  ['Lee', 'Leem', 'cs', false],
  ['Marlow', 'Marlowe', 'en', false],
];
