import { BY, LABELLED, PICTURE } from './credit-words.ts';
import { bareCredit, isCredit, LONGEST_CREDIT } from './credit.ts';

/** A caption taken apart. */
export type Captioned = { caption?: string; credit?: string; truncated: boolean };

/** One way in which a credit is glued to a caption. `before` and `after` of the examples are the line and its parts. */
type Form = {
  name: string;
  why: string;
  /** The parts, or undefined where the line is not of this form. */
  split: (line: string) => { caption: string; credit: string; truncated?: boolean } | undefined;
  examples: readonly (readonly [before: string, after: Captioned])[];
};

const BRACKETED = /^(.{3,2000}?)\s?[(（[]([^()（）[\]]{2,150})[)）\]]\.?$/su;
const SIGN = /^(.{0,2000}?)\s?(?:©|\(c\)|℗|Ⓒ)\s?(.{2,150})$/isu;
const STROKE =
  /^(.{3,2000}[.!?…»”"])\s?\/\s(\p{Lu}[\p{L}\p{M}.'’-]{0,20}(?: (?:d[aeoi]|del|van|von|de la|\p{Lu}[\p{L}\p{M}.'’-]{0,24})){1,4})$/su;
const ELLIPSIS = /(?:\.\.\.|…)/gu;

/** What is longer is no caption with a credit, and not worth the search. */
const CAPTION = 3_000;

/** Words that tell something, as a caption does: most in lower case; without capitals in the script, a stop or length says so. */
function isTelling(text: string): boolean {
  const words = text.split(/\s+/u).filter(Boolean);
  const small = words.filter((word) => /^\p{Ll}/u.test(word)).length;
  return (words.length >= 4 && small > words.length / 2) || /^[^\p{L}]*\p{Lo}.{24,}$/su.test(text);
}

/** What stands behind a label that opens the line: a credit, a caption, or first the one and then the other. */
function opened(text: string): { caption: string; credit: string } {
  const [, first, rest] = /^([^.。]{3,60})[.。]\s?(\S.{8,})$/su.exec(text) ?? [];
  if (first && rest && !isTelling(first) && isTelling(rest)) return { caption: rest, credit: first };
  return isTelling(text) ? { caption: text, credit: '' } : { caption: '', credit: text };
}

/** The end of the last sentence before a tail; the tail is what a credit can be. */
function lastSentence(line: string): number {
  for (let at = line.length - 2; at > 0 && line.length - at <= LONGEST_CREDIT; at -= 1) {
    const stop = line[at] ?? '';
    if (!/[.!?。！？"”»)]/u.test(stop) || (stop !== '。' && line[at + 1] !== ' ')) continue;
    const word = /\S{0,12}$/u.exec(line.slice(0, at))?.[0] ?? '';
    // `Lt. Ann Lee` and `J. Ek` end no sentence.
    if (stop === '.' && /^(?:\p{Lu}|Lt|Sgt|Dr|Mr|Mrs|Ms|St|Cpl|Pfc|Spc|Capt|Col|Gen|Maj|Jr|Sr|No|Staff|U\.S)$/u.test(word))
      continue;
    return at + 1;
  }
  return -1;
}

const FORMS = [
  {
    name: 'credit-after-ellipsis',
    why: 'A caption cut short by a template, its credit glued behind the dots.',
    split: (line) => {
      const cut = [...line.matchAll(ELLIPSIS)].at(-1);
      if (!cut) return undefined;
      const end = cut.index + cut[0].length;
      const credit = line.slice(end).trim();
      return credit !== '' && credit.length <= LONGEST_CREDIT && (isCredit(credit) || /^\p{Lu}/u.test(credit))
        ? { caption: line.slice(0, end), credit, truncated: true }
        : undefined;
    },
    examples: [
      [
        'Sailors board the ferry at dawn. The... Lt. Ann Lee/Cpl. Bo Ek/9th Harbour Company',
        {
          caption: 'Sailors board the ferry at dawn. The...',
          credit: 'Lt. Ann Lee/Cpl. Bo Ek/9th Harbour Company',
          truncated: true,
        },
      ],
      [
        'Die Brücke bei Hochwasser … JANA MEER/AFP/Getty Images',
        { caption: 'Die Brücke bei Hochwasser …', credit: 'JANA MEER/AFP/Getty Images', truncated: true },
      ],
    ],
  },
  {
    name: 'credit-in-brackets',
    why: 'Wires put the credit in brackets behind the caption.',
    split: (line) => {
      const [, caption, credit] = /[)）\]]\.?$/u.test(line.slice(-2)) ? (BRACKETED.exec(line) ?? []) : [];
      return caption && credit && isCredit(credit.replace(BY, '© ')) ? { caption, credit } : undefined;
    },
    examples: [
      [
        'The ferry leaves port. (AP Photo/Ann Lee)',
        { caption: 'The ferry leaves port.', credit: 'AP Photo/Ann Lee', truncated: false },
      ],
      ['港を出るフェリー（写真：時事）', { caption: '港を出るフェリー', credit: '時事', truncated: false }],
      [
        'The ferry leaves port. (Photo by Ann Lee/Getty Images)',
        { caption: 'The ferry leaves port.', credit: 'Ann Lee/Getty Images', truncated: false },
      ],
      ['Ann Lee (left) and Bo Ek (right)', { caption: 'Ann Lee (left) and Bo Ek (right)', truncated: false }],
    ],
  },
  {
    name: 'credit-after-sentence',
    why: 'Names joined by slashes, or an agency, behind the last full stop or a bar.',
    split: (line) => {
      const bar = line.lastIndexOf(' | ');
      const at = bar > 0 && isCredit(line.slice(bar + 3)) ? bar : lastSentence(line);
      const credit = line
        .slice(Math.max(0, at))
        .replace(/^\s?\|\s?/u, '')
        .trim();
      return at > 0 && isCredit(credit) ? { caption: line.slice(0, at), credit } : undefined;
    },
    examples: [
      [
        'The ferry leaves port. REUTERS/Ann Lee',
        { caption: 'The ferry leaves port.', credit: 'REUTERS/Ann Lee', truncated: false },
      ],
      [
        'The ferry leaves port. Ann Lee via Getty Images',
        { caption: 'The ferry leaves port.', credit: 'Ann Lee via Getty Images', truncated: false },
      ],
      ['The ferry leaves port | AP', { caption: 'The ferry leaves port', credit: 'AP', truncated: false }],
      ['The ferry leaves port. It was full.', { caption: 'The ferry leaves port. It was full.', truncated: false }],
    ],
  },
  {
    name: 'credit-behind-stroke',
    why: 'A name alone behind the end of a sentence and a stroke.',
    split: (line) => {
      const [, caption, credit] = STROKE.exec(line) ?? [];
      return caption && credit ? { caption, credit } : undefined;
    },
    examples: [
      ['El ferri en el puerto. / Ana Gil', { caption: 'El ferri en el puerto.', credit: 'Ana Gil', truncated: false }],
      ['El ferri y/o el barco en el puerto.', { caption: 'El ferri y/o el barco en el puerto.', truncated: false }],
    ],
  },
  {
    name: 'credit-labelled',
    why: 'A word says that a credit follows.',
    split: (line) => {
      const labels = [...line.matchAll(LABELLED)];
      // `Photo: Ann Lee. Courtesy of the Harbour Museum`: one credit, told in two.
      const last = labels.at(-1);
      const before = labels.at(-2);
      const label = last && before && /courtesy/i.test(last[0]) && last.index - before.index < 60 ? before : last;
      if (!label || line.length - label.index > LONGEST_CREDIT + 30) return undefined;
      const credit = line.slice(label.index + label[0].length).trim();
      if (label.index === 0 && !/courtesy/i.test(label[0])) return opened(credit);
      return /^[\p{Lu}\p{Lo}\p{N}@©a-z]/u.test(credit) && !/\.\s\p{Lu}\p{Ll}+ \p{Ll}/u.test(credit) && !isTelling(credit)
        ? { caption: line.slice(0, label.index + (/^[.。]/u.test(label[0]) ? 1 : 0)), credit }
        : undefined;
    },
    examples: [
      ['Die Fähre im Hafen. Foto: Jana Meer/dpa', { caption: 'Die Fähre im Hafen.', credit: 'Jana Meer/dpa', truncated: false }],
      ['Le ferry au port. Crédit photo : Zoé Roux', { caption: 'Le ferry au port.', credit: 'Zoé Roux', truncated: false }],
      ['The ferry. Photograph: Ann Lee/The Courier', { caption: 'The ferry.', credit: 'Ann Lee/The Courier', truncated: false }],
      ['El ferry en el puerto. Fotografía: Ana Gil', { caption: 'El ferry en el puerto.', credit: 'Ana Gil', truncated: false }],
      ['Image: The ferry. Credit: Ann Lee', { caption: 'The ferry.', credit: 'Ann Lee', truncated: false }],
      ['Image: Sailors board the ferry at dawn', { caption: 'Sailors board the ferry at dawn', truncated: false }],
      [
        'Photo credit: Ann Lee. The ferry leaves port.',
        { caption: 'The ferry leaves port.', credit: 'Ann Lee', truncated: false },
      ],
      ['The ferry. Photo courtesy of Ann Lee', { caption: 'The ferry.', credit: 'Ann Lee', truncated: false }],
      ['Prom w porcie / fot. Jan Nowak', { caption: 'Prom w porcie', credit: 'Jan Nowak', truncated: false }],
      ['항구를 떠나는 배 / 사진=박서연', { caption: '항구를 떠나는 배', credit: '박서연', truncated: false }],
      ['घाट पर नाव। फोटो: राम लाल', { caption: 'घाट पर नाव।', credit: 'राम लाल', truncated: false }],
      ['العبارة في الميناء (تصوير: أحمد علي)', { caption: 'العبارة في الميناء', credit: 'أحمد علي', truncated: false }],
    ],
  },
  {
    name: 'credit-rights-sign',
    why: 'The rights sign opens the credit.',
    split: (line) => {
      const [, caption, credit] = /[©℗Ⓒⓒ]|\(c\)/iu.test(line) ? (SIGN.exec(line) ?? []) : [];
      return credit && !/\.\s\p{Lu}/u.test(credit) ? { caption: caption ?? '', credit } : undefined;
    },
    examples: [
      ['Die Fähre im Hafen. © Jana Meer/dpa', { caption: 'Die Fähre im Hafen.', credit: 'Jana Meer/dpa', truncated: false }],
    ],
  },
] as const satisfies readonly Form[];

export { FORMS as creditForms };

/** Takes the credit off a caption and says whether the source cut the caption short. Examples stand with each form. */
export function captioned(line: string): Captioned {
  const text = line.trim();
  if (text.length > CAPTION) return { caption: text, truncated: isCut(text) };
  for (const form of FORMS) {
    const parts: ReturnType<Form['split']> = form.split(text);
    if (!parts) continue;
    const caption = parts.caption.replace(/[\s|–—•·/-]{1,4}$/u, '').replace(PICTURE, '');
    const credit = bareCredit(parts.credit);
    return { ...(caption && { caption }), ...(credit && { credit }), truncated: parts.truncated ?? isCut(caption) };
  }
  if (isCredit(text)) return { credit: bareCredit(text), truncated: false };
  return { ...(text && { caption: text }), truncated: isCut(text) };
}

function isCut(caption: string): boolean {
  return /(?:\.\.\.|…)[\])]?$/u.test(caption);
}
