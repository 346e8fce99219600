import { createHash } from 'node:crypto';

import { z } from 'zod';

import { bodyText, type Article, type Author } from '@copydesk/article/article';
import { dropUri, type Drop } from '@copydesk/article/drop';
import type { Relation } from '@copydesk/article/relation';

import type { Ninjs } from '../ninjs.ts';
import { associations } from './associations.ts';
import { bodies } from './bodies.ts';

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
const SCHEMA = 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json';

/** An article as ninjs 3.1 by itself, without our extension. Absent facts are absent properties; nothing is made up. */
export function ninjs(drop: Drop, article: Article, relation: Relation): Ninjs {
  const uri = dropUri(drop);
  const { headline, subheadline, summary, dateline, language, published } = article;
  const headlines = [...texts('headline', headline?.value), ...texts('subheadline', subheadline?.value)];
  const by = names(article);
  const sources = infoSources(article);
  const topics = subjects(article);
  const belonging = associations(uri, article, relation);
  return {
    uri,
    type: 'text',
    representationType: article.flags.includes('paywall-teaser') ? 'partial' : 'full',
    standard: { name: 'ninjs', version: '3.1', schema: SCHEMA },
    ...(drop.lastModified && {
      version: drop.lastModified.replace(/[^0-9TZ]/g, ''),
      firstCreated: drop.lastModified,
      versionCreated: drop.lastModified,
    }),
    // An instant without an offset is no point in time yet; it stays in the evidence.
    ...(published?.value.precision === 'instant' &&
      /(?:Z|[+-]\d{2}:\d{2})$/.test(published.value.at) && { contentCreated: published.value.at }),
    ...(language && { language: language.value }),
    ...(headlines.length > 0 && { headlines }),
    ...(by && { by }),
    ...(dateline && { located: dateline.value }),
    ...(summary && { descriptions: texts('summary', summary.value) }),
    bodies: bodies(article),
    ...(topics.length > 0 && { subjects: topics }),
    ...(sources.length > 0 && { infoSources: sources }),
    ...rights(article),
    altIds: [
      { role: 'copydesk:rawObject', value: `s3://${drop.bucket}/${drop.key}` },
      { role: 'copydesk:bodySha256', value: createHash('sha256').update(bodyText(article)).digest('hex') },
      { role: 'copydesk:cluster', value: relation.root.uri },
      ...(article.canonical ? [{ role: 'copydesk:canonical', value: article.canonical.value }] : []),
    ],
    ...(belonging.length > 0 && { associations: belonging }),
  };
}

function texts(role: string, value: string | undefined): { role: string; contentType: string; value: string }[] {
  return value ? [{ role, contentType: 'text/plain', value }] : [];
}

/** `Ann Lee, Bo Ek and Cy Dee`, in the way of the story's own language. */
function names({ authors, language }: Article): string {
  const writers = authors.filter(({ value }) => value.role === 'author').map(({ value }) => value.name);
  // A language that Intl does not know would fall back to the machine's own.
  const locales = [language?.value === 'en' ? 'en-GB' : (language?.value ?? 'en-GB'), 'en-GB'].filter(
    (tag) => Intl.ListFormat.supportedLocalesOf(safeTag(tag)).length > 0,
  );
  return new Intl.ListFormat(locales, { type: 'conjunction' }).format(writers);
}

function safeTag(tag: string): string[] {
  return /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag) ? [tag] : [];
}

const Email = z.email();

function infoSources({ authors, agencies, publisher }: Article): NonNullable<Ninjs['infoSources']> {
  return [
    ...authors.map(({ value }) => ({ name: value.name, role: ROLES + CODES[value.role], ...contact(value) })),
    ...(agencies ?? []).map((name) => ({ name, role: `${ROLES}origcont` })),
    ...(publisher ? [{ name: publisher.value, role: `${ROLES}distributor` }] : []),
  ];
}

function contact({ email }: Author): Pick<NonNullable<Ninjs['infoSources']>[number], 'contactInfo'> {
  return email && Email.safeParse(email).success ? { contactInfo: [{ type: 'email', value: email }] } : {};
}

function subjects({ section, keywords }: Article): NonNullable<Ninjs['subjects']> {
  const fields = [
    ...(section ? [{ rel: 'section' as const, field: section }] : []),
    ...keywords.map((field) => ({ rel: 'keyword' as const, field })),
  ];
  return fields.map(({ rel, field }) => ({
    name: field.value,
    rel,
    creator: `copydesk:${field.rule}`,
    confidence: Math.round(field.confidence * 100),
  }));
}

/** A line with the rights sign is a notice; a bare name is the holder. */
function rights({ copyright }: Article): Pick<Ninjs, 'copyrightHolder' | 'copyrightNotice'> {
  if (!copyright) return {};
  return /©|\(c\)|copyright|rights|rechte|droits|derechos|diritti|direitos/iu.test(copyright.value)
    ? { copyrightNotice: copyright.value }
    : { copyrightHolder: copyright.value };
}
