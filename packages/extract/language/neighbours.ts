import type { Detection } from './detect.ts';

/**
 * Small words that tell languages apart which look alike to n-grams, or which those know nothing of: words that one has and its
 * neighbours have not. Wherever several know a word it is in the lists of none.
 */
const FAMILIES: readonly { why: string; words: Readonly<Record<string, string>> }[] = [
  {
    why: 'Two standards of one language; only spelling and small words differ.',
    words: {
      id: 'bahwa karena bisa saat uang polisi pemerintah senin kamis jumat minggu mengatakan ujarnya jelasnya ucapnya ungkapnya terkait warga agar rp indonesia jakarta kantor mobil sebesar yakni upaya sedangkan mahasiswa berbagai pelatihan nasional internasional informasi universitas resmi anggota kualitas kontribusi sekaligus ekspor perusahaan',
      ms: 'bahawa kerana boleh wang polis kerajaan isnin khamis jumaat ahad berkata katanya ialah iaitu manakala daripada rm malaysia dijangka mangsa semalam pelbagai latihan kebangsaan antarabangsa maklumat universiti rasmi ahli kualiti beliau sumbangan eksport syarikat',
    },
  },
  {
    why: 'Written forms of Scandinavian.',
    words: {
      da: 'af efter blev kun nogle mere hvad sig ud nu uden mellem siger jeg dem bliver hvis meget selv hende havde nej mig',
      no: 'av etter ble bare noen mer hva seg ut nå uten mellom sier jeg dem blir hvis mye selv henne hadde nei meg fra',
      nn: 'ikkje eg dei frå kva kven berre noko nokon meir vere vart mykje sjølv hjå seier gjer ein nokre fyrste',
      sv: 'och inte jag att är för från eller också någon vad mellan säger på mycket själv hade mig blir utan efter',
      fo: 'ikki sum hevur við eru ein teir kann tá ella eftir hann seg um fyri av føroyum',
    },
  },
  {
    why: 'Czech and Slovak.',
    words: {
      cs: 'který která které kteří jsou podle také nebo ještě při před uvedl řekl již se byl jeho jako však jen není',
      sk: 'ktorý ktorá ktoré ktorí sú podľa tiež alebo ešte pri pred uviedol povedal už sa bol jeho ako však len nie aj',
    },
  },
  {
    why: 'Galician stands between its neighbours.',
    words: {
      pt: 'não uma também são com em está pelo pela até muito ainda disse seus você à num numa do da mais',
      gl: 'unha non tamén coa polo pola ata moito aínda dixo dunha nunha dun nun xunta máis é á persoas cidade galicia ademais',
      es: 'una no también con en por hasta mucho aún dijo el los y del más según pero ayer',
      ca: 'amb els les més aquest aquesta també són però dels pel fins molt encara dir va i del ha segons',
      oc: 'amb los las mai aqueste tanben son mas dels fins fòrça encara diguèt es lo una dins aquò que',
    },
  },
  {
    why: 'Serbian, Croatian and Bosnian in Latin letters: months, the old yat, small words.',
    words: {
      hr: 'tko tijekom tisuća europske europski uvjet priopćio priopćenju siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca hrvatske hrvatska zagreb zagrebu također rekao kazao',
      bs: 'bih hiljada evropske saopćenju saopćio saopćeno bosne hercegovine hercegovini sarajevo sarajevu januara februara augusta juna jula historija također općine prije vrijeme',
      sr: 'gde deo pre vreme posle uvek saopštenju saopštio srbije srbiji beograd beogradu avgusta takođe bezbednosti opština ovde reč hiljada evropske rekao',
      sl: 'je da tudi ki so bi pa ali vendar zaradi lahko še več bilo letih dejal povedal slovenije med pri',
    },
  },
  {
    why: 'Dutch and its daughter, and its neighbours.',
    words: {
      nl: 'het een niet en zijn voor dat hij zei wordt ook ik naar werd hebben deze',
      af: "nie vir hy sê hulle gesê 'n deur moet sy het daar wees is ons nou omdat",
      fy: 'net en foar dat hy sei ek fan it binne wurdt oar troch mei ús fryslân',
      lb: 'net fir datt hien déi vun ass och mat sinn awer eng gouf wéi iwwer huet lëtzebuerg',
      de: 'nicht für dass er die von ist auch mit sind aber eine wurde wie über hat und das',
    },
  },
  {
    why: 'Bantu and other languages of Africa, and of islands, that the n-grams know nothing of.',
    words: {
      sw: 'ya wa kwa katika ni za hiyo hilo huo kuwa cha watu baada huyo amesema alisema mkoa pia kama hii wake mkuu',
      zu: 'ukuthi ngoba futhi kanye uma lapho lokhu ngesikhathi ngemuva yize ngokuthi uthe kakhulu abantu kodwa ngo uma',
      xh: 'ukuba kwaye kunye xa okanye oku ngexesha emva nangona kakhulu abantu kodwa loo ke kuba uthe malunga ngelixa',
      st: 'ho ya ba ka le sa hore ke wa tsa batho empa mme haholo ena',
      so: 'oo iyo ka ku waxaa uu ay in kale ayaa sheegay waa kasoo laga dalka',
      ha: 'da ta cewa kuma wani ga daga sun yana wajen shugaban bayan mutane kan domin',
      rw: 'mu ku ko na ya muri kandi aho ubwo avuga yavuze abantu cyane',
      mg: 'ny sy dia tamin fa ho amin ity izany tsy no izy',
      ht: 'yo ki nan ak pou te yon sou men pa ayiti gen li',
      tl: 'ang ng mga sa na ay si kay para hindi ito siya niya mga nang din',
      jv: 'ing lan sing iku ora karo dadi marang kang iki saka',
    },
  },
  {
    why: 'Celtic and Maltese.',
    words: {
      ga: 'agus an na ar ag go atá sé leis tá bhí dúirt air bhfuil',
      cy: 'yn y ar wedi yr bod gan mae ei dywedodd oedd ond ac hefyd',
      mt: 'li tal il għal minn fuq din kien dan ma f’ għandu ukoll qal',
      en: 'the of and to in is that for was with he said on as',
    },
  },
  {
    why: 'Turkic in Latin letters.',
    words: {
      tr: 've bir bu için ile olarak da çok daha olan gibi dedi',
      az: 'və bir bu üçün ilə olaraq ki çox daha olan kimi dedi edib',
      uz: 'va bir bu uchun bilan ham o‘z deb bo‘yicha qilish edi haqida o‘zbekiston',
      tk: 'we bir bu üçin bilen hem bolan diýip türkmenistanyň boýunça',
    },
  },
  {
    why: 'Cyrillic letters, many languages.',
    words: {
      ru: 'и что это как его было также который они после из при сообщил',
      uk: 'і що це як його було також який вони після з при та повідомив від',
      be: 'і што гэта як яго было таксама які яны пасля з пры паведаміў ад',
      bg: 'и че това как е беше също който те след от при съобщи са се на за',
      mk: 'и дека ова како е беше исто кој тие по од при соопшти се на за со ќе',
      sr: 'и да ово како је било такође који они после од при саопштио се на за са ће',
      kk: 'және мен бұл үшін деп осы бойынша қазақстан болып еді туралы',
      ky: 'жана менен бул үчүн деп ушул боюнча кыргызстан болуп эле тууралуу',
      mn: 'нь байна болон энэ юм гэж бол талаар монгол улсын',
      tg: 'ва дар ки аз ба ин бо барои тоҷикистон шуд он',
    },
  },
  {
    why: 'Devanagari.',
    words: {
      hi: 'है हैं और के में की का से को ने पर यह कि था',
      ne: 'छ छन् र गरेको भएको पनि लागि हो नेपाल भने गर्ने रहेको गरेका',
      mr: 'आहे आणि या होते असून त्यांनी आहेत मध्ये येथे तर हे',
    },
  },
];

