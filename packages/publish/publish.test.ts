import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Rejection } from '@copydesk/article/rejection';
import type { Relation } from '@copydesk/article/relation';

import { iptc, ours, skip, strict } from './judges.ts';
import { drop, fingerprint, full, minimal, parsed, relation, sourced } from './made-up.fixture.ts';
import { publish, refuse, RejectedDocument } from './publish.ts';

const related: Relation = {
  kind: 'near',
  of: { uri: 'urn:copydesk:0', key: 'a.txt' },
  root: { uri: 'urn:copydesk:0', key: 'a.txt' },
  score: 0.93,
  reasons: [],
};
const cases = {
  'a full article': { drop, article: full, relation: related, fingerprint },
  'a minimal one': { drop: { bucket: 'b', key: 'k', etag: 'e', size: 1 }, article: minimal, relation, fingerprint },
};

for (const [name, input] of Object.entries(cases)) {
  test(`${name}: without our property it is valid against IPTC's schema`, { skip }, () => {
    assert.deepEqual(iptc()(strict(publish(input).document)), []);
  });

  test(`${name}: it is valid against the schema that we publish`, () => {
    const { document } = publish(input);
    assert.deepEqual(ours()(document), []);
    assert.notDeepEqual(ours()({ ...document, more: 1 }), []);
    assert.notDeepEqual(ours()({ ...document, copydesk: { ...document.copydesk, counts: {} } }), []);
  });

  test(`${name}: the bytes are the document, the same every time`, () => {
    const { bytes, document } = publish(input);
    assert.deepEqual(parsed(bytes), document);
    assert.deepEqual(publish(structuredClone(input)).bytes, bytes);
    assert.equal(bytes.at(-1), 10);
  });
}

test("IPTC's schema refuses our own property, so the check is a check", { skip }, () => {
  assert.notDeepEqual(iptc()(publish(cases['a minimal one']).document), []);
});

test('a story of no writer is by whom it is credited to', () => {
  const { document } = publish({ ...cases['a minimal one'], article: { ...minimal, credited: [sourced('AP')] } });
  assert.equal(document.by, 'AP');
  assert.deepEqual(
    document.infoSources?.map(({ name, role }) => [name, role.slice(role.lastIndexOf('/') + 1)]),
    [['AP', 'author']],
  );
});

test('facts stand where ninjs wants them', () => {
  const { document } = publish(cases['a full article']);
  assert.equal(document.headlines?.[0]?.value, 'Ferry <returns> & stays');
  assert.equal(document.by, 'Ann Lee, Bo Ek, Cy Dee and Coast Desk');
  assert.equal(document.contentCreated, '2024-03-01T09:30:00+01:00');
  assert.equal(document.located, 'ODESSA, Ukraine');
  assert.equal(document.copyrightNotice, '© 2024 Harbour Courier');
  assert.deepEqual(
    document.infoSources?.map(({ name, role, contactInfo = [] }) => [
      name,
      role.slice(role.lastIndexOf('/') + 1),
      ...contactInfo.map(({ value }) => value),
    ]),
    [
      ['Ann Lee', 'author', 'ann@courier.example', 'https://courier.example/people/ann%20lee', '@annlee'],
      ['Bo Ek', 'author'],
      ['Cy Dee', 'author'],
      ['Di Fox', 'correspondent'],
      ['Coast Desk', 'author'],
      ['AP', 'origcont'],
      ['Harbour Courier', 'distributor'],
    ],
  );
  assert.deepEqual(
    document.associations?.map(({ type, rel }) => `${type} ${rel}`),
    ['picture picture', 'picture picture', 'component authorBio', 'text duplicateOf'],
  );
  const [picture, drawing] = document.associations ?? [];
  assert.equal(picture?.by, 'ANN LEE');
  assert.deepEqual(
    picture?.infoSources?.map(({ name, role }) => `${name} ${role.slice(role.lastIndexOf('/') + 1)}`),
    ['ANN LEE cameraOperator', 'AFP imgSupplier'],
  );
  assert.equal(picture?.representationType, 'partial');
  assert.deepEqual(
    picture?.descriptions?.map(({ role, value }) => [role, value]),
    [
      ['caption', 'Sailors at...'],
      ['alt', 'ferry, dawn'],
      ['creditline', 'ANN LEE/AFP'],
    ],
  );
  assert.equal(picture?.renditions?.[0]?.href, 'https://courier.example/img/1.jpg');
  assert.equal(drawing?.renditions, undefined);
});

