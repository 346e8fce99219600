import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readLd } from './ld.ts';

const told = (...scripts: string[]) =>
  readLd(scripts.map((text) => ({ text, start: 0 }))).map(({ name, value }) => `${name}=${value}`);

test('the article is found in a graph, its references resolved', () => {
  const graph = {
    '@context': 'https://schema.org',
    '@graph': [
      { '@type': 'WebSite', name: 'Courier' },
      {
        '@type': 'NewsArticle',
        headline: 'Ferry returns',
        author: { '@id': '#ann' },
        keywords: ['ferry', 'storm'],
        publisher: 'Courier',
        secret: 'x',
      },
      { '@id': '#ann', '@type': 'Person', name: 'Ann Lee', jobTitle: 'Reporter', birthDate: '1990-01-01' },
    ],
  };
  assert.deepEqual(told(JSON.stringify(graph)), [
    'ld.@type=NewsArticle',
    'ld.headline=Ferry returns',
    'ld.author.0.@type=Person',
    'ld.author.0.name=Ann Lee',
    'ld.author.0.jobTitle=Reporter',
    'ld.keywords=ferry',
    'ld.keywords=storm',
    'ld.publisher.name=Courier',
  ]);
});

test('bare names of writers are numbered too', () => {
  assert.deepEqual(told('[{"@type":["Article"],"author":["Ann Lee","Kim Roe"]}]').slice(1), [
    'ld.author.0.name=Ann Lee',
    'ld.author.1.name=Kim Roe',
  ]);
});

test('raw line feeds and comments around the object do no harm', () => {
  assert.deepEqual(told('/*<![CDATA[*/ {"@type":"Article","headline":"Ferry\nreturns"} /*]]>*/').slice(1), [
    'ld.headline=Ferry returns',
  ]);
});

test('of two articles the one that says more is told', () => {
  assert.deepEqual(
    told('{"@type":"Article","name":"Teaser"}', '{"@type":"Article","headline":"Ferry","datePublished":"2031-06-05"}').slice(1),
    ['ld.headline=Ferry', 'ld.datePublished=2031-06-05'],
  );
});

test('every value has its place, one that is written otherwise the whole script', () => {
  const text =
    '{"@type":"Article","wordCount":120,"headline":"Ferry \\"returns\\"","name":"F\\u00e4hre","author":{"name":"Ann Lee"}}';
  const places = readLd([{ text, start: 100 }]).map(({ name, span }) => [name, text.slice(span![0] - 100, span![1] - 100)]);
  assert.deepEqual(places, [
    ['ld.@type', 'Article'],
    ['ld.wordCount', '120'],
    ['ld.headline', 'Ferry \\"returns\\"'],
    ['ld.name', text],
    ['ld.author.0.name', 'Ann Lee'],
  ]);
});

test('depth, width and names that mean something to JavaScript are harmless', () => {
  const deep = '{"@type":"Article","author":'.repeat(50_000) + '1' + '}'.repeat(50_000);
  const around = { '@type': 'Article', headline: 'x', author: { '@id': '#a' } };
  assert.doesNotThrow(() => told(deep));
  assert.doesNotThrow(() => told('['.repeat(100_000)));
  assert.deepEqual(told(JSON.stringify([around, { '@id': '#a', '@type': 'Person', worksFor: { '@id': '#a' } }])).slice(0, 2), [
    'ld.@type=Article',
    'ld.headline=x',
  ]);
  told('{"@type":"Article","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}');
  assert.equal(Reflect.get({}, 'polluted'), undefined);
});

test('scripts wrapped for old browsers and scripts with slips are read', () => {
  const wrapped = '//<![CDATA[\n{"@type":"NewsArticle","headline":"Ferry returns"}\n//]]>';
  const slipped = '{"@type":"NewsArticle","headline":"Ferry\nreturns",}';
  const all = ['ld.@type=NewsArticle', 'ld.headline=Ferry returns'];
  assert.deepEqual(told(wrapped), all);
  assert.deepEqual(told(slipped), all);
  assert.deepEqual(told('{"@type": Article}'), []);
});
