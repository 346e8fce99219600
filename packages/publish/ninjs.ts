import { z } from 'zod';

/** RFC 3986, the characters that need no escape, with a scheme: what JSON Schema's `format: uri` takes. */
export const Uri = z.string().regex(/^[A-Za-z][A-Za-z0-9+.-]{0,30}:(?:[\w.~:/?#@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+$/);

/** RFC 3339, with an offset. */
const Instant = z.iso.datetime({ offset: true });

const Text = z.strictObject({ role: z.string().optional(), contentType: z.string().optional(), value: z.string().min(1) });

const Body = z.strictObject({
  contentType: z.enum(['text/plain', 'application/xhtml+xml']),
  charCount: z.int().nonnegative().optional(),
  wordCount: z.int().nonnegative().optional(),
  value: z.string().min(1),
});

const InfoSource = z.strictObject({
  name: z.string().min(1),
  role: Uri,
  contactInfo: z.array(z.strictObject({ type: z.literal('email'), value: z.email() })).optional(),
});

const Subject = z.strictObject({
  name: z.string().min(1),
  rel: z.enum(['keyword', 'section']),
  creator: z.string(),
  confidence: z.int().min(0).max(100),
});

const Rendition = z.strictObject({ name: z.string(), href: Uri });

/** Something that belongs to the story and is a news object of its own: a picture, the writer's bio, another story. */
export const Association = z.strictObject({
  name: z.string().min(1),
  rel: z.enum(['picture', 'authorBio', 'duplicateOf', 'excerptOf', 'revisionOf', 'contains']),
  uri: Uri,
  type: z.enum(['picture', 'component', 'text']),
  representationType: z.enum(['full', 'partial']).optional(),
  language: z.string().optional(),
  by: z.string().min(1).optional(),
  descriptions: z.array(Text).optional(),
  bodies: z.array(Body).optional(),
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
  language: z.string().optional(),
  headlines: z.array(Text).optional(),
  by: z.string().min(1).optional(),
  located: z.string().min(1).optional(),
  descriptions: z.array(Text).optional(),
  bodies: z.array(Body).min(1),
  subjects: z.array(Subject).optional(),
  infoSources: z.array(InfoSource).optional(),
  copyrightHolder: z.string().min(1).optional(),
  copyrightNotice: z.string().min(1).optional(),
  altIds: z.array(z.strictObject({ role: z.string(), value: z.string() })),
  associations: z.array(Association).optional(),
});
export type Ninjs = z.infer<typeof Ninjs>;
