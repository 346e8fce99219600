/** A capitalised word at [start, end) of its block. */
export type Word = { text: string; start: number; end: number };

/** Capitalised words that stand side by side, small words of names between them: `Ministry of Foreign Affairs`. */
export type Run = {
  words: Word[];
  /** Of each word but the first: the small words before it, empty where none. */
  joints: string[];
  /** It begins a sentence. */
  first: boolean;
};

const CAPITALISED =
  /(?<![\p{L}\p{N}@#_./-])(?:(?:\p{Lu}\.){2,4}|(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Maj|Rev|St|Jr|Sr)\.|\p{Lu}\.|\p{Lu}[\p{L}\p{M}]{0,30}(?:(?:['’](?=\p{Lu})|[-‑])[\p{L}\p{N}][\p{L}\p{M}\p{N}]{0,30}){0,3})/gu;

/** What may stand between the words of one name, by itself or with another. */
const JOINTS = new Set(
  `|de|da|do|dos|das|del|della|delle|dei|di|du|des|de la|de las|de los|van|van de|van der|van den|von|von der|zu|zur|der|den|ter|ten|te|bin|bint|ibn|al|
  el|la|le|af|av|of|of the|for|and|für|y|e|und|et|per|per la|para|pour|pour la|dell'|dell’|d'|d’|de l'|de l’`
    .split('|')
    .map((joint) => joint.trim()),
);
const LONGEST_JOINT = 10;
const MOST_WORDS = 12;
/** Joints that people's names have none of. */
const NOT_IN_NAMES = new Set(
  "of|of the|for|and|für|und|et|per|per la|para|pour|pour la|du|des|de l’|de l'|dell'|dell’".split('|'),
);

/** The runs of a text. Linear: every word is looked at once. */
export function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  let run: Run | undefined;
  for (const { 0: found, index: start } of text.matchAll(CAPITALISED)) {
    const word = { text: found, start, end: start + found.length };
    const last = run?.words.at(-1);
    if (run && last && run.words.length < MOST_WORDS && start - last.end <= LONGEST_JOINT + 2 && text[last.end] === ' ') {
      const joint = text.slice(last.end, start).trim();
      if (JOINTS.has(joint) && (text[start - 1] === ' ' || /['’]/.test(text[start - 1]!))) {
        run.words.push(word);
        run.joints.push(joint);
        continue;
      }
    }
    run = { words: [word], joints: [''], first: beginsSentence(text, start) };
    runs.push(run);
  }
  return runs;
}

/** Words [from, to) of a run up to the first small word that no person's name has. */
export function nameEnd(run: Run, from: number): number {
  let to = from + 1;
  while (to < run.words.length && !NOT_IN_NAMES.has(run.joints[to]!)) to += 1;
  return to;
}

function beginsSentence(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && /[\s"'“”„«»‘’(—–-]/.test(text[before]!)) before -= 1;
  return before < 0 || /[.!?…:;。]/.test(text[before]!);
}
