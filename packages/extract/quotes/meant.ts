import type { Evidence } from '../evidence.ts';
import { once } from '../evidence.ts';
import { people, type Person } from '../mentions/people.ts';
import { wordBefore } from '../mentions/runs.ts';
import { story, tongue } from '../mentions/story.ts';
import type { Clause } from './sentence.ts';

/** Who said it and with which verb, and where the attribution stands. */
export type Attribution = { speaker?: string; verb?: string; at: Clause; rule: string; confidence: number };

/** A person's naming inside a block. */
type Named = { person: Person; start: number; end: number };

/** The people that each block names, in order. */
export const namedIn: (evidence: Evidence) => readonly (readonly Named[])[] = once((evidence) => {
  const blocks: Named[][] = story(evidence).blocks.map(() => []);
  for (const person of people(evidence))
    for (const { at } of person.namings) blocks[at.block]!.push({ person, start: at.start, end: at.end });
  for (const block of blocks) block.sort((a, b) => a.start - b.start);
  return blocks;
});

const WORD = /[\p{L}\p{M}][\p{L}\p{M}'’-]{0,40}/gu;
export type Token = { text: string; start: number; end: number };

export function tokensOf(text: string, [from, to]: Clause): Token[] {
  return Array.from(text.slice(from, to).matchAll(WORD), ({ 0: word, index }) => ({
    text: word,
    start: from + index,
    end: from + index + word.length,
  }));
}

/** How many blocks back a `he` may refer. */
const BACK = 3;

/**
 * Who is meant by `she` or `the envoy`: the one person named before it in the same block, else in the nearest block before that
 * names anybody. Nobody where that names several.
 */
export function referred(evidence: Evidence, block: number, at: number, attribution: Attribution): Attribution {
  const blocks = namedIn(evidence);
  const titled = attribution.rule === 'description-verb' ? officeHolder(evidence, block, attribution.at) : undefined;
  if (titled !== undefined) return { ...attribution, speaker: titled.name };
  for (let back = 0; back <= BACK && block - back >= 0; back += 1) {
    const here = back === 0 ? blocks[block]!.filter(({ end }) => end <= at) : blocks[block - back]!;
    const candidates = new Set(here.map(({ person }) => person));
    if (candidates.size === 1) return { ...attribution, speaker: [...candidates][0]!.name };
    if (candidates.size > 1) return { ...attribution, confidence: 0.6 };
  }
  return { ...attribution, confidence: 0.6 };
}

/** `the governor` of a story with one `Governor Ann Lee`, whoever else it names. */
function officeHolder(evidence: Evidence, block: number, [from, to]: Clause): Person | undefined {
  const { blocks } = story(evidence);
  const [, office] = tokensOf(blocks[block]!.text, [from, to]).map(({ text }) => text.toLowerCase());
  if (office === undefined) return undefined;
  const holders = people(evidence).filter(({ namings }) =>
    namings.some(({ at }) => wordBefore(blocks[at.block]!.text, at.start).toLowerCase() === office),
  );
  return holders.length === 1 ? holders[0] : undefined;
}

/** Languages that leave the pronoun out: a verb alone behind the words is somebody's who was named before. */
const PRO_DROP = new Set('es pt it ro ca gl pl cs sk hr sr sl bg uk ru el tr hu ar fa he hi'.split(' '));

/**
 * Who is meant by a verb alone, `«…», añadió.`: whoever spoke `just` before in the paragraph, else the one person that begins a
 * sentence in it, or in the one before.
 */
export function unnamed(
  evidence: Evidence,
  block: number,
  at: number,
  found: Attribution,
  just: string | undefined,
): Attribution {
  if (just !== undefined) return { ...found, speaker: just, rule: 'verb-same-speaker', confidence: 0.8 };
  if (!PRO_DROP.has(tongue(evidence))) return found;
  for (let back = 0; back <= 1 && block - back >= 0; back += 1) {
    const { text } = story(evidence).blocks[block - back]!;
    const subjects = namedIn(evidence)[block - back]!.filter(
      ({ start, end }) => (back > 0 || end <= at) && isSubject(text, start),
    );
    const [name, ...others] = new Set(subjects.map(({ person }) => person.name));
    if (others.length > 0) return found;
    if (name !== undefined) return { ...found, speaker: name, rule: 'verb-unnamed', confidence: 0.65 };
  }
  return found;
}

/** Characters of an office before a name that begins its sentence: `La consejera de Pesca, `. */
const OFFICE = 50;

/** Whether a name begins its sentence, but for an office before it. */
function isSubject(text: string, start: number): boolean {
  for (let at = start - 1; at >= Math.max(0, start - OFFICE); at -= 1) {
    if (/["“”«»„]/.test(text[at]!)) return false;
    if (/[.!?…]/.test(text[at]!) && /\s/.test(text[at + 1] ?? '')) return true;
  }
  return start <= OFFICE;
}
