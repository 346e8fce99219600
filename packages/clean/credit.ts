import { phrasesOf } from './phrases.ts';

/** UTF-16 units at the end of a text in which a credit is looked for. */
const TAIL = 160;

const words = phrasesOf('credit')
  .toSorted((a, b) => b.length - a.length)
  .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));

/** A name of a person or an agency: capitals, or a script that has none, with small words between. */
const NAME = String.raw`(?:[\p{Lu}\p{Lo}@]|\d{1,3}\p{L})[\p{L}\p{M}\d.'’_&()-]{0,40}`;
const NAMES = String.raw`${NAME}(?:[\s/／|,，・]{1,3}(?:${NAME}|of|for|the|and|via|de|del|der|da|di|do|du|la|le|van|von|und|et|y|e|&)){0,14}`;

/** What all forms but the first have one of; asked before each of them, for most texts have none. */
const MARK = /[©℗:：=＝／/]|\(c\)|\s(?:via|by|von|de|di|par|por|av|af)\s|(?:images|photos?|pictures)$/i;
const BRACKET = /[)\]）]\.?$/;

/** One look of a credit. `has` is what all of them have; it is asked first, for the form costs ten times as much and most texts are none. */
type Form = { name: string; has: RegExp; form: RegExp; not?: RegExp };

const FORMS = [
  {
    /** `(AP Photo/Ann Lee)`, `[Image: Agency]`. */
    name: 'bracketed',
    has: BRACKET,
    form: /[([（][^()[\]（）]{0,60}(?:photo|foto|image|bild|picture|写真|사진|صورة|фото)[^()[\]（）]{0,80}[)\]）]\.?$/iu,
  },
  {
    /** `© Ann Lee`, `(c) Agency`. */
    name: 'signed',
    has: /[©℗]|\(c\)/i,
    form: /(?:©|\(c\)|℗)\s{0,2}[^.!?。]{2,90}$/iu,
  },
  {
    /** `Agency Images`, `Agency via Another`. */
    name: 'agency',
    has: /\svia\s|(?:Images|Photos|Pictures|Photo)$/,
    form: /(?:\s|^)\p{Lu}[\p{L}\d]{1,20}\s(?:Images|Photos|Pictures|Photo|Press Photo)$|\p{Lu}[\p{L}\s]{1,40}\svia\s\p{Lu}[\p{L}\s]{1,30}$/u,
  },
  {
    /** `ANN LEE/AGENCY`, `Ann Lee/7th Brigade/Public Affairs`: names between slashes, none of them a web address or `and/or`. */
    name: 'slashed',
    has: /[/／]/,
    form: new RegExp(String.raw`(?:^|[\s.…("“])${NAME}(?:\s${NAME}){0,8}\s?[/／]\s?${NAMES}$`, 'u'),
    not: /(?:https?:|www\.|\w\.\w{2,4}\/)/i,
  },
  {
    /** `It waits in port. / Ana Gil Ruiz`: a name behind the end of a sentence and a stroke. */
    name: 'behind-stroke',
    has: /[.!?…»”"]\s?\/\s\S/,
    form: /[.!?…»”"]\s?\/\s\p{Lu}[\p{L}\p{M}.'’-]{0,20}(?: (?:d[aeoi]|del|van|von|de la|\p{Lu}[\p{L}\p{M}.'’-]{0,24})){1,4}$/u,
  },
  {
    /** `Photo: Ann Lee`, `Foto Ann Lee/Agency`, `(写真＝…)`. */
    name: 'labelled',
    has: /[:：=＝／©]|\s(?:by|von|de|di|par|por|av|af)\s/i,
    form: new RegExp(
      String.raw`(?:^|[\s.…(（[|/—–。！？」』-])(?:${words.join('|')})(?:\s{0,2}[:：=＝／]|\s(?:by|von|de|di|par|por|av|af)(?=\s)|\s?©)\s{0,2}(?-i:${NAMES}\s?[.)）\]]?|${NAME}[^.!?。]{0,80})$`,
      'iu',
    ),
  },
] as const satisfies readonly Form[];

/** Whether a text ends in a form. */
function ends(tail: string, { has, form, not }: Form): boolean {
  return has.test(tail) && !not?.test(tail) && form.test(tail);
}

/**
 * Whether a text ends with the credit of a picture. A caption keeps its credit here; `extract` parts the two. Names no agency:
 * a credit is told by its form.
 */
export function hasCredit(text: string): boolean {
  const tail = text.slice(-TAIL);
  return (BRACKET.test(tail) || MARK.test(tail)) && FORMS.some((form) => ends(tail, form));
}

/** Whether it opens with a rights sign: the credit of a picture, or the last line of a page. */
export function isRightsSign(text: string): boolean {
  return /^[^\p{L}]{0,3}(?:©|\(c\))/iu.test(text);
}

/** Whether nothing but a rights sign makes a credit of its end: `All rights reserved © Harbour Courier`. */
export function isOnlySigned(text: string): boolean {
  const tail = text.slice(-TAIL);
  return FORMS.every((form) => ends(tail, form) === (form.name === 'signed'));
}

const CUT_SHORT = /(?:\.\.\.|…)(?:\s|$)/;

/** Whether a caption was cut short by whoever made the drop: `Soldiers cross the river near the... ANN LEE/AGENCY`. */
export function isCutShort(text: string): boolean {
  return CUT_SHORT.test(text.slice(-TAIL - 100));
}
