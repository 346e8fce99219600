import { z } from 'zod';

/** Where a text stands in the decoded source: [start, end) in UTF-16 units. */
export const Span = z.tuple([z.int().nonnegative(), z.int().nonnegative()]);
export type Span = z.infer<typeof Span>;

/** What a block looks like in its source, before anybody says what it is for. */
export const Shape = z.enum(['paragraph', 'heading', 'list-item', 'quote', 'cell', 'preformatted', 'caption', 'image']);
export type Shape = z.infer<typeof Shape>;

/**
 * What a block is for, in a newsroom's words. Its fate: `body` is printed, `fact` is kept for extract because it carries a fact,
 * `cut` leaves only its role, rule and span behind.
 */
export const roles = {
  body: { fate: 'body', what: 'A paragraph of the story.' },
  subhead: { fate: 'body', what: 'A heading between paragraphs.' },
  quote: { fate: 'body', what: 'A quotation set apart from the text.' },
  list: { fate: 'body', what: 'One item of a list in the story.' },
  table: { fate: 'body', what: 'One row of a table in the story.' },
  correction: { fate: 'body', what: 'A note that says what an earlier version had wrong.' },
  headline: { fate: 'fact', what: 'The headline.' },
  subheadline: { fate: 'fact', what: 'The line under the headline (deck, standfirst).' },
  byline: { fate: 'fact', what: 'Who wrote it.' },
  dateline: { fate: 'fact', what: 'When, and from where.' },
  image: { fate: 'fact', what: 'A picture: its alternative text and address.' },
  'image-keywords': { fate: 'fact', what: "A picture's keywords glued with commas, as a scraper leaves them." },
  caption: { fate: 'fact', what: 'What a picture shows, often with its credit.' },
  credit: { fate: 'fact', what: 'Whose picture it is.' },
  'author-bio': { fate: 'fact', what: 'Who the writer is.' },
  copyright: { fate: 'fact', what: 'Who holds the rights.' },
  advisory: { fate: 'fact', what: 'A note to editors, not to readers.' },
  slugline: { fate: 'fact', what: 'What newsrooms call the story among themselves.' },
  'voice-notice': { fate: 'cut', what: 'Says that the text can be listened to, or that the voice is a machine.' },
  promo: { fate: 'cut', what: 'Sells something: advertisement, subscription, app, another story.' },
  'related-links': { fate: 'cut', what: 'Links to other stories.' },
  'share-bar': { fate: 'cut', what: 'Buttons to share, print, save or follow.' },
  newsletter: { fate: 'cut', what: 'Asks for an e-mail address.' },
  navigation: { fate: 'cut', what: 'Menus, crumbs, tags, pagination, page furniture.' },
  'cookie-wall': { fate: 'cut', what: 'Asks for consent.' },
  comment: { fate: 'cut', what: "Readers' comments and what invites them." },
  heading: { fate: 'cut', what: 'The title of a part that was cut.' },
  repeat: { fate: 'cut', what: 'Says again what the drop has said already.' },
  boilerplate: { fate: 'cut', what: 'Not part of the story, for no more special reason.' },
} as const satisfies Record<string, { fate: 'body' | 'fact' | 'cut'; what: string }>;

/** The name of one of `roles`. */
export const Role = z.enum(Object.keys(roles) as [keyof typeof roles, ...(keyof typeof roles)[]]);
export type Role = z.infer<typeof Role>;
