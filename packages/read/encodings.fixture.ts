/** One story of a few sentences in the languages that newsrooms still write in old character sets. */
export const stories = {
  german:
    'Die Fähre ist zurück. Nach drei Wochen in der Werft legte sie am Freitag wieder im Hafen an, begrüßt von hunderten Menschen. „Wir haben lange gewartet“, sagte die Bürgermeisterin, die mit ihrer Familie gekommen war. Künftig fährt das Schiff täglich außer sonntags, für Schüler kostenlos.',
  french:
    'Le bac est revenu. Après trois semaines au chantier, il a accosté vendredi devant des centaines de personnes. « Nous avons beaucoup attendu », a déclaré la maire, venue avec sa famille. Désormais le bateau circulera chaque jour, sauf le dimanche, et les élèves ne paieront rien jusqu’à l’été.',
  spanish:
    'El transbordador ha vuelto. Después de tres semanas en el astillero atracó el viernes ante cientos de personas. «Hemos esperado mucho», dijo la alcaldesa, que llegó con su familia. A partir de ahora navegará todos los días, excepto los domingos, y los niños no pagarán hasta el año próximo.',
  portuguese:
    'A balsa voltou. Depois de três semanas no estaleiro, atracou na sexta-feira diante de centenas de pessoas. “Esperámos muito”, disse a presidente da câmara, que veio com a família. A partir de agora a embarcação fará a ligação todos os dias, exceto aos domingos, e as crianças não pagarão até ao verão.',
  swedish:
    'Färjan är tillbaka. Efter tre veckor på varvet lade den till i hamnen på fredagen inför hundratals människor. ”Vi har väntat länge”, sade borgmästaren, som kommit med sin familj. Från och med nu går båten varje dag utom på söndagar, och skolbarnen åker gratis ända fram till våren.',
  polish:
    'Prom wrócił. Po trzech tygodniach w stoczni przybił w piątek do nabrzeża, a witały go setki mieszkańców. „Długo czekaliśmy”, powiedziała burmistrz, która przyszła z rodziną. Odtąd statek będzie pływał codziennie z wyjątkiem niedziel, a uczniowie nie zapłacą za przejazd aż do końca roku.',
  czech:
    'Přívoz je zpátky. Po třech týdnech v loděnici přistál v pátek u nábřeží a vítaly ho stovky lidí. „Dlouho jsme čekali,“ řekla starostka, která přišla s rodinou. Odteď bude loď jezdit každý den kromě neděle a žáci nebudou až do léta platit nic. Město za opravu zaplatilo dvacet milionů korun.',
  hungarian:
    'Visszatért a komp. Három hét hajógyári munka után pénteken kikötött a rakparton, ahol több százan várták. „Sokat vártunk rá” – mondta a polgármester, aki a családjával érkezett. Ezentúl a hajó vasárnap kivételével minden nap közlekedik, és a diákok őszig ingyen utazhatnak rajta.',
  russian:
    'Паром вернулся. После трёх недель на верфи он в пятницу причалил к набережной, где его встречали сотни жителей. «Мы долго ждали», — сказала мэр города, которая пришла с семьёй. Теперь судно будет ходить каждый день, кроме воскресенья, а школьники до конца года поедут бесплатно.',
  ukrainian:
    'Пором повернувся. Після трьох тижнів на верфі він у п’ятницю причалив до набережної, де його зустрічали сотні мешканців. «Ми довго чекали», — сказала міська голова, яка прийшла з родиною. Відтепер судно ходитиме щодня, крім неділі, а школярі до кінця року їздитимуть безкоштовно.',
  bulgarian:
    'Фериботът се върна. След три седмици в корабостроителницата той акостира в петък на кея, където го посрещнаха стотици хора. „Дълго чакахме“, каза кметът на града, която дойде със семейството си. Отсега нататък корабът ще пътува всеки ден освен в неделя, а учениците няма да плащат.',
  greek:
    'Το πορθμείο επέστρεψε. Ύστερα από τρεις εβδομάδες στο ναυπηγείο έδεσε την Παρασκευή στην προβλήτα, όπου το περίμεναν εκατοντάδες κάτοικοι. «Περιμέναμε πολύ», είπε η δήμαρχος, που ήρθε με την οικογένειά της. Από εδώ και πέρα το πλοίο θα ταξιδεύει κάθε μέρα εκτός Κυριακής.',
  turkish:
    'Feribot geri döndü. Üç hafta tersanede kaldıktan sonra cuma günü iskeleye yanaştı ve yüzlerce kişi tarafından karşılandı. “Çok bekledik” diyen belediye başkanı ailesiyle birlikte gelmişti. Bundan böyle gemi pazar dışında her gün sefer yapacak, öğrenciler ise yaz sonuna kadar ücretsiz yolculuk edecek.',
  hebrew:
    'המעבורת חזרה. אחרי שלושה שבועות במספנה היא עגנה ביום שישי ברציף, ומאות תושבים קיבלו את פניה. ראש העירייה, שהגיעה עם משפחתה, אמרה שהם חיכו זמן רב. מעכשיו תפליג הספינה בכל יום מלבד שבת, ותלמידים ייסעו בה בלי תשלום עד סוף הקיץ. העירייה שילמה על התיקון עשרים מיליון.',
  arabic:
    'عادت العبارة. بعد ثلاثة أسابيع في حوض السفن رست يوم الجمعة عند الرصيف حيث استقبلها مئات السكان. وقالت رئيسة البلدية التي جاءت مع عائلتها: لقد انتظرنا طويلا. ومن الآن فصاعدا ستبحر السفينة كل يوم ما عدا الأحد، وسيسافر التلاميذ مجانا حتى نهاية الصيف. ودفعت المدينة عشرين مليونا للإصلاح.',
  lithuanian:
    'Keltas grįžo. Po trijų savaičių laivų statykloje jis penktadienį prisišvartavo prie krantinės, kur jo laukė šimtai žmonių. „Ilgai laukėme“, sakė miesto merė, atvykusi su šeima. Nuo šiol laivas plauks kiekvieną dieną, išskyrus sekmadienį, o moksleiviai iki metų pabaigos važiuos nemokamai.',
  japanese:
    '連絡船が戻ってきた。造船所で三週間の修理を終え、金曜日に港へ着いた船を、数百人の住民が出迎えた。「長い間待っていました」と、家族と一緒に来た市長は話した。これからは日曜日を除いて毎日運航し、小学生と中学生は夏の終わりまで無料で乗ることができる。市は修理のために二十億円を支払った。子どもたちは手を振りながら船に乗り込み、最初の便は正午ちょうどに島へ向けて出発した。船長によれば、エンジンは新しくなり、以前よりも静かで速いという。観光客も増えると期待されている。',
  simplified:
    '渡轮回来了。在船厂修理了三个星期之后，它星期五停靠在码头，数百名居民前来迎接。“我们等了很久”，和家人一起来的市长说。从现在起，除星期日外，这艘船每天都会开航，学生到夏天结束之前可以免费乘坐。市政府为这次修理支付了两千万元。孩子们挥着手登上船，第一班船在正午时分向岛上驶去。船长说，新的发动机比以前更安静，也更快。当地商店希望游客会因此增加，酒店的预订已经比去年多了一倍。市长还表示，明年将建造第二艘渡轮。',
  traditional:
    '渡輪回來了。在船廠修理了三個星期之後，它星期五停靠在碼頭，數百名居民前來迎接。「我們等了很久」，和家人一起來的市長說。從現在起，除星期日外，這艘船每天都會開航，學生到夏天結束之前可以免費乘坐。市政府為這次修理支付了兩千萬元。孩子們揮著手登上船，第一班船在正午時分向島上駛去。船長說，新的發動機比以前更安靜，也更快。當地商店希望遊客會因此增加，旅館的預訂已經比去年多了一倍。市長還表示，明年將建造第二艘渡輪。',
  korean:
    '연락선이 돌아왔다. 조선소에서 삼 주 동안 수리를 마친 배는 금요일 부두에 닿았고, 주민 수백 명이 나와 맞이했다. “오래 기다렸습니다”라고 가족과 함께 온 시장이 말했다. 앞으로 배는 일요일을 빼고 날마다 다니며, 학생들은 여름이 끝날 때까지 돈을 내지 않는다. 시는 수리에 이백억 원을 썼다. 아이들은 손을 흔들며 배에 올랐고, 첫 배는 정오에 섬으로 떠났다. 선장은 새 엔진이 더 조용하고 빠르다고 했다.',
} as const;

