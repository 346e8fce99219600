import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';

import type { Article, Sourced } from '@copydesk/article/article';
import { dropUri, type Drop } from '@copydesk/article/drop';
import { Rejection } from '@copydesk/article/rejection';
import type { Fingerprint, Relation } from '@copydesk/article/relation';

import { ArticleDocument, publish, refuse, RejectedDocument } from './publish.ts';

const drop: Drop = { bucket: 'drops', key: '2024/03/ferry.html', etag: 'abc', lastModified: '2024-03-02T08:00:00Z', size: 4_321 };
const story = { uri: dropUri(drop), key: drop.key };
const relation: Relation = { kind: 'none', root: story, score: 1, reasons: [] };
const fingerprint: Fingerprint = { exact: 'a'.repeat(64), level: 0, shingles: 3, sketch: 'AAAA', anchors: 'AAAA' };

function sourced<Value>(value: Value): Sourced<Value> {
  return { value, rule: 'made-up', confidence: 0.9, spans: [[0, 4]], rivals: [{ value: 'other', rule: 'worse' }] };
}

const minimal: Article = {
  authors: [],
  keywords: [],
  body: [{ role: 'body', text: 'Rain.', span: [0, 5], shape: 'paragraph' }],
  pictures: [],
  flags: ['no-headline'],
  cuts: [],
  notes: [],
};

const full: Article = {
  ...minimal,
  headline: sourced('Ferry <returns> & stays'),
  subheadline: sourced('After nine years'),
  summary: sourced('The ferry runs again.'),
  authors: [
    sourced({ name: 'Ann Lee', role: 'author' as const, email: 'ann@courier.example', bio: 'Ann Lee is a reporter.', handles: ['@annlee'] }),
    sourced({ name: 'Bo Ek', role: 'author' as const, email: 'not an address' }),
    sourced({ name: 'Cy Dee', role: 'author' as const }),
    sourced({ name: 'Di Fox', role: 'contributor' as const }),
  ],
  agencies: ['AP'],
  published: sourced({ precision: 'instant' as const, at: '2024-03-01T09:30:00+01:00' }),
  modified: sourced({ precision: 'day' as const, at: '2024-03-02' }),
  dateline: sourced('ODESSA, Ukraine'),
  publisher: sourced('Harbour Courier'),
  section: sourced('World'),
  keywords: [sourced('ferry')],
  language: sourced('en'),
  canonical: sourced('https://courier.example/a b'),
  copyright: sourced('© 2024 Harbour Courier'),
  body: [
    { role: 'body', text: 'First & foremost.', span: [0, 17], shape: 'paragraph' },
    { role: 'subhead', text: 'What next', span: [20, 29], shape: 'heading', level: 3 },
    { role: 'list', text: 'one', span: [30, 33], shape: 'list-item' },
    { role: 'list', text: 'two', span: [34, 37], shape: 'list-item' },
    { role: 'quote', text: 'Well.', span: [40, 45], shape: 'quote' },
    { role: 'table', text: 'a | b', span: [50, 55], shape: 'cell' },
    { role: 'correction', text: 'It was nine.', span: [60, 72], shape: 'paragraph' },
  ],
  pictures: [
    { caption: 'Sailors at...', credit: 'ANN LEE/AFP', alt: 'ferry, dawn', href: '/img/1.jpg', truncated: true, after: 1, spans: [[18, 19]] },
    { alt: 'A map', href: 'data:image/png;base64,AAAA', truncated: false, after: 2, spans: [] },
  ],
  flags: ['caption-truncated'],
  cuts: [{ role: 'promo', rule: 'promo-label', span: [80, 90] }],
};

/** IPTC's own schema lies beside the checkout, never in it. */
const schemaFile = process.env['NINJS_SCHEMA'] ?? fileURLToPath(new URL('../../../shared/schemas/ninjs-schema_3.1.json', import.meta.url));
const skip = existsSync(schemaFile) ? false : `IPTC's ninjs 3.1 schema is not at ${schemaFile} (set NINJS_SCHEMA)`;

