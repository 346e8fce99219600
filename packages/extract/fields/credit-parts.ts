import { isAgency } from './agencies.ts';
import { isName } from './names.ts';

/** Who took a picture, and who supplies it. */
export type CreditParts = { photographer?: string; agency?: string };

const SEPARATOR = /\s?[/|／｜()（）]\s?|\s(?:for|on)\s|\s[–—-]\s|\s·\s|[,;]\s/u;
/** Names who hands it on, never who took it. */
const VIA = /\svia\s/iu;
/** Says what kind of picture it is, or from where it was had; nobody's name. */
const ORNAMENT =
  /^(?:file|files|file photo|pool|pool photo|handout|hand-out|archive|archiv|archives|archivo|arquivo|symbolbild|symbolfoto|montage|collage|reproduction|repro|stock|creative commons|public domain|cc[ -].{1,20})$/iu;
/** `AP Photo` is the AP. */
const PHOTO = /\s(?:photos?|images?|pictures?|fotos?|bild(?:er)?)$/iu;
/** `2nd Lieutenant` is a rank whose number is none of a name's. */
const ORDINAL = /^\d{1,2}(?:st|nd|rd|th)\s/u;
/** Words of offices and houses, which look like a person's name where they stand in capitals. */
const HOUSE =
  /(?:^|\s)(?:affairs|agency|archives?|army|association|bank|brigade|center|centre|church|\p{L}*polizei|city|club|college|commission|company|corps|copyright|council|county|courier|daily|department|embassy|fire|force|forces|foundation|gallery|gazette|government|guard|hall|herald|hospital|images|institute|journal|ledger|library|limited|marine|media|ministry|museum|navy|news|office|park|party|photos?|pictures|police|post|presse?\p{L}*|productions?|records|reports|reserved|school|service|society|state|states|station|studios?|sun|team|telegraph|times|tribune|universit\p{L}*|\p{L}*universität|village|watch|weekly|zoo)(?:\s|$)/iu;
/** What is longer is no credit but a sentence. UTF-16 units. */
const LONGEST = 200;

/**
 * Tells the photographer from the agency in a credit line without its label. Newsrooms write the one who took the picture first and the
 * one who supplies it last; agencies are known by name. What cannot be told is left out.
 */
export function creditParts(credit: string): CreditParts {
  if (credit.length > LONGEST) return {};
  const [own = '', ...via] = credit.split(VIA);
  const first = partsOf(own);
  const parts = [...first, ...via.flatMap(partsOf)];
  const known = parts.filter((part) => isAgency(part) || isAgency(part.replace(PHOTO, '')));
  // A name in the midst of a list is as often that of a place or a firm.
  const likely = known.includes(first[0] ?? '') ? first.at(-1) : first[0];
  const person = likely && !known.includes(likely) && isPerson(likely) ? likely : undefined;
  const last = parts.at(-1) ?? '';
  // `Ann Lee, Harborton`: behind a comma stands a place as well.
  const told = !credit.includes(',') && (person !== undefined || via.length > 0);
  const house = told && last !== person && isHouse(last, via.length > 0) ? last : undefined;
  const agency = known.length > 0 ? known.map((part) => part.replace(PHOTO, agencyOnly)).join('/') : house;
  return { ...(person && { photographer: person }), ...(agency && { agency }) };
}

function partsOf(credit: string): string[] {
  return credit
    .split(SEPARATOR)
    .map((part) => part.trim().replace(/(\p{L}{3})\.$/u, '$1'))
    .filter((part) => part !== '' && !ORNAMENT.test(part));
}

/** `AP Photo` loses its second word, `Getty Images` keeps it: it is part of the name. */
function agencyOnly(word: string, _at: number, whole: string): string {
  return isAgency(whole) ? word : '';
}

function isPerson(text: string): boolean {
  return !HOUSE.test(text) && !/^[Tt]he\s|\.\p{Ll}/u.test(text) && isName(text.replace(ORDINAL, ''));
}

/** Is this the name of a paper, a studio, an office? Where it stands behind `via` it may look like a person's. */
function isHouse(text: string, handed: boolean): boolean {
  return /^[\p{Lu}\p{Lo}]/u.test(text) && !/\. |\d{4}/.test(text) && (handed || !isPerson(text));
}

export const creditPartsExamples: readonly (readonly [before: string, after: CreditParts])[] = [
  ['JANA MEER/AFP/Getty Images', { photographer: 'JANA MEER', agency: 'AFP/Getty Images' }],
  ['AP Photo/Bo Ek, File', { photographer: 'Bo Ek', agency: 'AP' }],
  ['Ann Lee via Getty Images', { photographer: 'Ann Lee', agency: 'Getty Images' }],
  ['picture alliance/dpa | Jana Meer', { photographer: 'Jana Meer', agency: 'picture alliance/dpa' }],
  ['Jana Meer (KNA)', { photographer: 'Jana Meer', agency: 'KNA' }],
  ['Ensign Ann Lee/Harbour Watch Public Affairs', { photographer: 'Ensign Ann Lee', agency: 'Harbour Watch Public Affairs' }],
  ['2nd Lieutenant Ann Lee/Harbour Watch', { photographer: '2nd Lieutenant Ann Lee', agency: 'Harbour Watch' }],
  ['Zoé Lefèvre', { photographer: 'Zoé Lefèvre' }],
  ['Bo Ek & Jana Meer via One Fine Day', { agency: 'One Fine Day' }],
  ['dpa', { agency: 'dpa' }],
  ['Imago/Sea Pool/K.C. Lee', { photographer: 'K.C. Lee', agency: 'Imago' }],
  ['The Mill/Bo Ek/Grain', {}],
  ['Ann Lee, Harborton', { photographer: 'Ann Lee' }],
  ['Harborton Ledger', {}],
  ['Handout', {}],
  ['2024 Harbour Media Limited, All Rights Reserved', {}],
];
