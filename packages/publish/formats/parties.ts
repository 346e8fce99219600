import { z } from 'zod';

import { bylineNames, type Article, type Author, type Picture } from '@copydesk/article/article';

import type { InfoSource } from '../ninjs.ts';
import { address } from './address.ts';

/** IPTC's controlled vocabulary for parties in the making of content. */
const ROLES = 'http://cv.iptc.org/newscodes/contentprodpartyrole/';
/** Our roles in its words. It has no translator: one who renders a text makes its content. */
const CODES = {
  author: 'author',
  contributor: 'correspondent',
  photographer: 'cameraOperator',
  editor: 'editor',
  translator: 'author',
} as const satisfies Record<Author['role'], string>;

/** Who made the story, in order: the people, who else is credited with it, the agencies it rests on, who brings it out. */
export function parties({ authors, credited = [], agencies, publisher, canonical }: Article): InfoSource[] {
  return [
    ...authors.map(({ value }) => party(value.name, CODES[value.role], contacts(value, canonical?.value))),
    ...credited.map(({ value }) => party(value, CODES.author)),
    ...(agencies ?? []).map((name) => party(name, 'origcont')),
    ...(publisher ? [party(publisher.value, 'distributor')] : []),
  ];
}

/** Who made a picture and who supplies it, where the credit tells the two apart. */
export function pictureParties({ photographer, agency }: Picture): InfoSource[] {
  return [...(photographer ? [party(photographer, CODES.photographer)] : []), ...(agency ? [party(agency, 'imgSupplier')] : [])];
}

function party(name: string, role: string, contactInfo: NonNullable<InfoSource['contactInfo']> = []): InfoSource {
  return { name, role: ROLES + role, ...(contactInfo.length > 0 && { contactInfo }) };
}

const Email = z.email();

function contacts({ email, url, handles }: Author, base: string | undefined): NonNullable<InfoSource['contactInfo']> {
  const profile = address(url, base);
  return [
    ...(email && Email.safeParse(email).success ? [{ type: 'email' as const, value: email }] : []),
    ...(profile ? [{ type: 'web' as const, value: profile }] : []),
    ...(handles ?? []).filter(Boolean).map((value) => ({ type: 'handle' as const, value })),
  ];
}

/** `Ann Lee, Bo Ek and Cy Dee`, in the way of the story's own language; empty where its byline names nobody. */
export function writers(article: Article): string {
  const { language } = article;
  // A language that Intl does not know would fall back to the machine's own.
  const locales = [language?.value === 'en' ? 'en-GB' : (language?.value ?? 'en-GB'), 'en-GB'].filter(
    (tag) => Intl.ListFormat.supportedLocalesOf(safeTag(tag)).length > 0,
  );
  return new Intl.ListFormat(locales, { type: 'conjunction' }).format(bylineNames(article));
}

function safeTag(tag: string): string[] {
  return /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag) ? [tag] : [];
}
