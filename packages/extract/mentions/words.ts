/** Lower-case words of a table, however it is laid out. */
function words(table: string): ReadonlySet<string> {
  return new Set(table.trim().split(/\s+/));
}

/** Titles, ranks and offices that stand before names. */
const TITLES = words(`
  mr mr. mrs mrs. ms ms. mx miss sir dame lord lady dr dr. prof prof. professor president vice-president premier minister ministers
  chancellor secretary senator sen sen. representative rep rep. congressman congresswoman governor gov gov. mayor councillor councilor
  councilman councilwoman ambassador envoy general gen gen. colonel col col. captain capt capt. major maj maj. lieutenant lt lt. sergeant sgt sgt. corporal
  admiral adm adm. commander cmdr cmdr. brigadier brig. cpl cpl. pfc executive chief sheriff officer detective inspector superintendent constable commissioner judge justice attorney
  prosecutor king queen prince princess duke duchess emperor pope cardinal bishop archbishop rabbi imam sheikh ayatollah rev rev.
  reverend father sister chairman chairwoman chairperson chair ceo cfo coo director spokesman spokeswoman spokesperson coordinator
  adviser advisor analyst coach manager economist editor author actor actress singer director-general deputy undersecretary
  herr frau präsident präsidentin bundespräsident bundeskanzler bundeskanzlerin kanzler kanzlerin ministerin bürgermeister
  bürgermeisterin oberbürgermeister oberbürgermeisterin sprecher sprecherin chef chefin landrat professorin trainer trainerin senatorin
  monsieur madame mme m. président présidente ministre maire directeur directrice sénateur sénatrice député députée professeur
  procureur procureure roi reine général colonelle porte-parole docteur
  señor señora presidente presidenta ministro ministra alcalde alcaldesa senador senadora diputado diputada gobernador gobernadora
  director directora rey reina fiscal canciller portavoz don doña secretario secretaria
  senhor senhora prefeito prefeita governador governadora deputado deputada vereador vereadora delegado delegada
  signor signora sindaco sindaca premier deputato deputata senatrice onorevole professore direttore papa
  minister-president koning koningin burgemeester voorzitter woordvoerder premier staatssecretaris
  statsminister kung drottning talsperson partiledare utenriksminister statsminister borgmester ordfører
  prezydent premiera minister marszałek burmistrz rzecznik wojewoda poseł posłanka senator profesor
  prezident prezidentka premiér ministryně primátor starosta hejtman poslanec poslankyně
  președintele premierul ministrul primarul deputatul senatorul
  президент президента премьер премьер-министр министр министра глава губернатор мэр депутат посол пресс-секретарь
  секретарь директор генерал профессор адвокат сенатор госсекретарь
  прем'єр-міністр міністр мер речник голова депутатка міністерка
  cumhurbaşkanı başkanı bakanı başbakan valisi belediye
  presiden menteri gubernur bupati wali ketua
`);
const TITLE_ENDING =
  /(?:minister|ministerin|präsident|präsidentin|sprecher|sprecherin|chef|chefin|kanzler|direktor|direktorin|leiter|leiterin|meister|meisterin|trainer|politiker|politikerin|forscher|forscherin|experte|expertin|anwalt|anwältin|richter|richterin|vorsitzende|vorsitzender|wissenschaftler|wissenschaftlerin|beauftragte|rektor|ministern|ledare|professor|minster|ministeri)$/;

export function isTitle(word: string): boolean {
  const lower = word.toLowerCase();
  // `Secretary-Treasurer`, `Co-Chair`.
  const hyphen = lower.lastIndexOf('-');
  if (hyphen > 0 && (TITLES.has(lower.slice(hyphen + 1)) || TITLES.has(lower.slice(0, hyphen)))) return true;
  return TITLES.has(lower) || (lower.length > 8 && TITLE_ENDING.test(lower));
}