/** The character sets each story may be met in, besides UTF-8 and UTF-16. */
export const written: readonly (readonly [story: keyof typeof stories, ...encodings: string[]])[] = [
  ['german', 'windows-1252'],
  ['french', 'windows-1252'],
  ['spanish', 'windows-1252'],
  ['portuguese', 'windows-1252'],
  ['swedish', 'windows-1252'],
  ['polish', 'windows-1250', 'iso-8859-2'],
  ['czech', 'windows-1250', 'iso-8859-2'],
  ['hungarian', 'windows-1250', 'iso-8859-2'],
  ['russian', 'windows-1251', 'koi8-r', 'iso-8859-5', 'ibm866'],
  ['ukrainian', 'windows-1251', 'koi8-u'],
  ['bulgarian', 'windows-1251'],
  ['greek', 'windows-1253', 'iso-8859-7'],
  ['turkish', 'windows-1254'],
  ['hebrew', 'windows-1255'],
  ['arabic', 'windows-1256'],
  ['lithuanian', 'windows-1257'],
  ['japanese', 'shift_jis', 'euc-jp'],
  ['simplified', 'gbk', 'gb18030'],
  ['traditional', 'big5'],
  ['korean', 'euc-kr'],
];

/**
 * Encodes a text in a character set of WHATWG Encoding that has one or two bytes a character, by turning its decoder around. What the
 * character set lacks is written without its typographer's marks.
 */
export function encode(text: string, encoding: string): Uint8Array {
  const table = tableOf(encoding);
  return Uint8Array.from([...text].flatMap((character) => table.get(character) ?? table.get(PLAIN[character] ?? '?')!));
}

const PLAIN: Record<string, string> = {
  '—': '-',
  '–': '-',
  '„': '"',
  '“': '"',
  '”': '"',
  '’': "'",
  '«': '"',
  '»': '"',
  ё: 'е',
  '²': '2',
};
const tables = new Map<string, Map<string, number[]>>();

function tableOf(encoding: string): Map<string, number[]> {
  const known = tables.get(encoding);
  if (known) return known;
  const table = new Map<string, number[]>();
  const decoder = new TextDecoder(encoding);
  const add = (...bytes: number[]): void => {
    const character = decoder.decode(Uint8Array.from(bytes));
    if ([...character].length === 1 && character !== '\ufffd' && !table.has(character)) table.set(character, bytes);
  };
  for (let one = 0; one < 256; one += 1) add(one);
  if (table.get('я') === undefined || table.size < 200)
    for (let lead = 0x81; lead < 0xff; lead += 1) for (let trail = 0x40; trail < 0xff; trail += 1) add(lead, trail);
  tables.set(encoding, table);
  return table;
}
