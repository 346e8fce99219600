import { z } from 'zod';

import { Uri } from './ninjs.ts';

const Text = z.string().min(1);

const Organization = z.strictObject({ '@type': z.literal('Organization'), name: Text });
const Place = z.strictObject({ '@type': z.literal('Place'), name: Text });

const Person = z.strictObject({
  '@type': z.literal('Person'),
  name: Text,
  honorificSuffix: Text.optional(),
  jobTitle: Text.optional(),
  affiliation: Organization.optional(),
  description: Text.optional(),
  email: z.email().optional(),
  url: Uri.optional(),
  knowsLanguage: z.array(Text).optional(),
});
export type Person = z.infer<typeof Person>;

const ImageObject = z.strictObject({
  '@type': z.literal('ImageObject'),
  '@id': Uri,
  contentUrl: Uri.optional(),
  caption: Text.optional(),
  description: Text.optional(),
  creditText: Text.optional(),
  creator: Person.optional(),
  sourceOrganization: Organization.optional(),
});
export type ImageObject = z.infer<typeof ImageObject>;

/** A day or a time; schema.org asks for no offset. */
const When = z.union([z.iso.date(), z.iso.datetime({ offset: true, local: true })]);

/**
 * schema.org `NewsArticle` as JSON-LD 1.1, the parts that Copydesk writes, in the order it writes them. Text is the drop's own; markup
 * in it is escaped where the document is written, so that it can stand inside a page's `<script>`.
 */
export const NewsArticle = z.strictObject({
  '@context': z.literal('https://schema.org'),
  '@type': z.literal('NewsArticle'),
  '@id': Uri,
  url: Uri.optional(),
  mainEntityOfPage: Uri.optional(),
  /** A story that may not be printed says so here, in the words of ninjs. */
  creativeWorkStatus: z.enum(['usable', 'withheld', 'canceled']),
  headline: Text.optional(),
  alternativeHeadline: Text.optional(),
  abstract: Text.optional(),
  dateline: Text.optional(),
  locationCreated: Place.optional(),
  datePublished: When.optional(),
  dateModified: When.optional(),
  inLanguage: Text.optional(),
  author: z.array(z.union([Person, Organization])).optional(),
  contributor: z.array(Person).optional(),
  editor: z.array(Person).optional(),
  translator: z.array(Person).optional(),
  sourceOrganization: z.array(Organization).optional(),
  publisher: Organization.optional(),
  articleSection: Text.optional(),
  keywords: z.array(Text).optional(),
  articleBody: Text,
  wordCount: z.int().nonnegative(),
  /** ISO 8601 duration. */
  timeRequired: z.string().regex(/^PT\d+M$/),
  correction: Text.optional(),
  image: z.array(ImageObject).optional(),
  mentions: z.array(z.union([z.strictObject({ '@type': z.literal('Person'), name: Text }), Organization, Place])).optional(),
  copyrightNotice: Text.optional(),
  conditionsOfAccess: Text.optional(),
  isAccessibleForFree: z.boolean().optional(),
  /** Of a copy or an excerpt: the story it rests on. */
  isBasedOn: Uri.optional(),
});
export type NewsArticle = z.infer<typeof NewsArticle>;
