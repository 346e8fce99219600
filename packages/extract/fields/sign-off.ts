import type { Author } from '@copydesk/article/article';

import { blocks, printed, type Candidate, type Evidence } from '../evidence.ts';
import { byline } from './byline.ts';
import { isName, nameKey } from './names.ts';

type Role = Author['role'];

/** How a story closes by saying who else made it: `(Reporting by A in X; Additional reporting by B; Editing by C and D)`. */
const SIGNED =
  /^[(（[]?\s?(?:reporting|additional reporting|writing|editing|edited|compiled|with additional reporting)\b[^.]{0,24}\bby\b/iu;
/** `Lee reported from Leer. Seapress writer Bo Ek in Emden contributed to this report.` */
const CONTRIBUTED = /^[^"“”«»]{0,260}\bcontributed to this (?:report|story|article)\.?\)?$/iu;
/** One part of it: what was done, by whom. */
const PART = /^\s?(?<what>[\p{L}\s]{3,60}?)\s?(?:\bby|:)\s(?<who>\S.{1,200})$/iu;
/** What people do, and what that makes them; writers are named by the byline as well. */
const ROLES: readonly (readonly [words: RegExp, role: Role])[] = [
  [/edit/iu, 'editor'],
  [/additional|contribut/iu, 'contributor'],
  [/translat/iu, 'translator'],
  [/photo|picture/iu, 'photographer'],
  [/report|writ|compil/iu, 'author'],
];
/** Blocks from the end, and UTF-16 units of one. */
const LAST = 3;
const LONGEST = 500;
/** A line that names an editor and nothing else. */
const SHORT = 40;
const PLACE = /\s(?:in|at|from)\s\p{Lu}.{0,60}$/u;

/**
 * Who made a story, as its last lines say; where it is `signed`, whoever else reported for it only helped. The lines stay in the
 * body: they are printed.
 */
export function signedOff(evidence: Evidence, signed: boolean): Candidate<Author>[] {
  const found: Candidate<Author>[] = [];
  const seen = new Set<string>();
  const add = (name: string, role: Role, span: readonly [number, number]): void => {
    if (!isName(name) || seen.has(nameKey(name))) return;
    seen.add(nameKey(name));
    found.push({ value: { name, role }, spans: [[span[0], span[1]]] });
  };
  // `责任编辑：李红梅`, taken for a line of rights.
  for (const { text, span } of blocks(evidence, 'copyright', 'credit'))
    if (text.length <= SHORT) for (const { name, role } of byline(text).people) if (role === 'editor') add(name, role, span);
  for (const { text, span } of printed(evidence).slice(-LAST)) {
    if (text.length > LONGEST) continue;
    if (SIGNED.test(text))
      for (const part of text.replace(/^[(（[]|[.)）\]]{1,2}$/gu, '').split(/;|\.\s/u)) {
        const { what = '', who = '' } = PART.exec(part)?.groups ?? {};
        const told = ROLES.find(([words]) => words.test(what))?.[1];
        const role = signed && told === 'author' ? 'contributor' : told;
        if (role) for (const name of namesIn(who)) add(name, role, span);
      }
    else if (CONTRIBUTED.test(text))
      for (const name of namesIn(text.replace(/^.*\.\s(?=\p{Lu})/u, '').replace(/\scontributed to this.*$/iu, '')))
        add(name, 'contributor', span);
  }
  return found;
}

/** `Ann Lee in Leer and Bo Ek in Emden`: the names, without the places and without what their bearers are. */
function namesIn(list: string): string[] {
  return list
    .split(/,\s|\s(?:and|&)\s|\bby\s/u)
    .map((part) => part.replace(PLACE, '').trim())
    .map((part) => part.replace(/^.*\b(?:writers?|reporters?|journalists?|correspondents?|producers?)\s/iu, ''))
    .filter((part) => part !== '');
}
