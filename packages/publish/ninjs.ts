import { z } from 'zod';

/** RFC 3986, the characters that need no escape, with a scheme: what JSON Schema's `format: uri` takes. */
export const Uri = z.string().regex(/^[A-Za-z][A-Za-z0-9+.-]{0,30}:(?:[\w.~:/?#@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+$/);

/** RFC 3339: with seconds and an offset, which ISO 8601 by itself does not ask for. */
export const Instant = z.iso.datetime({ offset: true });

/** A text and what it is for. */
export const Text = z.strictObject({ role: z.string().optional(), contentType: z.string().optional(), value: z.string().min(1) });

/** The story, or what belongs to it, as text or XHTML. */
export const Body = z.strictObject({
  contentType: z.enum(['text/plain', 'application/xhtml+xml']),
  charCount: z.int().nonnegative().optional(),
  wordCount: z.int().nonnegative().optional(),
  value: z.string().min(1),
});

/** A party in the making of the content. Its role is a code of IPTC's `contentprodpartyrole`. */
export const InfoSource = z.strictObject({
  name: z.string().min(1),
  role: Uri,
  contactInfo: z
    .array(z.strictObject({ type: z.enum(['email', 'web', 'handle']), value: z.string().min(1) }))
    .min(1)
    .optional(),
});
export type InfoSource = z.infer<typeof InfoSource>;

const Percent = z.int().min(0).max(100);

/** What the story is about. The only place where ninjs has room for how much, and how surely. */
export const Subject = z.strictObject({
  name: z.string().min(1),
  rel: z.enum(['keyword', 'section', 'mentions']),
  creator: z.string(),
  relevance: Percent.optional(),
  confidence: Percent,
});
export type Subject = z.infer<typeof Subject>;

const Named = z.strictObject({ name: z.string().min(1), rel: z.literal('mentions') });

const Rendition = z.strictObject({ name: z.string(), href: Uri });

/** Something that belongs to the story and is a news object of its own: a picture, the writer's bio, another story. */
export const Association = z.strictObject({
  name: z.string().min(1),
  rel: z.enum(['picture', 'authorBio', 'duplicateOf', 'excerptOf', 'revisionOf', 'correctionOf', 'cancels', 'contains']),
  uri: Uri,
  type: z.enum(['picture', 'component', 'text']),
  representationType: z.enum(['full', 'partial']).optional(),
  language: z.string().optional(),
  by: z.string().min(1).optional(),
  descriptions: z.array(Text).optional(),
  bodies: z.array(Body).optional(),
  infoSources: z.array(InfoSource).optional(),
  renditions: z.array(Rendition).optional(),
});
export type Association = z.infer<typeof Association>;

/**
 * IPTC ninjs 3.1, the parts that Copydesk writes, in the order it writes them. Every document that parses here is valid against
 * IPTC's own schema; the tests hold one against the other.
 */
export const Ninjs = z.strictObject({
  uri: Uri,
  type: z.literal('text'),
  representationType: z.enum(['full', 'partial']),
  standard: z.strictObject({ name: z.literal('ninjs'), version: z.literal('3.1'), schema: Uri }),
  version: z.string().optional(),
  firstCreated: Instant.optional(),
  versionCreated: Instant.optional(),
  contentCreated: Instant.optional(),
  embargoedUntil: Instant.optional(),
  pubStatus: z.enum(['usable', 'withheld', 'canceled']),
  urgency: z.int().min(1).max(9).optional(),
  slugline: z.string().min(1).optional(),
  language: z.string().optional(),
  headlines: z.array(Text).optional(),
  by: z.string().min(1).optional(),
  located: z.string().min(1).optional(),
  edNote: z.string().min(1).optional(),
  descriptions: z.array(Text).optional(),
  bodies: z.array(Body).min(1),
  subjects: z.array(Subject).optional(),
  people: z.array(Named).optional(),
  organisations: z.array(Named).optional(),
  places: z.array(Named).optional(),
  infoSources: z.array(InfoSource).optional(),
  usageTerms: z.string().min(1).optional(),
  copyrightHolder: z.string().min(1).optional(),
  copyrightNotice: z.string().min(1).optional(),
  altIds: z.array(z.strictObject({ role: z.string(), value: z.string() })),
  associations: z.array(Association).optional(),
});
export type Ninjs = z.infer<typeof Ninjs>;
