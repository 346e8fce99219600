/** The small letters beyond ASCII that a language is written with; what tells one 8-bit character set from another. */
const alphabets = {
  german: 'äöüß',
  french: 'àâæçèéêëîïôœùûüÿ',
  spanish: 'áéíñóúüªº',
  portuguese: 'àáâãçéêíóôõúüªº',
  catalan: 'àçèéíïòóúü·',
  italian: 'àèéìíîòóùú',
  dutch: 'áäèéêëïóöü',
  nordic: 'åäæéöø',
  icelandic: 'áæðéíóöúýþ',
  polish: 'ąćęłńóśźż',
  czech: 'áčďéěíňóřšťúůýž',
  slovak: 'áäčďéíĺľňóôŕšťúýž',
  hungarian: 'áéíóöúüőű',
  romanian: 'âîășşțţ',
  croatian: 'čćđšž',
  turkish: 'âçîöûüğış',
  lithuanian: 'ąčęėįšųūž',
  latvian: 'āčēģīķļņšūž',
  estonian: 'äõöüšž',
  russian: 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
  ukrainian: 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя',
  belarusian: 'абвгдеёжзійклмнопрстуўфхцчшыьэюя',
  bulgarian: 'абвгдежзийклмнопрстуфхцчшщъьюя',
  serbian: 'абвгдђежзијклљмнњопрстћуфхцчџш',
  macedonian: 'абвгдѓежзѕијклљмнњопрстќуфхцчџшѐѝ',
  greek: 'αάβγδεέζηήθιίϊΐκλμνξοόπρσςτυύϋΰφχψωώ',
} as const satisfies Record<string, string>;

const sets = Object.values(alphabets).map((letters) => new Set<string>(letters));

/**
 * 0 to 1: how well the letters of a text beyond ASCII fit into one language, the one they fit best. Of scripts without capitals, which
 * are not in the table, every letter fits.
 */
export function fitness(text: string): number {
  const counts = new Map<string, number>();
  let all = 0;
  for (const [letter] of text.toLowerCase().matchAll(/[\p{Ll}--\p{ASCII}]/gv)) {
    counts.set(letter, (counts.get(letter) ?? 0) + 1);
    all += 1;
  }
  if (all === 0) return 1;
  let best = 0;
  for (const set of sets) {
    let fit = 0;
    for (const [letter, count] of counts) if (set.has(letter)) fit += count;
    best = Math.max(best, fit);
  }
  return best / all;
}
