import { isBareCue } from '../cue.ts';
import { isDateLine } from '../date-line.ts';
import { cueAt, isOnlyCue, roleAt, says, type Scene } from '../scene.ts';
import type { Rule } from './rule.ts';

const STORY = 'The ferry came back to the harbour on Monday, three weeks after the storm had torn it from its moorings.';

const ADVISORY = 600;
/** A slug in characters, its version and word count included. */
const SLUG = 120;

/** Lines of a drop that may be meant for editors before its headline comes. */
const TOP = 6;

/** `BC-`: for both cycles, morning and evening papers; `^`: a control left over from the wire. */
const CYCLE = /^[\^<]?(?:BC|AM|PM|AP|BN)-{1,2}(?=[\p{Lu}\d])/u;
/** `2nd Ld-Writethru`, `1st Add`: which version. */
const VERSION =
  /\b(?:\d{1,2}(?:st|nd|rd|th) )?(?:Ld|Lds|Lede|Writethru|Writethrough|Sub|Urgent|KILL|Kill|WITHDRAWN|Withdrawal|Adv\d{2}|\d{1,2}(?:st|nd|rd|th) Add)\b/u;
/** `, 330 words`, `,0330`: how long. */
const COUNT = /,\s?(?:\d{2,5}\s?(?:words|wörter|mots|palabras|parole|palavras|woorden)|0\d{3})\s?<?$/iu;
/** `HARBOUR-FERRY/RESCUE (UPDATE 2)`: words joined, and next to nothing else. */
const JOINED =
  /^[-–—^<\s]{0,6}((?:[\p{L}\p{N}&.]{1,24}[-/_]{1,2}){1,6}(?:[\p{L}\p{N}&.]{1,24})?)(?:,?\s?\(?[\p{Lu}\d][\p{L}\d ]{0,20}\)?)?[-–—<\s]{0,6}$/u;

/** Shown by its form where a headline cannot look like it, else only above a line that can be the headline. */
function isSlug(scene: Scene, at: number): boolean {
  const { text, shape } = scene.blocks[at]!;
  if (shape !== 'paragraph' || text.length > SLUG || /[.!?…]$/.test(text) || !isAbove(scene, at)) return false;
  const spaced = text.includes(' ');
  if (CYCLE.test(text))
    return !spaced || text.includes('--') || VERSION.test(text) || COUNT.test(text) || leadsToTitle(scene, at);
  if (VERSION.test(text) && COUNT.test(text)) return true;
  const [, joined = ''] = JOINED.exec(text) ?? [];
  const upper = /\p{Lu}{2}/u.test(joined) && !/\p{Ll}/u.test(joined);
  const parts = joined.split(/[-/_]+/u).filter(Boolean).length;
  return /[\p{Lu}\p{Ll}]/u.test(joined) && ((upper && parts > 1) || parts > 2 || joined.endsWith('/')) && leadsToTitle(scene, at);
}

/** Nothing stands above it but what is meant for editors. */
function isAbove(scene: Scene, at: number): boolean {
  return at < TOP && scene.labels.slice(0, at).every((label) => label && FOR_EDITORS.has(label.role));
}

const FOR_EDITORS = new Set<string>(['slugline', 'advisory']);

/** Below it, before the first paragraph, stands a line of several words that says neither who nor when. */
function leadsToTitle(scene: Scene, at: number): boolean {
  for (let next = at + 1; next < Math.min(scene.blocks.length, at + 5); next += 1) {
    const { text } = scene.blocks[next]!;
    const look = scene.looks[next]!;
    if (look.prose && look.sentence) return false;
    if (look.words >= 4 && !isDateLine(text, 2) && !cueAt(scene, next, 'by') && !cueAt(scene, next, 'advisory')) return true;
  }
  return false;
}

/** `Priority: 3`, `Usage: ...`: fields that systems print above the copy; `Slug: ...` names it. */
const FIELD = /^(?:urgency|priority|priorität|usage|category|kategorie|ressort|status|version|word ?count|länge)\s?[:：]\s?\S/iu;
const SLUG_FIELD = /^(?:slug(?:line)?|stichwort|catchline)\s?[:：]\s?\S/iu;
const PRIORITY = /^(?:urgency|priority|priorität|urgence|priorité|urgencia|prioridad)\s?[:： ]\s?(?:[1-9]|[fburd])$/iu;
/** `bdt0342 3 pl 289  dpb 0871`, `ABC0137 4 POL 160`: service and number, priority, category, words, what it follows (IPTC 7901). */
const HEADER = /^\p{L}{2,4}\d{3,4} [1-9] \p{L}{1,3}(?: {1,3}[\p{L}\d./]{1,8}){0,5}$/u;
/** A mark on a line of its own: how much it presses. */
const PRESSING =
  /^(?:\+{2,3} ?)?(?:flash|urgent|bulletin|alert|news ?alert|snap|eil|eilmeldung|vorrang|alerte|urgente|alerta|última hora|срочно|молния|терміново|son dakika|acil|عاجل|速報|至急|快讯|快訊|속보|긴급)[!:：]?(?: ?\+{2,3})?$/iu;
