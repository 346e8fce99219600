import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Article } from '@copydesk/article/article';
import type { Relation } from '@copydesk/article/relation';

import { drop, fingerprint, full, minimal, relation, sourced } from './made-up.fixture.ts';
import { NewsArticle, publish } from './publish.ts';

const original = { uri: 'urn:copydesk:0', key: 'a.txt' };
const copy: Relation = { kind: 'near', of: original, root: original, score: 0.9, reasons: [] };

/** The rendering as it is stored. */
function rendered(article: Article = full, related = relation): { text: string; document: NewsArticle } {
  const output = { profile: 'whole', renderings: ['jsonld'] } as const;
  const { beside } = publish({ drop, article, relation: related, fingerprint }, output);
  assert.deepEqual(
    beside.map(({ prefix, contentType }) => [prefix, contentType]),
    [['jsonld/', 'application/ld+json']],
  );
  const text = new TextDecoder().decode(beside[0]?.bytes);
  return { text, document: NewsArticle.parse(JSON.parse(text)) };
}

test('every fact stands where schema.org wants it', () => {
  const { document } = rendered();
  assert.equal(document.headline, 'Ferry <returns> & stays');
  assert.deepEqual(document.author?.[0], {
    '@type': 'Person',
    name: 'Ann Lee',
    jobTitle: 'Reporter',
    affiliation: { '@type': 'Organization', name: 'Harbour Courier' },
    description: 'Ann Lee is a reporter.',
    email: 'ann@courier.example',
    url: 'https://courier.example/people/ann%20lee',
    knowsLanguage: ['English'],
  });
  assert.deepEqual(
    document.author?.map(({ name }) => name),
    ['Ann Lee', 'Bo Ek', 'Cy Dee', 'Coast Desk'],
  );
  assert.deepEqual(
    document.contributor?.map(({ name }) => name),
    ['Di Fox'],
  );
  assert.deepEqual(
    document.sourceOrganization?.map(({ name }) => name),
    ['AP'],
  );
  assert.deepEqual([document.datePublished, document.dateModified], ['2024-03-01T09:30:00+01:00', '2024-03-02']);
  assert.equal(document.timeRequired, 'PT1M');
  assert.equal(document.correction, 'It was nine.');
  assert.deepEqual(document.image?.[0], {
    '@type': 'ImageObject',
    '@id': `${document['@id']}#picture-1`,
    contentUrl: 'https://courier.example/img/1.jpg',
    caption: 'Sailors at...',
    description: 'ferry, dawn',
    creditText: 'ANN LEE/AFP',
    creator: { '@type': 'Person', name: 'ANN LEE' },
    sourceOrganization: { '@type': 'Organization', name: 'AFP' },
  });
  assert.deepEqual(
    document.mentions?.map((one) => `${one['@type']} ${one.name}`),
    ['Person Eva Moss', 'Organization Harbour Board', 'Place Odessa'],
  );
});

test('an organisation that is credited is an author of its own kind', () => {
  const { document } = rendered({ ...minimal, credited: [sourced('AP')] });
  assert.deepEqual(document.author, [{ '@type': 'Organization', name: 'AP' }]);
});

test('letters behind a name stand apart from it', () => {
  const { document } = rendered({ ...minimal, authors: [sourced({ name: 'Ann Lee', role: 'author' as const, letters: 'MD' })] });
  assert.deepEqual(document.author, [{ '@type': 'Person', name: 'Ann Lee', honorificSuffix: 'MD' }]);
});

test('an article without facts has none, and no date that is less than a day', () => {
  const published = sourced({ precision: 'interval' as const, from: '2024-03-01', reasons: ['a caption'] });
  assert.deepEqual(Object.keys(rendered({ ...minimal, published }).document), [
    '@context',
    '@type',
    '@id',
    'creativeWorkStatus',
    'articleBody',
    'wordCount',
    'timeRequired',
  ]);
});

test('it can stand inside a script element, and says what it is when it is no free original', () => {
  const { text, document } = rendered({ ...minimal, headline: sourced('</script><b>'), flags: ['paywall-teaser'] }, copy);
  assert.ok(!text.includes('<'));
  assert.equal(document.headline, '</script><b>');
  assert.equal(document.isAccessibleForFree, false);
  assert.equal(document.isBasedOn, original.uri);
  assert.equal(rendered().document.isAccessibleForFree, undefined);
});
