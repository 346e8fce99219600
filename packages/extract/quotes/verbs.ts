/** How people say things in the languages that most news is printed in: forms of verbs that stand beside a quotation. */
const speech = {
  en: `said says say told tells telling added adds argued argues warned warns claimed claims noted notes explained explains insisted
    insists stated states announced declared emphasized emphasised stressed acknowledged admitted asked replied responded recalled
    wrote writes tweeted posted remarked commented concluded continued confirmed denied suggested predicted testified indicated
    reiterated complained joked quipped vowed pledged promised urged described recounted revealed conceded saying adding
    arguing warning claiming noting explaining insisting writing lamented observed cautioned quoted alleged boasted called calls dubbed recounts recalls jokes quips tells`,
  de: `sagte sagt sagten gesagt erklärte erklärt erklärten betonte betont meinte meint forderte fordert kritisierte kritisiert warnte
    warnt teilte berichtete berichtet ergänzte ergänzt fügte schrieb schreibt behauptete erläuterte erzählte erzählt antwortete
    versicherte räumte kündigte verkündete urteilte findet so twitterte notierte wissen zitierte zitiert bekräftigte unterstrich mahnte lobte sprach spricht bezeichnete bezeichnet nannte nennt rechnete resümierte scherzte beklagte freute`,
  fr: `dit déclaré déclare déclarait affirmé affirme affirmait expliqué explique expliquait ajouté ajoute ajoutait assuré assure assurait
    estimé estime estimait indiqué indique indiquait souligné souligne soulignait précisé précise précisait raconté raconte confié
    confie rappelé rappelle répondu répond lancé lance insisté insiste écrit regretté regrette dénoncé dénonce annoncé averti prévenu
    prévient reconnu reconnaît admis conclut martelé commente commenté poursuit poursuivi résume renchérit plaisante plaisanté qualifié qualifie ironise ironisé soupire soupiré glisse sourit juge jugé regrette témoigne observe note constate déplore`,
  es: `dijo dice dicho dijeron afirmó afirma afirmado explicó explica explicado añadió añade agregó agrega aseguró asegura asegurado
    señaló señala señalado declaró declara declarado indicó indica manifestó manifiesta manifestado comentó comenta sostuvo sostiene
    destacó destaca subrayó subraya advirtió advierte apuntó apunta expresó expresa insistió insiste contó cuenta recordó recuerda
    precisó puntualizó respondió responde escribió lamentó lamenta remarcó concluyó anunció denunció admitió reconoció preguntó zanjó abundó ironizó espetó confesó resumió matizó detalló argumentó aclaró reiteró criticó exclamó defendió relató calificó califica tachó bromeó bromea relata celebró reclamó exigió reprochó sentenció`,
  pt: `disse diz dizia dito afirmou afirma explicou explica acrescentou acrescenta declarou declara garantiu garante destacou destaca
    ressaltou contou conta comentou comenta sublinhou sublinha salientou referiu refere adiantou avisou alertou alerta escreveu
    respondeu lamentou lembrou anunciou argumentou considerou defendeu reforçou concluiu pontuou relatou admitiu brincou brinca criticou desabafou confessou completou rematou`,
  it: `detto dice diceva disse dichiarato dichiara affermato afferma spiegato spiega spiegava aggiunto aggiunge sottolineato sottolinea
    commentato commenta raccontato racconta ricordato ricorda precisato precisa osservato osserva assicurato assicura ribadito
    ribadisce scritto scrive risposto risponde annunciato avvertito avverte ammesso ammette concluso conclude riferito sostiene scherza scherzato commentava confessato confida rivelato rivela denunciato`,
  nl: `zei zegt zeiden gezegd verklaarde verklaart vertelde vertelt liet stelt stelde benadrukte benadrukt voegde schreef schrijft
    waarschuwde waarschuwt legt aldus reageert reageerde antwoordde vindt erkende vervolgde noemde meldde besluit noemt grapt grapte lacht verzucht`,
  sv: `säger sade sa sagt berättar berättade förklarar förklarade menar skriver skrev tillade tillägger uppger konstaterar svarar anser
    betonar varnar kommenterar skojar suckar`,
  da: `siger sagde fortæller fortalte forklarer forklarede mener skriver skrev tilføjer lyder udtaler understreger svarer oplyser
    erkender vurderer`,
  nb: `sier sa fortalte forteller forklarer forklarte mener skriver skrev legger understreker svarer opplyser uttaler påpeker advarer`,
  fi: `sanoo sanoi kertoo kertoi toteaa totesi kirjoittaa lisää arvioi muistuttaa korostaa selittää vastaa pohtii kuvailee huomauttaa naurahtaa vitsailee`,
  pl: `powiedział powiedziała mówi mówił mówiła dodał dodała dodaje stwierdził stwierdziła podkreślił podkreśliła podkreśla zaznaczył
    zaznaczyła wyjaśnił wyjaśniła wyjaśnia oświadczył oświadczyła napisał napisała ocenił oceniła przyznał przyznała zapewnił zauważył
    ostrzegł poinformował poinformowała przekazał przekazała tłumaczy odpowiedział zażartował zażartowała skomentował skomentowała`,
  cs: `řekl řekla říká uvedl uvedla dodal dodala dodává prohlásil prohlásila vysvětlil vysvětlila vysvětluje napsal napsala upozornil
    upozornila sdělil sdělila konstatoval popsal popsala míní připomněl připomněla zdůraznil tvrdí zažertoval zažertovala poznamenal poznamenala okomentoval`,
  ro: `spus spune declarat declară afirmat afirmă adăugat adaugă explicat explică precizat precizează transmis scris subliniat anunțat
    susținut susține menționat`,
  hu: `mondta mondja közölte fogalmazott hangsúlyozta kijelentette hozzátette nyilatkozta írta szögezte emelte magyarázta`,
  ru: `сказал сказала сказали говорит говорил говорила заявил заявила заявили отметил отметила добавил добавила подчеркнул подчеркнула
    сообщил сообщила пояснил пояснила рассказал рассказала объяснил объяснила считает утверждает написал написала уточнил уточнила
    ответил ответила предупредил предупредила признал признала напомнил напомнила заметил указал указала констатировал признался призналась поделился поделилась пошутил пошутила вспомнил вспомнила посетовал посетовала подытожил подытожила возразил возразила призвал призвала написали считают`,
  uk: `сказав сказала каже заявив заявила зазначив зазначила додав додала наголосив наголосила повідомив повідомила пояснив пояснила
    розповів розповіла підкреслив підкреслила вважає написав написала відповів уточнив запевнив попередив констатував розповідає зізнався зізналася пожартував пожартувала згадав згадала поділився поділилася сказали`,
  bg: `каза казва заяви добави посочи обясни отбеляза подчерта коментира съобщи написа допълни твърди разказа`,
  el: `είπε λέει δήλωσε ανέφερε τόνισε πρόσθεσε σημείωσε υποστήριξε υπογράμμισε εξήγησε έγραψε απάντησε δηλώνει σχολίασε παραδέχτηκε πρόσθετε αναφέρει`,
  tr: `dedi diyor söyledi belirtti açıkladı ekledi vurguladı kaydetti konuştu dile anlattı yazdı ifade sordu konuşan söyleyen diyen belirten konuştu şöyle`,
  id: `kata ujar tutur jelas ungkap tegas katanya ujarnya tuturnya jelasnya ungkapnya tegasnya mengatakan menyatakan
    menjelaskan menambahkan menegaskan mengungkapkan imbuhnya imbuh`,
  vi: `nói cho-biết chia-sẻ khẳng-định`,
  ar: `قال قالت وقال وقالت يقول تقول ويقول وتقول أضاف أضافت وأضاف وأضافت أكد أكدت وأكد وأكدت صرح وصرح وصرحت أوضح وأوضح وأوضحت أعلن
    وتابع وتابعت وأشار وشدد وذكر وكتب وكتبت مضيفا مؤكدا`,
  fa: `گفت گفته می‌گوید افزود اظهار تاکید نوشت`,
  he: `אמר אמרה אומר אומרת הוסיף הוסיפה ציין ציינה טען טענה הסביר הסבירה כתב כתבה הבהיר הדגיש סיפר סיפרה`,
  hi: `कहा बताया बोले बोलीं`,
} as const satisfies Record<string, string>;