function iptc(): (document: unknown) => string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  // Only `places[].geoJSON` refers to it, and we write no places.
  ajv.addSchema({ $id: 'https://geojson.org/schema/GeoJSON.json' });
  const validate = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')) as object);
  return (document) => (validate(document) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`));
}

function parsed(bytes: Uint8Array): ArticleDocument {
  return ArticleDocument.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
}

function strict(document: ArticleDocument): object {
  const { copydesk: _, ...ninjs } = document;
  return ninjs;
}

const related: Relation = { kind: 'near', of: { uri: 'urn:copydesk:0', key: 'a.txt' }, root: { uri: 'urn:copydesk:0', key: 'a.txt' }, score: 0.93, reasons: [] };
const cases = {
  'a full article': { drop, article: full, relation: related, fingerprint },
  'a minimal one': { drop: { bucket: 'b', key: 'k', etag: 'e', size: 1 }, article: minimal, relation, fingerprint },
};

for (const [name, input] of Object.entries(cases)) {
  test(`${name}: without our property it is valid against IPTC's schema`, { skip }, () => {
    assert.deepEqual(iptc()(strict(publish(input).document)), []);
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

test('facts stand where ninjs wants them', () => {
  const { document } = publish(cases['a full article']);
  assert.equal(document.headlines?.[0]?.value, 'Ferry <returns> & stays');
  assert.equal(document.by, 'Ann Lee, Bo Ek and Cy Dee');
  assert.equal(document.contentCreated, '2024-03-01T09:30:00+01:00');
  assert.equal(document.located, 'ODESSA, Ukraine');
  assert.equal(document.copyrightNotice, '© 2024 Harbour Courier');
  assert.deepEqual(document.infoSources?.map(({ name, contactInfo }) => [name, contactInfo?.[0]?.value]), [
    ['Ann Lee', 'ann@courier.example'], ['Bo Ek', undefined], ['Cy Dee', undefined], ['Di Fox', undefined], ['AP', undefined], ['Harbour Courier', undefined],
  ]);
  assert.deepEqual(document.associations?.map(({ type, rel }) => `${type} ${rel}`), ['picture picture', 'picture picture', 'component authorBio', 'text duplicateOf']);
  const [picture, drawing] = document.associations ?? [];
  assert.equal(picture?.representationType, 'partial');
  assert.deepEqual(picture?.descriptions?.map(({ role, value }) => [role, value]), [['caption', 'Sailors at...'], ['alt', 'ferry, dawn'], ['creditline', 'ANN LEE/AFP']]);
  assert.equal(picture?.renditions?.[0]?.href, 'https://courier.example/img/1.jpg');
  assert.equal(drawing?.renditions, undefined);
});

test('no day is made up: an interval, a day or a local time gives no contentCreated', () => {
  for (const value of [{ precision: 'day', at: '2024-03-01' }, { precision: 'instant', at: '2024-03-01T09:30:00' }, { precision: 'interval', from: '2024-03-01', reasons: ['a caption'] }] as const) {
    const { document } = publish({ drop, article: { ...minimal, published: sourced(structuredClone(value) as never) }, relation, fingerprint });
    assert.equal(document.contentCreated, undefined);
    assert.deepEqual(document.copydesk.fields.published?.value, value);
  }
});

test('every printed block is found again in the plain body', () => {
  const { document } = publish(cases['a full article']);
  const plain = document.bodies[0]?.value ?? '';
  assert.deepEqual(document.copydesk.body.map(({ at }) => plain.slice(...at)), full.body.map(({ text }) => text));
});

test('the XHTML groups lists, quotes and tables, and escapes', () => {
  assert.equal(
    publish(cases['a full article']).document.bodies[1]?.value,
    [
      '<div xmlns="http://www.w3.org/1999/xhtml">', '<p>First &amp; foremost.</p>', '<h3>What next</h3>', '<ul>', '<li>one</li>', '<li>two</li>', '</ul>',
      '<blockquote>', '<p>Well.</p>', '</blockquote>', '<table>', '<tr><td>a</td><td>b</td></tr>', '</table>', '<p class="correction">It was nine.</p>', '</div>',
    ].join('\n'),
  );
});

/** Every tag closed in order, no stray `<` or `&`, no character that XML refuses. */
function wellFormed(xml: string): boolean {
  const open: string[] = [];
  const rest = xml.replace(/<(\/?)([a-z]+[1-6]?)(?: [a-z]+="[^"<]*")?>/g, (_, close: string, name: string) => {
    if (!close) open.push(name);
    else if (open.pop() !== name) open.push('broken');
    return '';
  });
  // oxlint-disable-next-line no-control-regex -- control characters are what this is about
  return open.length === 0 && xml.isWellFormed() && !/[<>]|&(?!(?:amp|lt|gt|quot);)|[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(rest);
}

test('hostile text gives a valid document and well-formed XHTML', () => {
  const validate = skip ? () => [] : iptc();
  const unit = fc.oneof(fc.string({ unit: 'binary', minLength: 1 }), fc.constantFrom('\u0000', '\ud800', '\u202e', '</p><script>', '&#0;', ']]>', '\ufffe', '\t', '\u0085'));
  const text = fc.array(unit, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
  const roles = ['body', 'subhead', 'quote', 'list', 'table', 'correction'] as const;
  const hostile = fc.record({ text, role: fc.constantFrom(...roles), name: text, href: text, email: text, key: fc.string({ minLength: 1 }) });
  fc.assert(
    fc.property(hostile, (one) => {
      const article: Article = {
        ...minimal,
        headline: sourced(one.text),
        authors: [sourced({ name: one.name, role: 'author', email: one.email, bio: one.text })],
        language: sourced('en'),
        body: [{ role: one.role, text: one.text, span: [0, 1], shape: 'paragraph' }],
        pictures: [{ caption: one.text, href: one.href, truncated: false, after: 0, spans: [] }],
      };
      const { bytes, document } = publish({ drop: { ...drop, key: one.key }, article, relation, fingerprint });
      assert.deepEqual(parsed(bytes), document);
      assert.deepEqual(validate(strict(document)), []);
      assert.ok(wellFormed(document.bodies[1]?.value ?? ''), document.bodies[1]?.value);
      assert.equal(document.bodies[0]?.value.length, one.text.length);
    }),
    { numRuns: 300, seed: 7 },
  );
});

test('a document that does not fit is a Rejection in one line', () => {
  const article = { ...minimal, body: [] };
  assert.throws(() => publish({ drop, article, relation, fingerprint }), (error) => error instanceof Rejection && error.code === 'invalid-output' && error.detail.startsWith('bodies.0.value: ') && error.detail.length < 300);
});

test('a refusal tells the editor what to do, and keeps the history', () => {
  const { bytes, document } = refuse({ drop, code: 'gave-up', detail: 'store unreachable\u0000', history: [{ stage: 'clean', attempt: 1, error: 'ECONNREFUSED' }] });
  assert.deepEqual(RejectedDocument.parse(JSON.parse(new TextDecoder().decode(bytes))), document);
  assert.match(document.sentence, /Replay it/);
  assert.equal(document.detail, 'store unreachable\ufffd');
  assert.deepEqual(refuse({ drop, code: 'gave-up', detail: 'store unreachable\u0000', history: [{ stage: 'clean', attempt: 1, error: 'ECONNREFUSED' }] }).bytes, bytes);
});