test('what an editor is told stands where ninjs wants it', () => {
  const { document } = publish(cases['a full article']);
  assert.equal(document.slugline, 'FERRY-RETURNS');
  assert.equal(document.urgency, 3);
  assert.equal(document.usageTerms, 'No sales.');
  assert.equal(document.edNote, 'UPDATE 2-\nEds: Adds quotes.\nPhotos follow.');
  assert.equal(document.embargoedUntil, '2024-03-02T09:00:00+01:00');
  assert.deepEqual(
    document.subjects?.map(({ name, rel, relevance, confidence }) => [name, rel, relevance, confidence]),
    [
      ['World', 'section', undefined, 90],
      ['ferry', 'keyword', undefined, 90],
      ['Eva Moss', 'mentions', 100, 90],
      ['Harbour Board', 'mentions', 50, 75],
      ['Odessa', 'mentions', 25, 60],
    ],
  );
  const names = [document.people, document.organisations, document.places].map((some) => some?.map(({ name }) => name));
  assert.deepEqual(names, [['Eva Moss'], ['Harbour Board'], ['Odessa']]);
});

test('the evidence holds every fact with its source, and each of them once', () => {
  const { copydesk } = publish(cases['a full article']).document;
  const { body: _body, pictures: _pictures, flags, quality, quotes, mentions, cuts, notes, ...fields } = full;
  assert.deepEqual(copydesk.fields, fields);
  for (const [name, value] of Object.entries({ flags, quality, quotes, mentions, cuts, notes }))
    assert.deepEqual(copydesk[name as keyof typeof copydesk], value, name);
  assert.deepEqual(copydesk.counts, { paragraphs: 7, words: 12, characters: 66, readingMinutes: 1, pictures: 2, cuts: 1 });
});

test('no day is made up: an interval, a day or a local time gives no contentCreated', () => {
  for (const value of [
    { precision: 'day', at: '2024-03-01' },
    { precision: 'instant', at: '2024-03-01T09:30:00' },
    { precision: 'interval', from: '2024-03-01', reasons: ['a caption'] },
  ] as const) {
    const { document } = publish({
      drop,
      article: { ...minimal, published: sourced(structuredClone(value) as never) },
      relation,
      fingerprint,
    });
    assert.equal(document.contentCreated, undefined);
    assert.deepEqual(document.copydesk.fields.published?.value, value);
  }
});

test('every printed block is found again in the plain body', () => {
  const { document } = publish(cases['a full article']);
  const plain = document.bodies[0]?.value ?? '';
  assert.deepEqual(
    document.copydesk.body.map(({ at }) => plain.slice(...at)),
    full.body.map(({ text }) => text),
  );
});

test('the XHTML groups lists, quotes and tables, and escapes', () => {
  assert.equal(
    publish(cases['a full article']).document.bodies[1]?.value,
    [
      '<div xmlns="http://www.w3.org/1999/xhtml">',
      '<p>First &amp; foremost.</p>',
      '<h3>What next</h3>',
      '<ul>',
      '<li>one</li>',
      '<li>two</li>',
      '</ul>',
      '<blockquote>',
      '<p>Well.</p>',
      '</blockquote>',
      '<table>',
      '<tr><td>a</td><td>b</td></tr>',
      '</table>',
      '<p class="correction">It was nine.</p>',
      '</div>',
    ].join('\n'),
  );
});

test('a document that does not fit is a Rejection in one line', () => {
  const article = { ...minimal, body: [] };
  assert.throws(
    () => publish({ drop, article, relation, fingerprint }),
    (error) =>
      error instanceof Rejection &&
      error.code === 'invalid-output' &&
      error.detail.startsWith('bodies.0.value: ') &&
      error.detail.length < 300,
  );
});

test('a refusal tells the editor what to do, and what was found in one line', () => {
  const refusal = { drop, code: 'gave-up', detail: `clean: store unreachable\u0000${'x'.repeat(9_000)}` } as const;
  const { bytes, document } = refuse(refusal);
  assert.deepEqual(RejectedDocument.parse(JSON.parse(new TextDecoder().decode(bytes))), document);
  assert.match(document.sentence, /Replay it/);
  assert.match(document.detail, /^clean: store unreachable\ufffdx{100}/);
  assert.equal(document.detail.length, 2_000);
  assert.deepEqual(refuse(refusal).bytes, bytes);
});
