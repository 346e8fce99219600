import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readXml } from './xml-read.ts';
import { xmlDocument } from './xml-write.ts';

const MALFORMED = [
  '',
  'text',
  '<a>',
  '</a>',
  '<a></b>',
  '<a/><b/>',
  '<a><b></a></b>',
  '<a>&nbsp;</a>',
  '<a>& </a>',
  '<a>&#xD800;</a>',
  '<a>&#1114112;</a>',
  '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
  '<a><![CDATA[x]]></a>',
  '<a>'.repeat(100) + '</a>'.repeat(100),
  `<a ${'x'.repeat(10_000)}/>`,
];

test('what is written is read back, whatever stands in it', () => {
  for (const text of ['', 'plain', '<&>"\'', 'a\r\n\tb', ' spaced ', '\u0001\u007f', 'é💥', '&amp;']) {
    assert.deepEqual(readXml(xmlDocument(['a', [['b', text]]])), {
      name: 'a',
      text: '',
      children: [{ name: 'b', text, children: [] }],
    });
  }
});

test('a document that is not well formed, or could grow, is refused', () => {
  for (const text of MALFORMED) assert.throws(() => readXml(text), { code: 'MalformedXML' }, text.slice(0, 60));
});

test('a long hostile document is refused in time that grows with its length only', () => {
  for (const piece of ['<', '<a', '<a ', '&', '&#', '</', '<a>', '<a/>', '<?']) {
    assert.throws(() => readXml(`<r>${piece.repeat(300_000)}`), { code: 'MalformedXML' }, piece);
  }
});
