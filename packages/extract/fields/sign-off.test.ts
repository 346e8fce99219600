import assert from 'node:assert/strict';
import test from 'node:test';

import { sketched } from '../sketch.ts';
import { signedOff } from './sign-off.ts';

/** Who is named by the lines that end a story, role by role. */
const examples: readonly (readonly [lines: readonly string[], people: readonly string[]])[] = [
  [
    ['(Reporting by Ann Lee in Leer and Bo Ek in Emden; Additional reporting by Ilse Brand; Editing by Kim Roe and Moira Dunn)'],
    ['author Ann Lee', 'author Bo Ek', 'contributor Ilse Brand', 'editor Kim Roe', 'editor Moira Dunn'],
  ],
  [['Lee reported from Leer. Seapress writer Bo Marlow in Emden contributed to this report.'], ['contributor Bo Marlow']],
  [['Reporting by the harbour office began on Monday, and by noon it had ended.'], []],
  [['“He contributed to this story,” said Ann Lee.'], []],
];

for (const [lines, people] of examples)
  test(`who signs off: ${lines[0]}`, () => {
    const evidence = sketched([['body', 'The ferry is back.'], ...lines.map((line) => ['body', line] as const)]);
    assert.deepEqual(
      signedOff(evidence, false).map(({ value: { name, role } }) => `${role} ${name}`),
      people,
    );
  });

test('whoever reported for a story that others sign helped', () => {
  const [one] = signedOff(sketched([['body', '(Reporting by Ann Lee; Editing by Kim Roe)']]), true);
  assert.equal(one?.value.role, 'contributor');
});

test('an editor in a line of rights is one', () => {
  const evidence = sketched([
    ['body', '渡轮三周之后返回港口。'],
    ['copyright', '责任编辑：李红梅'],
    ['copyright', '© 2031 海港网'],
  ]);
  assert.deepEqual(
    signedOff(evidence, true).map(({ value }) => value),
    [{ name: '李红梅', role: 'editor' }],
  );
});