/** Signs that one language of a script has and its neighbours have not. */
const SIGNS = [
  ['km', /\p{Script=Khmer}/u],
  ['my', /\p{Script=Myanmar}/u],
  ['si', /\p{Script=Sinhala}/u],
  ['bo', /\p{Script=Tibetan}/u],
  ['dv', /\p{Script=Thaana}/u],
  ['ug', /[ۇۈۋ]/u],
  ['ps', /[ټډړږښڼۍېځڅ]/u],
  ['ckb', /[ڵڕێۆ]/u],
  ['sd', /[ڳڄٻڀ]/u],
  ['as', /[ৰৱ]/u],
] as const;
/** Letters that a language never writes and its neighbours do: small words like `на` and `за` are shared by all of them. */
const FOREIGN: Readonly<Record<string, RegExp>> = {
  ru: /[іїєґўјљњќѓџћђ]/u,
  uk: /[ыэёъўј]/u,
  be: /[ищъї]/u,
  bg: /[ыэёіїєј]/u,
  mk: /[йщъыьэюяё]/u,
  sr: /[йщъыьэюяё]/u,
};
/** So many of them: a name in a foreign spelling has one. */
const SEVERAL = 4;
/** Of the languages above, those that share their letters with one that the n-grams know. */
const SHARED = /[\u0600-\u06ff\u0980-\u09ff]/;

