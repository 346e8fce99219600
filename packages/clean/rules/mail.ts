import type { Scene } from '../scene.ts';
import type { Rule } from './rule.ts';

const STORY = 'The ferry came back to the harbour on Monday, three weeks after the storm had torn it from its moorings.';
const HEAD = 'From: Ann Lee <ann@courier.example>\nSubject: Fwd: Ferry returns to harbour\n\n';

/** What mail programs print of the header of the mail that they forward or answer, in the languages we have met. */
const FIELD =
  /^[>|*\s]{0,6}(?:from|sent|to|cc|subject|date|reply-to|von|gesendet|an|betreff|datum|kopie|de|envoyé|à|objet|enviado(?: el)?|para|asunto|fecha|da|inviato|a|oggetto|data|assunto|van|verzonden|aan|onderwerp|fra|sendt|til|emne|från|skickat|till|ämne|od|wysłano|do|temat|от|отправлено|кому|тема|дата|发件人|发送时间|收件人|主题|差出人|送信日時|宛先|件名)\*?\s?[:：]\*?\s?\S/iu;
const FORWARDED =
  /^[>\s]{0,6}(?:-{2,12}\s?[\p{L} ]{6,60}\s?-{2,12}|begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-mail)|début du message (?:réexpédié|transféré)):?$/iu;
/** Lines of such a header that prove it, and the longest of them in UTF-16 units. */
const PROOF = 3;
const LONGEST = 300;
/** Of a mail whose lines are quoted beyond this share the quoted ones are the story. */
const QUOTED_SHARE = 0.5;
/** Letters of a line that is the subject, and blocks from the top that it stands within. */
const SHORTEST = 12;
const TOP = 12;

/** What of a mail is none of its story. */
type Furniture = { header: ReadonlySet<number>; quoted: ReadonlySet<number>; signature: number };

const known = new WeakMap<Scene['blocks'], Furniture>();

/** Worked out once for each mail; undefined for any other drop. */
function furnitureOf({ document, blocks }: Scene): Furniture | undefined {
  if (document.notes[0]?.name !== 'mail-part') return undefined;
  let found = known.get(blocks);
  if (!found) known.set(blocks, (found = look(blocks.map(({ text }) => text))));
  return found;
}

function look(texts: readonly string[]): Furniture {
  const header = new Set<number>();
  for (let at = 0, last = 0; at < texts.length; at = last + 1) {
    last = at;
    if (FORWARDED.test(texts[at]!.slice(0, LONGEST))) header.add(at);
    if (!isField(texts[at]!)) continue;
    while (last + 1 < texts.length && isField(texts[last + 1]!)) last += 1;
    if (last + 1 - at >= PROOF) for (let line = at; line <= last; line += 1) header.add(line);
  }
  const marked = texts.flatMap((text, at) => (/^(?:>|&gt;)/.test(text) ? [at] : []));
  const length = (some: readonly string[]) => some.reduce((sum, text) => sum + text.length, 0);
  const isStory = length(marked.map((at) => texts[at]!)) > length(texts) * QUOTED_SHARE;
  const signature = texts.indexOf('--');
  return { header, quoted: new Set(isStory ? [] : marked), signature: signature > 0 ? signature : Infinity };
}

function isField(text: string): boolean {
  return text.length <= LONGEST && FIELD.test(text);
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** A line near the top that the subject ends with: before it stands what the mail program wrote. */
function isSubject({ document, blocks }: Scene, at: number): boolean {
  if (at >= TOP || blocks[at]!.text.length > LONGEST || document.notes[0]?.name !== 'mail-part') return false;
  const subject = document.hints.find(({ name }) => name === 'mail.subject')?.value ?? '';
  const letters = lettersOf(blocks[at]!.text);
  return letters.length >= SHORTEST && lettersOf(subject).endsWith(letters);
}

/** What mail programs put around a story. */
export const mail = [
  {
    name: 'mail-forwarded-header',
    role: 'boilerplate',
    why: 'The header of the mail inside: at least three fields in a row, or the line that announces them.',
    test: (scene, at) => furnitureOf(scene)?.header.has(at) ?? false,
    examples: [
      [
        `${HEAD}FYI\n\n-----Original Message-----\nFrom: Bo Ek\nSent: Monday\nSubject: Ferry\n\n${STORY}`,
        ['-----Original Message-----', 'From: Bo Ek', 'Sent: Monday', 'Subject: Ferry'],
      ],
      [`${HEAD}To: be continued\n\n${STORY}`, []],
      [`From: Bo Ek\nSent: Monday\nSubject: Ferry\n\n${STORY}`, []],
    ],
  },
  {
    name: 'mail-quoted',
    role: 'boilerplate',
    why: 'What somebody else had written, to whom the mail answers; where all of it is quoted, it is the story.',
    test: (scene, at) => furnitureOf(scene)?.quoted.has(at) ?? false,
    examples: [
      [`${HEAD}${STORY}\n\n> How long will it be?`, ['> How long will it be?']],
      [`${HEAD}FYI\n\n> ${STORY}`, []],
      [`${STORY}\n\n> How long will it be?`, []],
    ],
  },
  {
    name: 'mail-signature',
    role: 'boilerplate',
    why: 'Below two dashes stands who sent it (RFC 3676, 4.3).',
    test: (scene, at) => at >= (furnitureOf(scene)?.signature ?? Infinity),
    examples: [
      [`${HEAD}${STORY}\n\n-- \nAnn Lee, Courier`, ['--', 'Ann Lee, Courier']],
      [`${STORY}\n\n-- \nAnn Lee, Courier`, []],
    ],
  },
  {
    name: 'mail-subject',
    role: 'headline',
    why: 'The subject of the mail, printed over its story.',
    test: isSubject,
    examples: [
      [`${HEAD}Dear desk,\n\nFerry returns to harbour\n\n${STORY}`, ['Ferry returns to harbour']],
      [`${HEAD}Harbour\n\n${STORY}`, []],
    ],
  },
] as const satisfies readonly Rule[];
