import { createHash } from 'node:crypto';

import { bodyText, type Article } from '@copydesk/article/article';
import { dropUri, type Drop } from '@copydesk/article/drop';
import type { Relation } from '@copydesk/article/relation';

import type { Ninjs } from '../ninjs.ts';
import { associations } from './associations.ts';
import { bodies } from './bodies.ts';
import { concepts } from './concepts.ts';
import { instantOf } from './instant.ts';
import { parties, writers } from './parties.ts';
import { cancels, status } from './status.ts';

const SCHEMA = 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json';

/** An article as ninjs 3.1 by itself, without our extension. Absent facts are absent properties; nothing is made up. */
export function ninjs(drop: Drop, article: Article, relation: Relation): Ninjs {
  const uri = dropUri(drop);
  const { headline, subheadline, summary, dateline, language, usageTerms } = article;
  const headlines = [...texts('headline', headline?.value), ...texts('subheadline', subheadline?.value)];
  const created = instantOf(article.published?.value);
  const by = writers(article);
  const infoSources = parties(article);
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
    ...(created && { contentCreated: created }),
    ...status(article, drop),
    ...(language && { language: language.value }),
    ...(headlines.length > 0 && { headlines }),
    ...(by && { by }),
    ...(dateline && { located: dateline.value }),
    ...(summary && { descriptions: texts('summary', summary.value) }),
    bodies: bodies(article),
    ...concepts(article),
    ...(infoSources.length > 0 && { infoSources }),
    ...(usageTerms && { usageTerms: usageTerms.value }),
    ...rights(article),
    altIds: altIds(drop, article, relation),
    ...(belonging.length > 0 && { associations: belonging }),
  };
}

/** Other names of the story, and of what it belongs to. */
function altIds(drop: Drop, article: Article, { root }: Relation): Ninjs['altIds'] {
  const { canonical, edition } = article;
  return [
    { role: 'copydesk:rawObject', value: `s3://${drop.bucket}/${drop.key}` },
    { role: 'copydesk:bodySha256', value: createHash('sha256').update(bodyText(article)).digest('hex') },
    { role: 'copydesk:cluster', value: root.uri },
    ...(canonical ? [{ role: 'copydesk:canonical', value: canonical.value }] : []),
    // A notice names the story that it takes back in its own words: no address of it is known.
    ...(cancels(article) && edition?.value.of ? [{ role: 'copydesk:cancels', value: edition.value.of }] : []),
  ];
}

function texts(role: string, value: string | undefined): { role: string; contentType: string; value: string }[] {
  return value ? [{ role, contentType: 'text/plain', value }] : [];
}

/** A line with the rights sign is a notice; a bare name is the holder. */
function rights({ copyright }: Article): Pick<Ninjs, 'copyrightHolder' | 'copyrightNotice'> {
  if (!copyright) return {};
  return /©|\(c\)|copyright|rights|rechte|droits|derechos|diritti|direitos/iu.test(copyright.value)
    ? { copyrightNotice: copyright.value }
    : { copyrightHolder: copyright.value };
}