/** Words before whom a view is somebody's: `according to Ann Lee`; `^` where only the head of a sentence says so. */
export const according = {
  en: ['according to'],
  de: ['laut', 'zufolge'],
  fr: ['selon', "d'après", 'd’après', '^pour'],
  es: ['según'],
  pt: ['segundo', 'de acordo com'],
  it: ['secondo'],
  nl: ['volgens'],
  sv: ['enligt'],
  da: ['ifølge'],
  nb: ['ifølge'],
  pl: ['według', 'zdaniem'],
  cs: ['podle'],
  ro: ['potrivit'],
  ru: ['по словам', 'по мнению'],
  uk: ['за словами', 'на думку'],
} as const satisfies Record<string, readonly string[]>;

/** Verbs that call something by words: what they call it by its name is no quotation. */
export const naming = new Set(
  'called calls dubbed nannte nennt bezeichnete bezeichnet qualifié qualifie calificó califica tachó noemt noemde'.split(' '),
);

/** Who speaks where no name stands. */
const pronouns = {
  en: 'he she',
  de: 'er sie',
  fr: 'il elle',
  es: 'él ella',
  pt: 'ele ela',
  it: 'lui lei egli',
  nl: 'hij zij ze',
  sv: 'han hon',
  da: 'han hun',
  nb: 'han hun',
  fi: 'hän',
  pl: 'on ona',
  cs: 'on ona',
  ro: 'el ea',
  ru: 'он она',
  uk: 'він вона',
  bg: 'той тя',
} as const satisfies Record<string, string>;

const pronounSets = new Map(Object.entries(pronouns).map(([language, words]) => [language, new Set(words.split(' '))]));

/** Whether a word of this language stands for one person. */
export function isPronoun(word: string, language: string): boolean {
  return pronounSets.get(language)?.has(word.toLowerCase()) ?? false;
}

const known = new Map<string, ReadonlySet<string>>();

/** The verbs of a language (BCP 47); of all where it is unknown. */
export function verbsOf(language: string | undefined): ReadonlySet<string> {
  const code = (language ?? '').slice(0, 2);
  const tongues: Readonly<Record<string, string>> = speech;
  const found = known.get(Object.hasOwn(tongues, code) ? code : '');
  if (found) return found;
  const words = ((Object.hasOwn(tongues, code) ? tongues[code] : undefined) ?? Object.values(speech).join(' '))
    .trim()
    .split(/\s+/);
  const verbs = new Set(words);
  // One set for all languages without verbs: hostile tags may not fill the memory.
  known.set(Object.hasOwn(tongues, code) ? code : '', verbs);
  return verbs;
}
