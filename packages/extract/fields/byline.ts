import type { Author } from '@copydesk/article/article';

import { fold } from '../evidence.ts';
import { isAgency } from './agencies.ts';
import { labelledParts } from './byline-labels.ts';
import { dated, dateIn } from './moment.ts';
import { isGiven } from '../mentions/gazetteer.ts';
import { isWeekday, monthOf } from '../calendar/months.ts';
import { isLetters } from './letters.ts';
import { isCaseless, isName } from './names.ts';

/** Who a byline names: people in order, and the agencies and desks beside them. */
export type Byline = { people: Author[]; agencies: string[] };

const BY =
  /^(?:(?:written|story|words|texto?|report(?:ed|ing)?|posted|published|eingestellt|article|opinion|analysis|a report|geschrieben|ein (?:artikel|bericht|beitrag|kommentar|gastbeitrag)|propos recueillis|entrevista|reportage|scritto|texte?|tekst|foto(?:s|graf)?|автор|текст|author|autor(?:in|en|a|es)?|auteurs?|autore|reporter|journalist|submitted|contributed|compiled|authored)\s?(?:by|von|par|por|di|door|av|af)?(?:\s?[:：|]\s?|\s)|(?:by|von|par|por|di|da|door|av|af|przez|od|kirjoittanut|ng|oleh|yazan|de|от|του|της|των)(?:\s?[:：]\s?|\s)|(?:文|文字|撰文|作者|記者|取材|글|기자|寫|撰)\s?[/／:：=・]\s?|(?:记者|記者|本报记者|通讯员)\s?(?=\p{Script=Han}{2,4}$)|(?:كتبت?|بقلم|تقرير|إعداد|نویسنده|گزارش(?: از)?|מאת|लेखक|โดย|ผู้เขียน|γράφει(?: ο| η)?|tác giả|penulis|írta|haber|teksti|interview|words|verfasst|erstellt)(?:\s?(?:by|von|par|por))?(?:\s?[:：]\s?|\s)|©\s?)|^(?:by|(?:veröffentlicht |geschrieben |erstellt )?von)(?=\p{Lu}\p{Ll})/iu;
/** `A column by`, `Eine Analyse von`: what it is, before who wrote it. */
const KIND =
  /^(?:\p{L}{1,12} ){0,2}(?:column|analysis|essay|review|comment(?:ary)?|interview|opinion|guest post|kolumne|analyse|kommentar|interview|gastbeitrag|gastkommentar|glosse|reportage|rezension|leitartikel|porträt|video|chronique|tribune|entretien|critique|im wortlaut|alles|(?:alle|weitere) (?:artikel|beiträge)|more (?:stories|articles|posts)|tous les articles|análisis|columna|crónica|entrevista|editoriale|analisi|intervista) (?:by|von|par|de|di|por) (?=\p{Lu})/iu;
/** What inline markup glues to a name: `Ann LeeTwitter`, `Ann LeeLifestyle Writer`. */
const GLUED =
  /^(?:(?:By|Twitter|Facebook|Instagram|LinkedIn|Follow|Email|Founder|Co-Founder|CEO|Chief|Senior|In (?=\p{Lu}))\b|\p{Lu}\p{Ll}+ (?:\p{Lu}\p{Ll}+ )?(?:Writer|Reporter|Editor|Correspondent|Columnist|Journalist)\b)/u;

/** A line cut where a word that is nobody's is glued to a name: a platform, a job, a month, a word before a date. */
function unglued(line: string): string {
  return line.replace(/(?<=\p{Ll})(?=\p{Lu}\p{Ll})/gu, (_, at: number) => {
    const rest = line.slice(at, at + 60);
    const word = /^\p{Lu}\p{Ll}{2,20}/u.exec(rest)?.[0] ?? '';
    return GLUED.test(rest) || ANNOUNCED.test(rest) || (JOB.exec(word)?.[0] === word && word !== '') || isLongMonth(word)
      ? '; '
      : '';
  });
}

/** `Mai` and `Mar` end names. */
function isLongMonth(word: string): boolean {
  return word.length > 3 && monthOf(word) !== undefined;
}

const CONTRIBUTED =
  /^(?:additional |further |with )?(?:reporting|contributions?|research) (?:by|from)\s|^with\s(?=\p{Lu})|^(?:mitarbeit|avec|con|com|unter mitarbeit von)[: ]\s?(?=\p{Lu})/iu;