/** Words that begin sentences or qualify, and are no part of a name though a capital begins them. */
const OPENERS = words(`
  the a an in on at by for from to with of and but or nor so yet as if when while where after before since until during despite although
  though because however meanwhile moreover also still now then today yesterday tomorrow here there this that these those it its he she
  they we i you his her their our my your what who why how which all some many most more other another both each every no not only even
  just according among between about over under into through against without within last next first second third former ex late
  dear yes ok well let is are was were will would can could should may might must do does did has have had be being been
  der die das den dem des ein eine einer eines einem einen und aber oder denn doch auch noch nun im am beim vom zum zur in an auf aus
  bei mit nach von vor zu für über unter um gegen ohne durch seit bis wie wenn als da dass weil nur so es er sie wir ich ihr man sein
  seine ihre unser neben zwischen laut trotz wegen während damit dabei dazu dort hier heute gestern nicht will kann soll muss wird war
  le la les l un une des du de d et ou mais donc or ni car en dans par pour avec sans sous sur chez vers selon entre après avant depuis
  pendant il elle ils elles on nous vous je tu ce cet cette ces son sa ses leur leurs qui que quoi dont où si quand comme plus aussi
  el los las y o u pero sin con por para según desde hasta entre tras durante ante bajo sobre ella ellos ellas este esta estos estas ese
  esa su sus mi cuando como también ya no si al del lo
  os as e mas com sem por pela pelo no na nos nas em ao à um uma ele eles eu seu sua quando como também já não segundo para
  il gli lo i e ed ma con per tra fra nel nella dal dalla al alla del della un uno una lui lei loro anche come quando dopo prima secondo
  het een en maar want van voor met op bij naar uit door over onder tegen zonder volgens hij zij ze we ook nog toen als
  och men i på av för med till från om vid efter enligt det den en ett han hon de vi
  og det en et den til fra med av på som han hun
  podle dle ve při jak když také však według zdaniem
  w we z ze na do od po przed za o u i a ale oraz jak kiedy gdy to ten ta
  в во на с со из от до по за к о об у и а но или как что это он она они мы его её их при для после перед также так если когда
  у в на з із від до по за та і й але або як що це він вона вони
`);

export function isOpener(word: string): boolean {
  return OPENERS.has(word.toLowerCase());
}

/** What is no surname: the kinds of things that are called after people, days, months, languages. */
const THINGS = words(`
  street road avenue lane square park bridge river lake mountain mount island islands beach bay valley county city town village district airport
  station stadium arena hall house home tower building center centre theatre theater museum gallery library hospital clinic school
  college academy award awards prize cup trophy open league championship championships festival show day week month year night war act law bill
  report study review plan fund trust project program programme series season tour album song book film movie mail post times news
  magazine journal radio tv studio studios records music cars hotel café restaurant pub bar store stores shop market street-journal
  january february march april may june july august september october november december monday tuesday wednesday thursday friday
  saturday sunday english french german spanish russian chinese american british european african asian christmas easter
  straße strasse platz weg allee gasse brücke haus schule universität klinik krankenhaus halle stadion preis pokal liga stiftung verein
  rue avenue boulevard place pont université hôpital lycée musée stade prix coupe
  calle plaza avenida premio copa universidad instituto estadio puente hospital rua praça via piazza corso premio università
  republicans democrats party senate house congress united city rovers town wanderers athletic fc sc ac
  band conference one two sports sport media network channel company companies brothers sons inc inc. corp corp. ltd ltd. llc plc gmbh ag sa s.a. group bank capital partners holdings systems
  technologies energy industries international university institute foundation association council committee commission court
`);

export function isThing(word: string): boolean {
  return THINGS.has(word.toLowerCase());
}

/** Words that an organisation's name ends with. */
const LAST = words(`
  university college institute ministry agency council committee commission bank group inc inc. corp corp. corporation ltd ltd. llc plc
  gmbh ag association federation court police authority organization organisation foundation union league party congress parliament
  department bureau company industries holdings airlines airways railways society academy hospital
  universität hochschule ministerium bundesamt landgericht amtsgericht verwaltungsgericht stiftung verband gewerkschaft
  üniversitesi bakanlığı belediyesi partisi университет
  movement co co. steelworks motors pharmaceuticals pharma orchestra observatory
`);
/** Words that an organisation's name begins with. */
const FIRST = words(`
  university ministry department bank institute council committee bureau court federation association organisation organization
  universität ministère université institut conseil ministerio universidad instituto tribunal ministério universidade conselho
  ministero università istituto tribunale banca banco banque ministerie universiteit cámara asamblea assemblée assembleia partido parti partito
  министерство университет міністерство університет ministerstvo ministerstwo uniwersytet univerzita
  museum observatory observatoire musée museo fundación fondation stiftung ministeriet
`);

export function endsOrganisation(word: string): boolean {
  return LAST.has(word.toLowerCase());
}

export function beginsOrganisation(word: string): boolean {
  return FIRST.has(word.toLowerCase());
}

/** Water, heights and settlements that the last word of a name says it is, or the first. */
const LIE =
  /^(?:Bay|Valley|Ridge|Islands?|Lake|River|Mountains?|Harbour|Harbor|Haven|Beach|Peninsula|Strait|Creek|Falls|Hills|Heights|Springs|Cove|Canyon|County|Township)$/;
const LIE_FIRST =
  /^(?:Lake|Mount|Mont|Monte|Sierra|Isla|Île|Lago|Lac|Cape|Cabo|Cap|Puerto|Porto|Port|Fort|Vila|Villa|Río|Rio|Playa|Saint|St\.|San|Santa)$/;

/** Whether a name of these words is that of a place where a small word says that something is there. */
export function isLand(first: string, last: string): boolean {
  return LIE.test(last) || LIE_FIRST.test(first);
}
