import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Parser } from 'htmlparser2';

import { read } from '../read.ts';
import { attributeOf } from './attributes.ts';
import { eachPiece, eachStretch } from './entities.ts';
import { tokenize } from './tokenize.ts';

const TEXTS = [
  'Rain.',
  'Caf&eacute;&nbsp;&amp; bar',
  'AT&T, R&D & more &',
  '&amp&lt;&&gt;&#8364&#x1F6A2;&#0;&#xD800;',
  '&notit; &notin; &NotEqualTilde;x &unknown; &am',
  '&#',
  '&#x',
  '5 < 6 &lt; 7',
];

/** What the parser gives when it decodes the references itself. */
function parsed(text: string): [string, number, number][] {
  const pieces: [string, number, number][] = [];
  const parser = new Parser({ ontext: (piece) => pieces.push([piece, parser.startIndex, parser.endIndex + 1]) });
  parser.end(text);
  return pieces;
}

test('pieces are those of the parser, place by place', () => {
  for (const text of TEXTS) {
    const pieces: [string, number, number][] = [];
    // The parser ends a piece before each `<`, as it does before it hands text on.
    const parser = new Parser(
      { ontext: (raw) => eachPiece(raw, (piece, from, to) => pieces.push([piece, start(raw) + from, start(raw) + to])) },
      { decodeEntities: false },
    );
    const start = (raw: string) => parser.endIndex + 1 - raw.length;
    parser.end(text);
    assert.deepEqual(pieces, parsed(text), text);
  }
});

test('a text of nothing but references takes linear time', () => {
  let pieces = 0;
  eachPiece('&amp;&'.repeat(200_000), () => (pieces += 1));
  assert.equal(pieces, 400_000);
});

test('values are decoded as attributes are: a query that looks like a reference stays', () => {
  const source = '<img alt="Sun &amp; rain &copy;" href="/?a=1&copy=2&amp;b=3" class=plain>';
  const values: (string | undefined)[] = [];
  tokenize(source, {
    open(_tag, _start, _end, attributes) {
      for (const name of ['alt', 'href', 'class', 'id'] as const) values.push(attributeOf(source, attributes, name));
    },
    close() {},
    text() {},
    isForeign: () => false,
  });
  assert.deepEqual(values, ['Sun & rain ©', '/?a=1&copy=2&b=3', 'plain', undefined]);
});

test('raw elements keep their references, titles do not', () => {
  const { blocks, hints } = read(Buffer.from('<title>Sun &amp; rain</title><p>One.</p><xmp>a &amp; b</xmp>'), { key: 'page' });
  assert.deepEqual(
    blocks.map(({ text }) => text),
    ['One.', 'a &amp; b'],
  );
  assert.deepEqual(
    hints.map(({ value }) => value),
    ['Sun & rain'],
  );
});

test('a long text is given in few pieces, which are all of it in its order', () => {
  const text = 'Caf&eacute; &amp bar &notit; '.repeat(4_000);
  const whole: string[] = [];
  eachPiece(text, (piece) => whole.push(piece));
  const stretches: [string, number, number][] = [];
  eachStretch(text, (...stretch) => stretches.push(stretch));
  assert.equal(stretches.map(([piece]) => piece).join(''), whole.join(''));
  assert.ok(stretches.length < 40, `${stretches.length} of ${whole.length}`);
  // Each begins where the one before ends, the first with the text and the last with its end.
  assert.deepEqual([0, ...stretches.map(([, , to]) => to)], [...stretches.map(([, from]) => from), text.length]);
});
