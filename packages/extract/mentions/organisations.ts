import { once } from '../evidence.ts';
import { isKnownOrganisation } from './gazetteer.ts';
import { isWord, people } from './people.ts';
import { properFrom, type Run } from './runs.ts';
import { story, whole, type Found } from './story.ts';
import { beginsOrganisation, endsOrganisation } from './words.ts';

const ACRONYM = /^ [(（"“„«]{1,2}(\p{Lu}[\p{Lu}\p{Ll}&-]{1,9})["”“»]?[)）]/u;
/** What its second character is. */
const OPENING = new Set('(（"“„«');

/** The organisations of the story: well-known ones, those whose name says so, those whose letters stand in brackets behind it. */
export const organisations: (evidence: Parameters<typeof story>[0]) => readonly (Found & { short?: string })[] = once(
  (evidence) => {
    const { blocks, runs } = story(evidence);
    /** Where the name of a person ends in the run that holds it: what stands behind may be where they work. */
    const taken = new Map<Run, number>();
    for (const { namings } of people(evidence)) for (const { run, at } of namings) if (run) taken.set(run, at.end);
    const found: (Found & { short?: string })[] = [];
    const shorts = new Set<string>();
    for (const [block, { text }] of blocks.entries())
      for (const run of runs[block]!) {
        const from = taken.has(run) ? behindPerson(run, taken.get(run)!) : bodyFrom(run);
        if (from === undefined) continue;
        const start = run.words[from]!.start;
        const end = run.words.at(-1)!.end;
        const name = text.slice(start, end);
        const at = { block, start, end };
        const short = OPENING.has(text[end + 1]!) ? ACRONYM.exec(text.slice(end, end + 16))?.[1] : undefined;
        if (short !== undefined && abbreviates(short, run, from) && saysSo(run, from)) {
          shorts.add(short);
          const behind = text.indexOf(short, end);
          found.push({ name, rule: 'acronym', confidence: 0.95, at, run, short });
          found.push({
            name: short,
            rule: 'acronym',
            confidence: 0.95,
            at: { block, start: behind, end: behind + short.length },
          });
        } else if (isKnownOrganisation(name)) found.push({ name, rule: 'well-known', confidence: 0.95, at, run });
        else if (shorts.has(name)) {
          // The bracket's own naming is counted with the full name.
          if (text[start - 1] !== '(' && text[start - 1] !== '（')
            found.push({ name, rule: 'acronym', confidence: 0.95, at, run });
        } else if (namesItself(run, from) && !isGeneric(run, from, () => whole(evidence)))
          found.push({ name, rule: 'organisation-word', confidence: 0.9, at, run });
      }
    return found;
  },
);

/** `Ann Lee of the Institute for Tides`: where the run goes on behind a person's name and a small word. */
function behindPerson({ words, joints }: Run, end: number): number | undefined {
  const next = words.findIndex(({ start }) => start > end);
  return next > 0 && joints[next] !== '' ? next : undefined;
}

/** Where the name begins: behind what only opens the sentence, or at the word that begins a body's name: `Studie der Universität Leer`. */
function bodyFrom(run: Run): number {
  const proper = properFrom(run);
  if (beginsOrganisation(run.words[proper]!.text)) return proper;
  const body = run.words.findIndex(
    ({ text }, at) =>
      at > proper && at < run.words.length - 1 && /^(?:der|des|of the|de la)$/.test(run.joints[at]!) && beginsOrganisation(text),
  );
  return body < 0 ? proper : body;
}

/** `IAEA` of `International Atomic Energy Agency`: its letters begin the words, in their order. */
function abbreviates(short: string, run: Run, from: number): boolean {
  const words = run.words.slice(from);
  const letters = short.replace(/[^\p{Lu}]/gu, '');
  if (letters.length < 2 || words.length < 2) return false;
  const initials = words.flatMap(({ text }) => text.split('-').map((part) => part[0]!.toUpperCase())).join('');
  return initials === letters || (initials.includes(letters) && letters.length > 2);
}

/** An abbreviated thing may be an illness or a method: a word of its name says that it is an organisation. */
function saysSo(run: Run, from: number): boolean {
  return run.words.slice(from).some(({ text }) => endsOrganisation(text) || beginsOrganisation(text) || BODY.test(text));
}

const BODY =
  /^(?:Services?|Office|Cent(?:er|re)|Alliance|Front|Force|Forum|Network|Board|Assembly|Administration|Conference|Organi[sz]ation|Team|Nations|Movement|Plattform|Bund|Bündnis|Zentrum|Amt|Rat|Organisation|Organización|Organização|Organizzazione|Agence|Agencia|Agência|Agenzia|Comisión|Commission|Comissão|Commissione|Centre|Centro|Service|Servicio|Syndicat|Fédération|Federación|Asociación|Associação|Associazione)$/;

/** `Marketing Agency` of a story about marketing, and what is shouted. */
function isGeneric(run: Run, from: number, text: () => string): boolean {
  const [first, second, third] = run.words.slice(from);
  if (!third && first && second && isWord(first.text, text())) return true;
  return run.words.slice(from).every((word) => word.text === word.text.toUpperCase());
}

function namesItself(run: Run, from: number): boolean {
  const words = run.words.slice(from);
  if (words.length < 2 || words.length > 6 || /^(?:Members?|Chair|Leader|Head)$/.test(words[0]!.text)) return false;
  if (
    run.joints
      .slice(from + 1)
      .some((joint) => joint === 'and' || joint === 'und' || joint === 'y' || joint === 'e' || joint === 'et')
  )
    return false;
  // `Aufsichtsrat der Bank` is a part of one.
  return (endsOrganisation(words.at(-1)!.text) && run.joints.at(-1) === '') || beginsOrganisation(words[0]!.text);
}