/** What may be done with the copy, and from when. Sentences of a story do not begin so, or not without `The`. */
const TERMS =
  /^[*+(（[【\s]{0,4}(?:(?:strictly )?embargoed\b|(?:strictly )?not for (?:release|syndication|resale|publication|use (?:in|by|before|until))\b|no archives?\b|no resale\b|achtung sperrfrist|(?:for )?editorial use only\b|for (?:immediate )?release\b|hold (?:for release|until)\b|mandatory credit\b|nur (?:für|zur) redaktionelle|nicht zur veröffentlichung|frei (?:ab|für)[ :]|usage éditorial|sous embargo|à ne pas (?:publier|diffuser) avant|(?:sólo|solo) para uso editorial|embargado hasta|solo uso editoriale|sotto embargo|uso exclusivamente editorial|onder embargo|эмбарго до|не публиковать до|解禁|報道解禁|엠바고)/iu;
/** A line of terms in characters. */
const TERM = 200;
/** Words that a note in brackets begins with as nouns, where the cues know the verbs. */
const NOUN =
  /^[(（[【]\s?(?:berichtigung|korrektur|aktualisierung|neufassung|correction|rectificatif|actualisation|corrección|ampliación|correzione|aggiornamento|correção|atualização|correctie|исправление|обновление|更正|재송|정정)\s?[:：]/iu;

/** `Priority: 3`, `FOR EDITORIAL USE ONLY`, `(Berichtigung: ...)`: told by the words they begin with. */
function isForDesks(scene: Scene, at: number): boolean {
  const { text, shape } = scene.blocks[at]!;
  if (shape !== 'paragraph' || scene.document.elements.length > 0) return false;
  if (text.length < TERM && TERMS.test(text)) return at > 0 || leadsToTitle(scene, at);
  if (at < TOP && (PRIORITY.test(text) || HEADER.test(text))) return true;
  if (PRESSING.test(text)) return isAbove(scene, at) && leadsToTitle(scene, at);
  return text.length < ADVISORY && at < TOP && (FIELD.test(text) || NOUN.test(text)) && leadsToTitle(scene, at);
}

/** `(Adds quotes, background)`, whole in brackets, above the story. */
function isRevision(scene: Scene, at: number): boolean {
  const { text } = scene.blocks[at]!;
  if (!/^[(（[【].{4,}[)）\]】]\.?$/su.test(text) || isDateLine(text, 2)) return false;
  if (!cueAt(scene, at, 'revision') && !cueAt(scene, at, 'advisory')) return false;
  return !scene.looks.slice(Math.max(0, at - 8), at).some(({ prose, sentence }) => prose && sentence);
}

/** What wires send with a story, for newsrooms and not for readers. Before the headline, for it stands above it. */
export const wire = [
  {
    name: 'advisory-line',
    role: 'advisory',
    why: 'Wires tell editors what readers must not see. The first line of a drop may be a headline that begins so: `Embargo: ...`.',
    cue: 'advisory',
    test: (scene, at) =>
      scene.blocks[at]!.text.length < ADVISORY && says(scene, at, 'advisory') && (at > 0 || leadsToTitle(scene, at)),
    examples: [
      [
        'Ferry returns\n\nEDS: Adds quote, background.\n\nSperrfrist: Montag, 6 Uhr',
        ['EDS: Adds quote, background.', 'Sperrfrist: Montag, 6 Uhr'],
      ],
      [`Eds: Adds quote.\nFerry returns to harbour at last\n\n${STORY}`, ['Eds: Adds quote.']],
      [`Embargo: ferries stay in port\n\n${STORY}`, []],
    ],
  },
  {
    name: 'advisory-in-brackets',
    role: 'advisory',
    why: 'Says what is new in this version.',
    test: (scene, at) => scene.blocks[at]!.text.length < ADVISORY && isRevision(scene, at),
    examples: [
      [`Ferry returns\n\n(Adds quotes, background)\n\n${STORY}`, ['(Adds quotes, background)']],
      [`Fähre kehrt zurück\n(Achtung: neu mit Zitaten)\n\n${STORY}`, ['(Achtung: neu mit Zitaten)']],
      [`フェリー帰港\n（差し替え：談話を追加）\n\n${STORY}`, ['（差し替え：談話を追加）']],
      [`Ferry returns\n\n${STORY}\n\n(Adds up to nine crowns a head.)`, []],
    ],
  },
  {
    name: 'advisory-terms',
    role: 'advisory',
    why: 'Fields that systems print above the copy, and terms of its use: no desk prints them.',
    test: isForDesks,
    examples: [
      [
        `Priority: 3\n\nFOR EDITORIAL USE ONLY. Not for syndication.\n\nFerry returns after three weeks\n\n${STORY}`,
        ['Priority: 3', 'FOR EDITORIAL USE ONLY. Not for syndication.'],
      ],
      [
        `(Berichtigung: Im 2. Absatz heißt es 300 statt 30)\n\nFähre kehrt nach drei Wochen zurück\n\n${STORY}`,
        ['(Berichtigung: Im 2. Absatz heißt es 300 statt 30)'],
      ],
      [`FLASH\nPRIORITY 1\nFerry returns after three weeks\n\n${STORY}`, ['FLASH', 'PRIORITY 1']],
      [`kwd0342 3 pl 289  kwb 0871\n\nFähre kehrt nach drei Wochen zurück\n\n${STORY}`, ['kwd0342 3 pl 289 kwb 0871']],
      [
        `ACHTUNG SPERRFRIST: Dienstag, 22. Mai 2029, 05.00 Uhr\n\nFähre kehrt nach drei Wochen zurück\n\n${STORY}`,
        ['ACHTUNG SPERRFRIST: Dienstag, 22. Mai 2029, 05.00 Uhr'],
      ],
      [`Ferry returns after three weeks\n\nNOT FOR USE IN LEER. NO ARCHIVES.\n\n${STORY}`, ['NOT FOR USE IN LEER. NO ARCHIVES.']],
      [`Flash\n\n${STORY}`, []],
      [`Priority: ferries first, says the mayor\n\n${STORY}`, []],
      [`Ferry returns\n\n${STORY}\n\nThe report was not for publication.`, []],
    ],
  },
  {
    name: 'slugline-field',
    role: 'slugline',
    why: 'The name of the copy in a field of its own.',
    test: (scene, at) => SLUG_FIELD.test(scene.blocks[at]!.text) && scene.blocks[at]!.text.length <= SLUG && isAbove(scene, at),
    examples: [
      [`Slug: FERRY-RESCUE\n\nFerry returns after three weeks\n\n${STORY}`, ['Slug: FERRY-RESCUE']],
      [`Ferry returns\n\nSlug: a snail without a house\n\n${STORY}`, []],
    ],
  },
  {
    name: 'slugline-line',
    role: 'slugline',
    why: 'The first line of wire copy is its name in the system, told by its form.',
    bare: true,
    test: isSlug,
    examples: [
      [
        `BC-Harbour-Ferry, 2nd Ld-Writethru, 330 words\nEds: Adds quote.\nFerry returns\n\n${STORY}`,
        ['BC-Harbour-Ferry, 2nd Ld-Writethru, 330 words'],
      ],
      [`BC-NI--Harbour Ferry,0330\n\n${STORY}`, ['BC-NI--Harbour Ferry,0330']],
      [`HARBOUR-FERRY/ (UPDATE 2)\nFerry returns after three weeks\n\n${STORY}`, ['HARBOUR-FERRY/ (UPDATE 2)']],
      [`schiff-unwetter-hafen\nFähre kehrt nach drei Wochen zurück\n\n${STORY}`, ['schiff-unwetter-hafen']],
      [`PM-led talks on ferry fail\n\n${STORY}`, []],
      [`COVID-19\n\n${STORY}`, []],
    ],
  },
] as const satisfies readonly Rule[];

/** Whether this block is the first for readers: all before it are for editors, or furniture that says so in a word. */
export function isFirstForReaders(scene: Scene, at: number): boolean {
  if (at >= TOP || isFurniture(scene, at)) return false;
  if (at > 0 && (isDateLine(scene.blocks[at]!.text, 2) || cueAt(scene, at, 'by'))) return false;
  for (let before = at - 1; before >= 0; before -= 1) {
    if (!FOR_EDITORS.has(roleAt(scene, before) ?? '') && !isFurniture(scene, before)) return false;
  }
  return true;
}

/** `Advertisement`, `Share`, and a note on the writer that stands at the top: what announces it, a name, its first sentences. */
function isFurniture(scene: Scene, at: number): boolean {
  if (isBareCue(scene.looks[at]!.cues) || cueAt(scene, at, 'writer')?.marked) return true;
  for (let before = at - 1; before >= 0 && !scene.looks[before]!.sentence; before -= 1)
    if (isOnlyCue(scene, before, 'writer')) return true;
  return false;
}