/** The same behind the writers, on one line: `By Ann Lee; additional reporting by Bo Ek`. */
const HELPED = /[.,;]\s(?:with )?(?:additional|further) (?:reporting|research|contributions?) (?:by|from)\s(?=\p{Lu})/iu;
/** What follows made the pictures: `Words by Ann Lee Photographs by Bo Ek`. */
const PICTURES =
  /[\s,;|•·–-]{1,3}(?:photos?|photographs|photography|pictures|images|illustrations?|video|fotos?|bilder|fotografie|photographies|fotografías|illustrazioni|фото|写真|摄影|攝影|사진)(?:\s(?:by|von|par|por|de|di)\s|\s?[:：/／]\s?)|[,;|/]\s?(?:foto's|fotos?|photos?|bilder)\s(?=\p{Lu}\p{Ll}+ \p{Lu})/iu;
const ONLY_PICTURES =
  /^(?:photos?|photographs|photography|pictures|fotos?|bilder|fotografías|фото|写真|사진)(?:\s(?:by|von|par|por)\s|\s?[:：/／]\s?)/iu;
/** `Ann Lee Senior Autos Reporter`, `Ann Lee Courier Staff`: name and title with nothing between. */
const TITLED =
  /^(\p{Lu}[\p{L}'’-]{1,20} (?:\p{Lu}\.? )?\p{Lu}[\p{L}'’-]{1,25}) ((?:[\p{Lu}\d][\p{L}\d&-]{0,20} ){0,4}(?:Staff|(?:Staff )?(?:Writer|Reporter)|Editor|Correspondent|Columnist|Journalist|Critic|Producer))(?=$|[,;|•·⋅])/u;
/** `박서연 기자`, `기자 박서연`, `【記者王小明／台北報導】`. */
const KISA =
  /^(?:(\p{Script=Hangul}{2,5})\s?(?:선임|인턴|객원)?(?:기자|특파원|논설위원)(?=$|[\s=|·(])|기자 (\p{Script=Hangul}{2,4})$|[【〔（]?(?:記者|记者)\s?(\p{Script=Han}{2,4})\s?[／/])/u;

/** Where one name ends and the next begins. A lone `y` or `e` only between two full names: `José Ortega y Gasset` is one man. */
const BETWEEN =
  /\s?[,;|•·⋅∙●▪、，／/]\s?(?:(?:and|und|et|y|e|og|och|en|&)\s(?=\p{Lu}))?|\s@\s|\sim Gespräch mit\s|\sin conversation with\s|\s(?:and|And|AND|und|UND|et|ET|og|och|та|és|ja|&|\+|with|mit|avec)\s(?=\p{Lu})|(?<=\S \S{1,30})\s(?:y|Y|e|E|i|и|en)\s(?=\p{Lu}\S{0,30} \S)|\s[-–—]\s|\n/u;
/** `Ann Lee in Kyiv`, `Ann Lee, Berlin`, `Ann Lee for The Courier`. */
const PLACE = /\s(?:in|IN|aus|à|en|a|em|i|uit|w|[Ff]or|für|pour|para|per|at|reports? from|from)\s\(?\p{Lu}.*$/u;
const LATE = /\d.{0,24}?(?:\s(?:by|von|par|por)\s|(?:^|[\s|•·–-])(?:autor(?:in)?|author|redaktion|text)\s?:\s?)(?=\p{Lu})/iu;
/** `ann@courier.example`, alone or glued behind a name with a space. */
const EMAIL = /[\p{L}\p{N}_.+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,4}\p{L}{2,24}/u;
const HANDLE = /@[\p{L}\p{N}_.]{2,40}/u;
const JOB =
  /(?<!\p{L})(?:reporter|correspondent|editor|writer|columnist|journalist|producer|critic|president|director|manager|founder|partner|expert|specialist|coordinator|consultant|strategist|contributor|researcher|analyst|chief|professor|fellow|redakteur(?:in)?|korrespondent(?:in)?|reporterin|journaliste?|journalistin|correspondante?|rédact(?:eur|rice)|chroniqueu(?:r|se)|periodista|redactora|corresponsal|giornalista|inviato|jornalista|repórter|redaktør|journalistka|dziennikarz|korespondent|redaktor(?:ka)?|reportér(?:ka)?|verslagg[ae]ver|redacteur|toimittaja|muhabir|columnista|escritora?|colaborador[ae]?|colunista|újságíró|szerkesztő|redactor|jurnalist[ăa]?|журналіст(?:ка)?|журналист(?:ка)?|корреспондент|обозреватель|редактор|δημοσιογράφος)(?!\p{L})/iu;

/** What follows looked at the story, and did not write it. */
const REVIEWED =
  /[.,;|•·–-]\s(?:(?:medically|clinically|legally|expert|fact)[ -])?(?:reviewed|checked|edited|approved) by\s.*$/iu;

/** Opens what says when, not who. */
const ANNOUNCED =
  /^(?:published|posted|updated|created|date|veröffentlicht|erschienen|aktualisiert|stand|publiée?|paru|mise? à jour|modifiée?|posté|publicad[oa]|actualizad[oa]|atualizad[oa]|fecha|pubblicat[oa]|aggiornat[oa]|gepubliceerd|bijgewerkt|publicera[dt]|uppdatera[dt]|publisert|oppdatert|publiceret|opdateret|julkaistu|päivitetty|opublikowano|aktualizacja|publikováno|опубликован[оа]?|обновлен[оа]?|опубліковано|оновлено|yayınlanma|güncelleme|نُ?شرت?|يوم|تم النشر|تاريخ|آخر تحديث|פורסם|עודכן|منتشر|प्रकाशित|अपडेट|diterbitkan|đăng|δημοσιεύτηκε|公開|更新|掲載|配信|发布|發布|입력|수정|승인|등록|게재)(?=$|[\s:：])/iu;

/** The people and agencies in one byline: `By Ann Lee in Kyiv and Bo Ek, AP`. `loose` also takes names of one word. */
export function byline(text: string, loose = false): Byline {
  let line = fold(text)
    .slice(0, 300)
    .replace(/^[\s–—:|•·⋅^-]{1,5}/u, '');
  if (/\p{Ll}\p{Lu}/u.test(line)) line = unglued(line);
  line = line.replace(KIND, '').replace(REVIEWED, '');
  const parts = labelledParts(line);
  if (parts.length === 0) return unlabelled(line, loose, false);
  const found: Byline = { people: [], agencies: [] };
  for (const { role, text: part } of parts) {
    if (role === 'nobody') continue;
    const { people, agencies } = unlabelled(part, loose, role !== 'plain');
    found.agencies.push(...agencies);
    if (role === 'plain' || role === 'author') found.people.push(...people);
    else if (role !== 'source') found.people.push(...people.map(({ name }) => ({ name, role })));
  }
  return found;
}

/** Whom a line without labels names; `told`: its label says that it names somebody. */
function unlabelled(text: string, loose: boolean, labelled: boolean): Byline {
  const found: Byline = { people: [], agencies: [] };
  let role: Author['role'] = 'author';
  let line = text;
  // `Published August 7, 2023 by Ann Lee`: a line of dates that ends in a name.
  const late = LATE.exec(line);
  if (late) line = line.slice(late.index + late[0].length).replace(/\s(?:Quelle|Source|Fuente|Fonte|Bron)\s?:.*$/iu, '');
  else line = behindDate(line);
  const told = labelled || late !== null || BY.test(line);
  const shot = PICTURES.exec(line) ?? ONLY_PICTURES.exec(line);
  if (shot) {
    const makers = byline(line.slice(shot.index + shot[0].length), true).people;
    const writers = byline(line.slice(0, shot.index), loose);
    return { ...writers, people: [...writers.people, ...makers.map(photographer)] };
  }
  const helped = HELPED.exec(line);
  if (helped && helped.index > 0) {
    const helpers = byline(line.slice(helped.index + helped[0].length), loose).people;
    const writers = byline(line.slice(0, helped.index), loose);
    return { ...writers, people: [...writers.people, ...helpers.map(({ name }) => ({ name, role: 'contributor' as const }))] };
  }
  for (let again = 0; again < 3 && BY.test(line); again += 1) line = line.replace(BY, '');
  // Without a word that says so, four characters of Chinese or Japanese are a menu as often as a name.
  const reporter = /^([\p{Script=Han}\p{Script=Hiragana}]{2,6}) ?(?:記者|记者|特派員)$/u.exec(line)?.[1];
  const kisa = KISA.exec(line);
  const name = reporter ?? kisa?.[1] ?? kisa?.[2] ?? kisa?.[3];
  if (name !== undefined) return { people: [{ name, role }], agencies: [] };
  if (told) line = line.replace(TITLED, '$1, $2');
  if (!told && !loose && isCaseless(line)) return found;
  if (isDayName(line)) return found;
  if (isName(line, loose) && !JOB.test(line) && (!BETWEEN.test(line) || isSuffixed(line)))
    return { people: [{ name: line, role }], agencies: [] };
  const extra = CONTRIBUTED.exec(line);
  if (extra) {
    role = 'contributor';
    line = line.slice(extra[0].length);
  }
  return several(line, found, role, loose);
}

/** A line without its word for `by` and what stands before it, and whether it has one. */
export function behindBy(text: string): { rest: string; told: boolean } {
  const line = fold(text)
    .slice(0, 300)
    .replace(/^[\s–—:|•·⋅-]{1,5}/u, '')
    .replace(KIND, '');
  const late = LATE.exec(line);
  if (late) return { rest: line.slice(late.index + late[0].length), told: true };
  const rest = line.replace(BY, '');
  return { rest, told: rest !== line };
}

/** `Dec 17, 2031 • Ann Lee in Ports`: what stands behind a date is a name only where it begins with a first name; sections stand there too. */
function behindDate(line: string): string {
  if (!/^(?:\d|\p{L}{3,10}\.? \d)/u.test(line)) return line;
  const date = dateIn(line.slice(0, 60));
  if (!date || date.start > 12) return line;
  const rest = line.slice(date.end).replace(/^[\s,;|•·⋅∙●–—-]{1,5}/u, '');
  return isGiven(/^\p{Lu}\p{Ll}{1,20}(?=\s\p{Lu})/u.exec(rest)?.[0] ?? '') ? rest : line;
}

function photographer({ name }: Author): Author {
  return { name, role: 'photographer' };
}

/** `Sammy Davis, Jr.` is one name. */
function isSuffixed(line: string): boolean {
  return /,\s(?:jr|sr)\.?$/iu.test(line);
}

function several(line: string, found: Byline, role: Author['role'], loose: boolean): Byline {
  let before: Author | undefined;
  for (const part of line.split(BETWEEN)) {
    if (before && isLetters(part)) {
      before.letters = before.letters === undefined ? part : `${before.letters}, ${part}`;
      continue;
    }
    before = undefined;
    const email = EMAIL.exec(part)?.[0];
    const bare = email === undefined ? part : part.replace(email, '');
    const handle = HANDLE.exec(bare)?.[0];
    const piece = bare
      .replace(HANDLE, '')
      .replace(BY, '')
      .replace(/\s?[([].*$/u, '')
      .replace(/\son (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\p{Ll}{0,6}$/u, '')
      .replace(/[.:\s]+$/u, '')
      .trim();
    const inner = /[([]([^)\]]{2,30})[)\]]/u.exec(part)?.[1];
    if (inner !== undefined && isAgency(inner)) found.agencies.push(inner);
    const name = undated(piece).replace(PLACE, '').trim();
    const last = found.people.at(-1);
    if (name === '') continue;
    if (isAgency(name)) found.agencies.push(name);
    else if (JOB.test(name)) {
      if (last && !last.jobTitle) last.jobTitle = name;
    } else if (isName(name, loose) && !isPlace(line, part) && !ANNOUNCED.test(name) && !isDayName(name)) {
      before = { name, role, ...(email !== undefined && { email }), ...(handle && { handles: [handle] }) };
      found.people.push(before);
    }
    // A date, a count of minutes or a sentence: what follows is no byline any more.
    else if (/\d/.test(name) || name.split(' ').length > 8) break;
  }
  return found;
}

/** `Ann Lee on December 13`, `Ann Lee 5 min read`: a name, and without a comma what is none; `Publié lundi 3 juin`: nothing. */
function undated(piece: string): string {
  const digit = piece.search(/\d/);
  if (digit <= 0) return piece;
  const words = piece.slice(0, digit).trim().split(' ');
  if (words.length > 2 && monthOf(words.at(-1) ?? '')) words.pop();
  if (words.length > 2 && isWeekday(words.at(-1) ?? '') && dated(piece.slice(digit))) words.pop();
  if (words.length > 2 && /^(?:on|am|le|el|il|em|den|om|posted|published|updated)$/iu.test(words.at(-1) ?? '')) words.pop();
  const left = words.join(' ');
  return ANNOUNCED.test(left) ? '' : left;
}

/** `Thứ Hai`, `Where`: stands before a date or a place, and is nobody. */
function isDayName(name: string): boolean {
  return isWeekday(name) || /^(?:thứ|chủ nhật|when|where)(?:\s|$)/iu.test(name);
}

/** `Ann Lee, New York`, `Ann Lee — Leer`: behind a writer, in words that do not look like a second one. */
function isPlace(line: string, part: string): boolean {
  const at = line.indexOf(part);
  if (/ [—–] $/u.test(line.slice(Math.max(0, at - 3), at)) && !isGiven(part.split(' ')[0] ?? '')) return true;
  return (
    /^(?:New York|Los Angeles|San Francisco|Washington|Hong Kong|United States|New Delhi|Tel Aviv|Buenos Aires|São Paulo|Mexico City)\b/u.test(
      part,
    ) && at > 0
  );
}
