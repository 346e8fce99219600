import type { Author } from '@copydesk/article/article';

import { fold } from '../evidence.ts';
import { isAgency } from './agencies.ts';
import { isName } from './names.ts';

/** Who a byline names: people in order, and the agencies and desks beside them. */
export type Byline = { people: Author[]; agencies: string[] };

const BY = /^(?:(?:written|story|words|text|report(?:ed|ing)?|posted|published|article|opinion|analysis|a report|geschrieben|ein (?:bericht|beitrag|kommentar|gastbeitrag)|propos recueillis|entrevista|scritto|texte?|tekst|foto(?:s|graf)?|автор|текст|author|autor(?:in|en|a|es)?|auteurs?|autore|reporter|journalist)\s?(?:by|von|par|por|di|door|av|af)?\s?[:：|]?\s|(?:by|von|par|por|di|da|door|av|af|przez|od|kirjoittanut|ng|oleh|yazan|de|от)\s?[:：]?\s|(?:文|文字|撰文|作者|記者|取材|글|기자|寫|撰)\s?[/／:：=・]\s?|©\s?)/iu;
/** `A column by`, `Eine Analyse von`: what it is, before who wrote it. */
const KIND = /^(?:\p{L}{1,12} ){0,2}(?:column|analysis|essay|review|comment(?:ary)?|interview|opinion|guest post|kolumne|analyse|kommentar|interview|gastbeitrag|gastkommentar|glosse|reportage|rezension|leitartikel|porträt|video|chronique|tribune|entretien|critique|análisis|columna|crónica|entrevista|editoriale|analisi|intervista) (?:by|von|par|de|di|por) (?=\p{Lu})/iu;
/** What inline markup glues to a name: `Ann LeeTwitter`, `Ann LeeLifestyle Writer`. */
const GLUED = /(?<=\p{Ll})(?=(?:Twitter|Facebook|Instagram|LinkedIn|Follow|Email|Published|Updated)\b|\p{Lu}\p{Ll}+ (?:\p{Lu}\p{Ll}+ )?(?:Writer|Reporter|Editor|Correspondent|Columnist|Journalist)\b)/gu;
const CONTRIBUTED = /^(?:additional |further |with )?(?:reporting|contributions?|research) (?:by|from)\s|^with\s(?=\p{Lu})|^(?:mitarbeit|avec|con|com|unter mitarbeit von)[: ]\s?(?=\p{Lu})/iu;

/** Where one name ends and the next begins. */
const BETWEEN = /\s?[,;|•·、，／/]\s?|\s(?:and|und|et|y|e|og|och|i|и|та|en|és|ja|&|\+|with|mit|avec)\s(?=\p{Lu})|\s[-–—]\s|\n/u;
/** `Ann Lee in Kyiv`, `Ann Lee, Berlin`, `Ann Lee for The Courier`. */
const PLACE = /\s(?:in|aus|à|en|a|em|i|uit|w|for|für|pour|para|per|at|reports? from|from)\s\(?\p{Lu}.*$/u;
const HANDLE = /@[\p{L}\p{N}_.]{2,40}/u;
const JOB = /\b(?:reporter|correspondent|editor|writer|columnist|journalist|producer|critic|analyst|chief|professor|fellow|redakteur(?:in)?|korrespondent(?:in)?|reporterin|journaliste?|journalistin|correspondante?|rédact(?:eur|rice)|chroniqueu(?:r|se)|periodista|redactora?|corresponsal|giornalista|inviato|jornalista|repórter|redaktør|journalistka|dziennikarz|korespondent|журналист|корреспондент)\b/iu;

/** The people and agencies in one byline: `By Ann Lee in Kyiv and Bo Ek, AP`. `loose` also takes names of one word. */
export function byline(text: string, loose = false): Byline {
  const found: Byline = { people: [], agencies: [] };
  let role: Author['role'] = 'author';
  let line = fold(text).slice(0, 300).replace(/^[\s–—:|•·-]{1,5}/u, '').replace(GLUED, '; ').replace(KIND, '');
  for (let again = 0; again < 3 && BY.test(line); again += 1) line = line.replace(BY, '');
  if (isName(line, loose)) return /,/.test(line) && !isSuffixed(line) ? several(line, found, role, loose) : { people: [{ name: line, role }], agencies: [] };
  const extra = CONTRIBUTED.exec(line);
  if (extra) {
    role = 'contributor';
    line = line.slice(extra[0].length);
  }
  return several(line, found, role, loose);
}

/** `Sammy Davis, Jr.` is one name. */
function isSuffixed(line: string): boolean {
  return /,\s(?:jr|sr|ph\.?d|m\.?d|esq)\.?$/iu.test(line);
}

function several(line: string, found: Byline, role: Author['role'], loose: boolean): Byline {
  for (const part of line.split(BETWEEN)) {
    const handle = HANDLE.exec(part)?.[0];
    const piece = part.replace(HANDLE, '').replace(BY, '').replace(/\s?[([].*$/u, '').replace(/[.:\s]+$/u, '').trim();
    const inner = /[([]([^)\]]{2,30})[)\]]/u.exec(part)?.[1];
    if (inner !== undefined && isAgency(inner)) found.agencies.push(inner);
    const name = piece.replace(PLACE, '').trim();
    const last = found.people.at(-1);
    if (name === '') continue;
    if (isAgency(name)) found.agencies.push(name);
    else if (JOB.test(name)) {
      if (last && !last.jobTitle) last.jobTitle = name;
    } else if (isName(name, loose) && !isPlace(line, part)) found.people.push({ name, role, ...(handle && { handles: [handle] }) });
    // A date, a count of minutes or a sentence: what follows is no byline any more.
    else if (/\d/.test(name) || name.split(' ').length > 8) break;
  }
  return found;
}

/** `Ann Lee, New York`: after a comma, with no further name to come, in words that do not look like a second writer. */
function isPlace(line: string, part: string): boolean {
  return /^(?:New York|Los Angeles|San Francisco|Washington|Hong Kong|United States|New Delhi|Tel Aviv|Buenos Aires|São Paulo|Mexico City)\b/u.test(part) && line.indexOf(part) > 0;
}
