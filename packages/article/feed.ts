import { z } from 'zod';

const Zone = z.string().refine(isZone, { error: 'not a time zone of the IANA database, such as Europe/Berlin' });
const Language = z.string().refine(isLanguage, { error: 'not a language tag of BCP 47 in its usual case, such as de or pt-BR' });

/** What a feed says of the drops that come through it: everything that it can say. What a drop says itself comes first. */
export const Feed = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]{0,63}$/, { error: 'a name of at most 64 small letters, digits, dots, dashes and underscores' })
    .describe('What the outcome, the log and the console call it.'),
  publisher: z.string().min(1).max(80).optional().describe('The publisher of drops that name none.'),
  language: Language.optional().describe(
    'The language of drops that declare none and whose text does not show it, BCP 47: `de`, `pt-BR`.',
  ),
  zone: Zone.optional().describe('The time zone of times that name no offset, from the IANA database: `Europe/Berlin`.'),
  format: z
    .enum(['text', 'html'])
    .optional()
    .describe('How to read a drop that could be either: `text` that mentions tags, or `html` that begins without one.'),
  embargo: z
    .string()
    .regex(/^P(?:[1-9]\d{0,2}D|T[1-9]\d{0,3}[HM])$/, { error: 'a time such as PT30M, PT6H or P2D' })
    .optional()
    .describe(
      'How long after its arrival a drop that sets no embargo itself may not be printed, ISO 8601: `PT30M`, `PT6H`, `P2D`.',
    ),
  priority: z
    .enum(['urgent', 'normal', 'low'])
    .optional()
    .describe(
      'Its place in every queue: `urgent` goes before everything that waits, `low` after all live drops. Default: `normal`.',
    ),
});
export type Feed = z.infer<typeof Feed>;

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== undefined && /^[A-Za-z]/.test(zone);
  } catch {
    return false;
  }
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag;
  } catch {
    return false;
  }
}
