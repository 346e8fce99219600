import assert from 'node:assert/strict';
import { test } from 'node:test';

import { exactly, html, type Part, rendered, visible } from './html.ts';

const hostile = [
  ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  ['" onmouseover="alert(1)', '&quot; onmouseover=&quot;alert(1)'],
  ["' onfocus='alert(1)", '&#39; onfocus=&#39;alert(1)'],
  ['`${alert(1)}`', '&#96;${alert(1)}&#96;'],
  ['&lt;b&gt;', '&amp;lt;b&amp;gt;'],
  ['</title><svg onload=alert(1)>', '&lt;/title&gt;&lt;svg onload=alert(1)&gt;'],
  ['paid\u202egpj.exe', 'paid⟨202E⟩gpj.exe'],
  ['a\u0000b\u001b[31mred\u0085', 'a␀b␛[31mred⟨0085⟩'],
  ['half \ud83d', 'half \ufffd'],
] as const;

test('every hostile text is printed as text, in content and in attributes', () => {
  for (const [text, safe] of hostile) {
    assert.equal(rendered(html`<p title="${text}">${text}</p>`), `<p title="${safe}">${safe}</p>`);
  }
});

test('markup nests and lists print in order, absent values print nothing', () => {
  const rows = ['a', 'b'].map((name) => html`<li>${name}</li>`);
  assert.equal(rendered(html`<ol>${rows}</ol>${undefined}${null}${false}${0}`), '<ol><li>a</li><li>b</li></ol>0');
});

test('parsed JSON cannot pass for markup', () => {
  const parsed = JSON.parse('{"markup":"<b>","made":"<b>","__proto__":{"markup":"<b>"}}') as Part;
  assert.equal(rendered(html`<p>${parsed}</p>`), '<p></p>');
});

test('the marks and joiners of scripts and emoji stay in prose, and are shown in keys', () => {
  const persian = 'می\u200cشود';
  assert.equal(visible(persian), persian);
  assert.equal(exactly(persian), 'می⟨200C⟩شود');
  assert.equal(exactly('a b\u00a0c\td\n'), 'a b⟨00A0⟩c␉d␊');
  assert.equal(exactly('2026/11/ünïcode 新聞.html'), '2026/11/ünïcode 新聞.html');
});
