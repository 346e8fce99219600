import type { Author } from '@copydesk/article/article';

import { fold } from '../evidence.ts';
import { isName, TITLES } from './names.ts';

/** What a bio says of its writer; `name` only where it says one. */
export type Bio = Partial<Omit<Author, 'role'>> & { bio: string };

/** The first verb after a writer's name, in the languages we have met. */
const SAYS =
  /\s(?:is|was|has|writes|covers|reports|works|worked|joined|leads|studied|lives|spent|started|founded|earned|received|graduated|serves|runs|began|ist|war|hat|schreibt|arbeitet|berichtet|leitet|studierte|est|était|écrit|travaille|couvre|es|era|escribe|trabaja|cubre|è|scrive|lavora|é|escreve|trabalha|jest|pisze|är|skriver|er|on|schrijft|werkt)\s/gu;
/** `is an award-winning`, `ist freier`, `est une`: what stands between the verb and the job. */
const ARTICLE =
  /^(?:currently |now |also )?(?:an?|the|ein|eine|der|die|un|une|le|la|una|uno|il|um|uma|o|een|en|et)?\s?(?:award[- ]winning|preisgekrönte[rn]?|veteran|former)?\s?/iu;
const JOB_END =
  /[.,;:(]|\s(?:at|for|with|based|who|whose|where|covering|specializing|focused|focusing|reporting|writing|living|and (?:writes|covers|has|is)|bei|beim|für|mit|im|in|der über|die über|und (?:schreibt|lebt)|chez|pour|au|aux|à|basée?|para|con|en|del? diario|presso|per|em|no|na|da|do)\s/u;
const AT =
  /\s(?:at|for|with|bei der|bei|beim|für|chez|au|à|en|de|del|presso|da|do|na|no)\s((?:(?:The|the|der|die|La|Le|El|Il|O) )?\p{Lu}[\p{L}\p{N}'’&-]{1,30}(?: (?:of |de |der |du |des |del |della |di |do |da |la )?\p{Lu}[\p{L}\p{N}'’&-]{1,30}){0,4})/u;
const EMAIL = /(?<![\w.+-])[a-z0-9][\w.+-]{0,63}@(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24}(?![\w-])/iu;
const HANDLES = /(?<![\p{L}\p{N}_.+-])[@＠][A-Za-z0-9_]{2,30}(?![\w.]*@)/gu;
const LANGUAGES =
  /\b(?:Languages?|Sprachen?|Langues?|Idiomas?|Lingue|Línguas|Talen|Språk|Języki|Языки)\s?[:：]\s?([^.\n]{2,120})|(?:言語|対応言語|语言|語言|언어)\s?[:：]\s?([^。.\n]{1,60})/iu;
const HEADING =
  /^(?:About the (?:writer|author)s?|(?:This (?:post|article|story) was )?(?:[Ww]ritten |[Pp]osted )?[Bb]y(?=[: ]\s?\p{Lu})|Über (?:den Autor|die Autorin|die Autoren)|Zur Person|À propos de l['’]auteure?|Sobre (?:el autor|la autora|o autor|a autora)|著者について|筆者プロフィール|Follow)\s?[:：]?\s?/u;
/** East Asian bios: `山田花子は東京支局の記者。`, `記者：山田花子`. */
const ASIAN =
  /^(?:筆者|著者|記者|作者)?[：:\s]?([\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul}・]{2,12}?)(?:（[^）]{1,30}）)?(?:は、?|，|、|는 |은 )([^。.、，]{2,40}?)(?:です|である|だ|。|，|、|\.|$)/u;

/** `Ann Lee Senior Politics Editor, The Courier`: what markup set apart, glued. */
const TITLED =
  /^(\p{Lu}[\p{L}'’-]{1,20} (?:\p{Lu}\. )?\p{Lu}[\p{L}'’-]{1,25}),? ((?:\p{Lu}[\p{L}-]{1,20} ){0,3}(?:Editor|Reporter|Correspondent|Writer|Columnist|Journalist|Critic|Producer|Redakteur(?:in)?|Korrespondent(?:in)?|Reporterin|Journaliste?))(?=[,.]|$)/u;

/** Reads a bio: who it is about, their job, paper, address, handles and languages. */
export function readBio(text: string): Bio {
  const bio = fold(text);
  const start = HEADING.exec(bio)?.[0].length ?? 0;
  const body = bio.slice(start);
  const email = EMAIL.exec(body)?.[0];
  const handles = [...new Set(body.match(HANDLES))];
  const listed = LANGUAGES.exec(body);
  const languages = (listed?.[1] ?? listed?.[2] ?? '')
    .split(/[,;、・/]|\s(?:and|und|et|y|e|og|och|en|i|и)\s/u)
    .map((one) => one.trim())
    .filter((one) => /^\p{L}[\p{L} -]{1,20}$/u.test(one));
  return {
    ...subject(body),
    bio: body,
    ...(email && { email: email.replace(/\.$/, '') }),
    ...(handles.length > 0 && { handles }),
    ...(languages.length > 0 && { languages }),
  };
}

/** `Based in Leeds, Ann Lee is an award-winning Senior Writer of …`: the name before the verb, the job after it. */
function subject(body: string): Pick<Author, 'jobTitle' | 'affiliation'> & { name?: string } {
  const asian = ASIAN.exec(body);
  if (asian?.[1] && isName(asian[1])) return { name: asian[1], ...(asian[2] && { jobTitle: asian[2] }) };
  for (const verb of body.slice(0, 400).matchAll(SAYS)) {
    const before = body.slice(0, verb.index);
    const name = endingName(before);
    if (name === undefined) continue;
    const after = body.slice(verb.index + verb[0].length, verb.index + 400);
    const job = jobOf(after);
    const affiliation = AT.exec(` ${(/^[^.]{0,300}/u.exec(after) ?? [''])[0]}`)?.[1]?.replace(/['’]s$/u, '');
    return { name, ...(job && { jobTitle: job }), ...(job && affiliation && { affiliation }) };
  }
  const titled = TITLED.exec(body);
  if (titled?.[1] && titled[2] && isName(titled[1])) return { name: titled[1], jobTitle: titled[2] };
  const first = body.split(/[,.:;|–—\n]|\s-\s/u)[0]?.trim() ?? '';
  return isName(first) && first.split(' ').length <= 4 && !/['’]s\s/u.test(first) ? { name: first } : {};
}

/** The name that a clause ends in: its longest run of name words since the last comma or stop. */
function endingName(before: string): string | undefined {
  const clause =
    before
      .split(/[,;:.!?|]\s/u)
      .at(-1)
      ?.trim() ?? '';
  const words = clause.split(' ');
  for (let from = Math.max(0, words.length - 5); from < words.length - 1; from += 1) {
    const name = words.slice(from).join(' ').replace(TITLES, '');
    if (/^\p{Lu}/u.test(name) && isName(name) && !/^(?:He|She|They|It|His|Her|The|This|Er|Sie|Il|Elle|El|Ella)\b/u.test(name))
      return name;
  }
  return undefined;
}

function jobOf(after: string): string | undefined {
  const rest = after.slice((ARTICLE.exec(after) ?? [''])[0].length);
  const end = JOB_END.exec(rest)?.index ?? rest.length;
  const job = rest.slice(0, end).trim();
  return job.length >= 4 &&
    job.length <= 120 &&
    job.split(' ').length <= 16 &&
    !/^(?:been|worked|written|covered|born|lived)\b/.test(job)
    ? job
    : undefined;
}
