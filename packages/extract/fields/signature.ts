import type { Author } from '@copydesk/article/article';

import { blocks, hinted, printed, type Candidate, type Evidence } from '../evidence.ts';
import { isGiven } from '../mentions/gazetteer.ts';
import { isName } from './names.ts';
import { fullNamed, named } from './people.ts';

/** How many blocks at the end of a story can say who wrote it. */
const LAST = 3;
/** What every line that says so has: most need not be read for each way. */
const SAYING = /[:：]| (?:von|by) /;
/** UTF-16 units of a line that says little else. */
const LINE = 160;
const WIRE = /^[(（]?(?:Additional )?(?:Reporting|Writing) by ([^;()]{3,200})/u;
/** `(Jana Meer) +++`, at the very end. */
const BRACKETED = /(?<![)）])\s[(（](\p{Lu}[^()（）\d]{3,40})[)）][\s+*]{0,8}$/u;
/** `Autorin: Jana Meer, …`: a label with its colon, the name up to a comma or a stop. */
const LABELLED =
  /^(?:autor(?:in|en|a|es)?|author|text|words|written by|story by|auteure?|autore|автор|текст|作者|文|글)\s?[:：]\s?([^,.;:(]{3,60})(?=$|[,.;(])/iu;
/** The same among other fields of one line: `Datum: 3.3.2031 Autor: Jana Meer Quelle: Hafenblatt`. */
const AMONG =
  /\s(?:[Aa]utor(?:in|en)?|[Aa]uthor|[Aa]uteure?)\s?[:：]\s?(\p{Lu}[\p{L}.’'-]{0,20}(?: [\p{L}.’'-]{1,20}){1,3}?)(?=\s\p{L}{3,12}\s?[:：]|\s?[|•·,;(]|$)/u;
/** `Text von Jana Meer Illustration von Bo Ek`. */
const WORDS =
  /^(?:[Tt]ext|[Ww]ords|[Ss]tory) (?:von|by) (\p{Lu}[\p{L}.’'-]{0,20}(?: [\p{L}.’'-]{1,20}){1,3}?)(?=\s(?:Illustration|Photo|Picture|Foto|Bild)|\s?[|•·,;/(]|$)/u;
/** `Autoren Jana Meer und Bo Ek`: the same without a colon, and no more. */
const PLAIN =
  /^(?:[Aa]utor(?:in|en|innen|es|i)?|[Aa]uthors?|[Aa]uteure?s?)\s((?:\p{Lu}[\p{L}’'.-]{0,20} ){1,3}\p{Lu}[\p{L}’'-]{1,25}(?:(?:, | und | and | et | y | e )(?:\p{Lu}[\p{L}’'.-]{0,20} ){1,3}\p{Lu}[\p{L}’'-]{1,25}){0,4})$/u;
/** Prose about the page itself, not about a song in it. */
const TOLD =
  /\b(?:this (?:article|post|story|piece)(?: was| is)?|article) (?:written|authored) by (\p{Lu}[\p{L}'’ -]{3,50})(?=$|[,.;(])/iu;

/** `【大西美咲】`, `…。（大西美咲記者）`: so papers of Japan sign a story, behind its last sentence. */
const SIGNED = /(?:^|[。」])[【（(](\p{Script=Han}[\p{Script=Han}々・]{2,7}?)(?:記者)?[】）)]$/u;
/** What stands in such brackets and is no person. */
const OFFICE = /[部班局社報]$|通信|新聞|支局|取材|記者|委員|年|月|日|写真|撮影|提供/u;

/** Who signs a Japanese story. */
function bracketed(evidence: Evidence): Candidate<Author>[] {
  const last = printed(evidence).slice(-2);
  if (!last.some(({ text }) => /\p{Script=Hiragana}/u.test(text))) return [];
  return last.flatMap(({ text, span }) => {
    const name = SIGNED.exec(text.slice(-24))?.[1];
    return name === undefined || OFFICE.test(name) || !isName(name)
      ? []
      : [{ value: { name, role: 'author' as const }, spans: [span] }];
  });
}

/** A first name and a surname, and nothing else. */
const NAME = /^\p{Lu}[\p{L}’'-]{1,20}(?: \p{Lu}\.)?(?: \p{Lu}[\p{L}’'-]{1,24}){1,2}$/u;

/** The last line, where it is a name that begins with a first name. */
function nameLast(evidence: Evidence): Candidate<Author>[] {
  const all = printed(evidence);
  const last = all.at(-1);
  if (all.length < 2 || last?.role !== 'body' || !NAME.test(last.text) || !isGiven(last.text.split(' ')[0] ?? '')) return [];
  return named(evidence, last.text, false).map((person) => ({ value: person, spans: [last.span] }));
}

/** The last line of a wire story: `(Reporting by Ann Lee; Editing by Bo Ek)`. */
export function wire(evidence: Evidence): Candidate<Author>[] {
  return ending(evidence, LAST, [WIRE]);
}

/** Who signs the story at its end. */
export function signed(evidence: Evidence): Candidate<Author>[] {
  return fullNamed([
    ...bracketed(evidence),
    ...nameLast(evidence),
    ...ending(evidence, 1, [BRACKETED]),
    ...ending(evidence, LAST, [LABELLED, PLAIN]),
  ]);
}

/** Whom the summary of the page, or a line of its own, names as the writer. */
export function told(evidence: Evidence): Candidate<Author>[] {
  const summary = hinted(evidence, ['meta.description', 'meta.og:description', 'ld.description']).slice(0, 3);
  const lines = printed(evidence)
    .filter(({ text }) => text.length < 200)
    .slice(0, LAST)
    .map(({ text, span }) => ({ value: text, spans: [span] }));
  return fullNamed(matching(evidence, [...summary, ...lines], [TOLD]));
}

/** A line of its own, somewhere on the page, that says who wrote the story: the first of them. */
export function labelled(evidence: Evidence): Candidate<Author>[] {
  const lines = blocks(evidence, 'body', 'list', 'byline', 'subheadline', 'caption', 'credit')
    .filter(({ text }) => text.length <= LINE && SAYING.test(text))
    .map(({ text, span }) => ({ value: text, spans: [span] }));
  const found = fullNamed(matching(evidence, lines, [LABELLED, AMONG, WORDS]));
  return found.filter(({ spans }) => spans[0] === found[0]?.spans[0]);
}

function ending(evidence: Evidence, count: number, patterns: readonly RegExp[]): Candidate<Author>[] {
  const last = printed(evidence).slice(-count);
  // A bracket closes the story in its last few words: no need to search the paragraph for it.
  const lines = last.map(({ text, span }) => ({
    value: patterns[0] === BRACKETED ? text.slice(-60) : text.slice(0, 300),
    spans: [span],
  }));
  return matching(evidence, lines, patterns);
}

function matching(evidence: Evidence, lines: readonly Candidate<string>[], patterns: readonly RegExp[]): Candidate<Author>[] {
  return lines.flatMap(({ value, spans }) =>
    patterns.flatMap((pattern) => {
      const name = pattern.exec(value)?.[1];
      return name === undefined ? [] : named(evidence, name, false).map((person) => ({ value: person, spans }));
    }),
  );
}
