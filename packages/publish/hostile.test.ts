import assert from 'node:assert/strict';
import { test } from 'node:test';

import { array, assert as holds, constantFrom, oneof, property, record, string } from 'fast-check';

import type { Article } from '@copydesk/article/article';

import { iptc, ours, skip, strict } from './judges.ts';
import { drop, fingerprint, minimal, parsed, relation, sourced } from './made-up.fixture.ts';
import { publish } from './publish.ts';

/** Every tag closed in order, no stray `<` or `&`, no character that XML refuses. */
function wellFormed(xml: string): boolean {
  const open: string[] = [];
  const rest = xml.replace(/<(\/?)([a-z]+[1-6]?)(?: [a-z]+="[^"<]*")?>/g, (_, close: string, name: string) => {
    if (!close) open.push(name);
    else if (open.pop() !== name) open.push('broken');
    return '';
  });
  const refused = /[<>]|&(?!(?:amp|lt|gt|quot);)|[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
  return open.length === 0 && xml.isWellFormed() && !refused.test(rest);
}

test('hostile text gives a valid document and well-formed XHTML', () => {
  const validate = skip ? () => [] : iptc();
  const extension = ours();
  const everything = { profile: 'whole', renderings: ['jsonld'] } as const;
  const unit = oneof(
    string({ unit: 'binary', minLength: 1 }),
    constantFrom('\u0000', '\ud800', '\u202e', '</p><script>', '&#0;', ']]>', '\ufffe', '\t', '\u0085'),
  );
  const text = array(unit, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
  const roles = ['body', 'subhead', 'quote', 'list', 'table', 'correction'] as const;
  const hostile = record({
    text,
    role: constantFrom(...roles),
    name: text,
    href: text,
    email: text,
    key: string({ minLength: 1 }),
  });
  holds(
    property(hostile, (one) => {
      const article: Article = {
        ...minimal,
        headline: sourced(one.text),
        slugline: sourced(one.text),
        edition: sourced({ kind: 'kill', mark: one.text, of: one.name }),
        advisories: [sourced(one.text), sourced(one.name)],
        usageTerms: sourced(one.text),
        mentions: (['person', 'organisation', 'place'] as const).map((kind) => ({
          kind,
          name: one.name,
          count: 1,
          spans: [],
          rule: 'x',
          confidence: 1,
        })),
        agencies: [one.name],
        authors: [
          sourced({ name: one.name, role: 'author', email: one.email, url: one.href, handles: [one.text], bio: one.text }),
        ],
        language: sourced('en'),
        body: [{ role: one.role, text: one.text, span: [0, 1], shape: 'paragraph' }],
        pictures: [
          { caption: one.text, href: one.href, photographer: one.name, agency: one.text, truncated: false, after: 0, spans: [] },
        ],
      };
      const { bytes, document, beside } = publish(
        { drop: { ...drop, key: one.key }, article, relation, fingerprint },
        everything,
      );
      assert.deepEqual(parsed(bytes), document);
      assert.deepEqual(validate(strict(document)), []);
      assert.deepEqual(extension(document), []);
      const [page] = beside;
      assert.ok(!page || !new TextDecoder().decode(page.bytes).includes('<'));
      assert.ok(wellFormed(document.bodies[1]?.value ?? ''), document.bodies[1]?.value);
      assert.equal(document.bodies[0]?.value.length, one.text.length);
    }),
    { numRuns: 300, seed: 7 },
  );
});