/** Letters that no list above can be written in are not worth a look. */
const LISTED = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Devanagari}]/u;

type Vote = { family: number; language: string };
const votes = new Map<string, Vote[]>();
const families = new Map<string, Set<number>>();
/** Never mistaken for a neighbour by the n-grams, and written so often that asking would cost most. */
const APART = new Set(['en', 'de', 'fr', 'tr']);
FAMILIES.forEach(({ words }, family) => {
  const lists = Object.entries(words).map(([language, list]) => ({ language, list: new Set(list.split(' ')) }));
  for (const { language, list } of lists) {
    if (!APART.has(language)) families.set(language, (families.get(language) ?? new Set()).add(family));
    for (const word of list) {
      const known = votes.get(word) ?? [];
      known.push({ family, language });
      votes.set(word, known);
    }
  }
});

/** UTF-16 units of a text whose words are counted. */
const SAMPLE = 1_500;
/** Different words that a neighbour must show, and how many more than the language that the n-grams name. */
const ENOUGH = 4;
const MORE = 2;

/**
 * The language of a text once its small words have been counted: a neighbour of the language that the n-grams name, where the
 * words say so plainly, or one they know nothing of. Takes their opinion, gives theirs or a surer one. Linear in `SAMPLE`.
 */
export function amongNeighbours(text: string, found: Detection): Detection {
  const sample = text.slice(0, SAMPLE);
  const sign = bySign(sample, found);
  if (sign !== undefined) return { language: sign, reliable: true };
  // What the n-grams know for sure and what has no neighbours is settled.
  const near = families.get(found.language);
  if ((found.reliable && near === undefined) || !LISTED.test(sample)) return found;
  const counts = new Map<string, number>();
  for (const word of new Set(sample.toLowerCase().split(/[^\p{L}\p{M}\p{N}'’‘]+/u)))
    for (const { family, language } of votes.get(word) ?? [])
      if (!found.reliable || near?.has(family)) counts.set(language, (counts.get(language) ?? 0) + 1);
  const own = counts.get(found.language) ?? 0;
  let best = found.language;
  let most = own;
  for (const [language, count] of counts) if (count > most && !isForeign(language, sample)) [best, most] = [language, count];
  return best !== found.language && most >= ENOUGH && most >= MORE * own ? { language: best, reliable: true } : found;
}

/** Whether a text is full of letters that a language never writes. */
function isForeign(language: string, sample: string): boolean {
  const letters = FOREIGN[language];
  if (!letters?.test(sample)) return false;
  let met = 0;
  for (const character of sample) if (letters.test(character) && (met += 1) >= SEVERAL) return true;
  return false;
}

function bySign(sample: string, found: Detection): string | undefined {
  if (found.reliable && !SHARED.test(sample)) return undefined;
  for (const [language, sign] of SIGNS) {
    if (!sign.test(sample)) continue;
    let met = 0;
    for (const character of sample) if (sign.test(character)) met += 1;
    if (met >= SEVERAL) return language;
  }
  return undefined;
}
