import assert from 'node:assert/strict';
import test from 'node:test';

import { array, assert as holds, constantFrom, oneof, property, record, string } from 'fast-check';

import type { Article } from '@copydesk/article/article';

import { iptc, parsed, skip, strict } from './iptc.ts';
import { drop, fingerprint, minimal, relation, sourced } from './made-up.ts';
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
