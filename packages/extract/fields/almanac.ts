/** Something that everybody knows the date of, so that a text may count from it. Names in several languages. */
type Known = { name: string; pattern: RegExp };

/** Events that anniversaries are counted from, and their year. */
export const events = [
  {
    name: 'the October Revolution',
    year: 1917,
    pattern: /October Revolution|Oktoberrevolution|révolution d['’]Octobre|Revolución de Octubre|Октябрьск\p{L}+ революци/iu,
  },
  {
    name: 'the end of the First World War',
    year: 1918,
    pattern:
      /(?:end of|armistice of) (?:World War I\b|the First World War|the Great War)|Ende des Ersten Weltkriegs|armistice de 1918/iu,
  },
  { name: 'the invasion of Poland', year: 1939, pattern: /invasion of Poland|Überfall auf Polen|invasion de la Pologne/iu },
  {
    name: 'D-Day',
    year: 1944,
    pattern: /\bD-Day\b|Normandy landings?|Landung in der Normandie|débarquement de Normandie|desembarco de Normandía/iu,
  },
  {
    name: 'Hiroshima',
    year: 1945,
    pattern: /bombing of Hiroshima|Atombombe auf Hiroshima|bombe d['’]Hiroshima|広島への原爆|広島原爆/iu,
  },
  {
    name: 'the end of the Second World War',
    year: 1945,
    pattern:
      /end of (?:World War II\b|the Second World War)|Ende des Zweiten Weltkriegs|fin de la Seconde Guerre mondiale|fin de la Segunda Guerra Mundial|終戦/iu,
  },
  {
    name: 'the Berlin Wall rising',
    year: 1961,
    pattern: /(?:construction|building) of the Berlin Wall|Bau der (?:Berliner )?Mauer|Mauerbau/iu,
  },
  {
    name: 'the Cuban Missile Crisis',
    year: 1962,
    pattern:
      /Cuban missile crisis|Kubakrise|crise des missiles de Cuba|crisis de los misiles|crisi dei missili|crise dos mísseis|Карибск\p{L}+ кризис|キューバ危機/iu,
  },
  {
    name: 'the moon landing',
    year: 1969,
    pattern: /\bmoon landing|Apollo 11|Mondlandung|premiers? pas sur la Lune|llegada a la Luna|月面着陸/iu,
  },
  {
    name: 'Chernobyl',
    year: 1986,
    pattern: /Chernobyl (?:disaster|accident|explosion)|Tschernobyl|Tchernobyl|Чорнобил|Чернобыл/iu,
  },
  { name: 'the Tiananmen crackdown', year: 1989, pattern: /Tiananmen|天安門事件|六四/iu },
  {
    name: 'the fall of the Berlin Wall',
    year: 1989,
    pattern: /fall of the Berlin Wall|Mauerfall|Fall der (?:Berliner )?Mauer|chute du mur de Berlin|caída del Muro de Berlín/iu,
  },
  {
    name: 'German reunification',
    year: 1990,
    pattern: /German reunification|Deutsche[rn]? (?:Wiedervereinigung|Einheit)|réunification allemande/iu,
  },
  {
    name: 'the Rwandan genocide',
    year: 1994,
    pattern: /Rwandan? genocide|Völkermord in Ruanda|génocide (?:au Rwanda|rwandais)/iu,
  },
  {
    name: 'the attacks of September 11',
    year: 2001,
    pattern: /(?:September 11|9\/11) (?:terrorist )?attacks?|Anschläge vom 11\. September|attentats du 11[ -]Septembre/iu,
  },
  {
    name: 'the Indian Ocean tsunami',
    year: 2004,
    pattern: /Indian Ocean (?:earthquake and )?tsunami|Boxing Day tsunami|スマトラ島沖地震/iu,
  },
  {
    name: 'the Fukushima disaster',
    year: 2011,
    pattern: /Fukushima (?:nuclear )?(?:disaster|accident)|Reaktorkatastrophe von Fukushima|東日本大震災/iu,
  },
] as const satisfies readonly (Known & { year: number })[];

/** What falls into the same month every time, whatever the year. 1 to 12. */
export const seasons = [
  {
    name: 'elections in the United States',
    month: 11,
    pattern:
      /(?:mid-?terms?|presidential|US|U\.S\.) elections?|Zwischenwahlen|Kongresswahlen|élections de mi-mandat|elecciones de medio mandato/iu,
  },
  { name: 'Thanksgiving in the United States', month: 11, pattern: /\bThanksgiving\b/iu },
  { name: 'Christmas', month: 12, pattern: /\bChristmas\b|Weihnachten|\bNoël\b|Navidad|Natale\b/iu },
  { name: 'the Oktoberfest', month: 9, pattern: /Oktoberfest/iu },
  { name: 'the Nobel prizes', month: 10, pattern: /Nobel (?:Peace )?Prize announcement|Bekanntgabe der Nobelpreise/iu },
] as const satisfies readonly (Known & { month: number })[];

/** Small numbers as words, as far as decades are counted in them. */
export const counts: ReadonlyMap<string, number> = new Map(
  [
    'one two three four five six seven eight nine ten',
    'ein zwei drei vier fünf sechs sieben acht neun zehn',
    'un deux trois quatre cinq six sept huit neuf dix',
    'uno dos tres cuatro cinco seis siete ocho nueve diez',
  ].flatMap((words) => words.split(' ').map((word, index) => [word, index + 1] as const)),
);
