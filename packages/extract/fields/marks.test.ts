import assert from 'node:assert/strict';
import test from 'node:test';

import { withoutMarks } from './marks.ts';

const HEADLINES = [
  ['UPDATE 2-Ferry returns to port', 'Ferry returns to port', 'update 2'],
  ['WRAPUP 3-Ferries stay in port', 'Ferries stay in port', 'wrapup 3'],
  ['CORRECTED-UPDATE 1-Ferry returns', 'Ferry returns', 'correction, update 1'],
  ['REFILE-Ferry returns', 'Ferry returns', 'refile'],
  ['RPT-Ferry returns', 'Ferry returns', 'repeat'],
  ['RPT-FEATURE-In the town of ferries', 'In the town of ferries', 'repeat'],
  ['STORY WITHDRAWN-Ferry returns', 'Ferry returns', 'withdrawal'],
  ['KILL: Ferry returns', 'Ferry returns', 'kill'],
  ['URGENT Ferry sinks off Rosport', 'Ferry sinks off Rosport', 'alert'],
  ['FLASH -- Ferry sinks', 'Ferry sinks', 'alert'],
  ['ADVISORY-Harbour press conference', 'Harbour press conference', 'advisory'],
  ['Eilmeldung: Fähre gesunken', 'Fähre gesunken', 'alert'],
  ['+++ EIL +++ Fähre gesunken', 'Fähre gesunken', 'alert'],
  ['Fähre gesunken (Achtung: neue Zahlen)', 'Fähre gesunken', 'advisory'],
  ['(Wiederholung) Fähre gesunken', 'Fähre gesunken', 'repeat'],
  ['2. Zusammenfassung: Fähre gesunken', 'Fähre gesunken', 'wrapup 2'],
  ['Korrektur: Fähre fährt wieder', 'Fähre fährt wieder', 'correction'],
  ['URGENTE: Se hunde un ferri', 'Se hunde un ferri', 'alert'],
  ['CORRIGE - Le ferry est rentré au port', 'Le ferry est rentré au port', 'correction'],
  ['【速報】フェリー座礁', 'フェリー座礁', 'alert'],
  ['フェリー座礁（差し替え）', 'フェリー座礁', 'writethru'],
  ['[속보] 여객선 좌초', '여객선 좌초', 'alert'],
  ['여객선 좌초(종합2보)', '여객선 좌초', 'wrapup 2'],
  ['СРОЧНО: паром сел на мель', 'паром сел на мель', 'alert'],
  ['عاجل: غرق عبارة', 'غرق عبارة', 'alert'],
  ['ADVISORY', '', 'advisory'],
  // No marks.
  ['Kill: a film that divides the coast', 'Kill: a film that divides the coast', ''],
  ['Update on ferries is due on Monday', 'Update on ferries is due on Monday', ''],
  ['Leads are followed in ferry case', 'Leads are followed in ferry case', ''],
  ['Urgent talks on the ferry begin', 'Urgent talks on the ferry begin', ''],
  ['FLASH FLOOD CLOSES HARBOUR', 'FLASH FLOOD CLOSES HARBOUR', ''],
  ['Corrections officer found a ferry ticket', 'Corrections officer found a ferry ticket', ''],
  ['Ferry captain (52) retires', 'Ferry captain (52) retires', ''],
  ['2 ferries collide: nobody hurt', '2 ferries collide: nobody hurt', ''],
  ['Achtung: Glatteis auf der Brücke', 'Achtung: Glatteis auf der Brücke', ''],
] as const;

for (const [headline, rest, marks] of HEADLINES)
  test(`marks of ${JSON.stringify(headline)}`, () => {
    const found = withoutMarks(headline);
    assert.equal(found.rest, rest);
    assert.equal(
      found.marks.map(({ row, number }) => `${row.kind}${number === undefined ? '' : ` ${number}`}`).join(', '),
      marks,
    );
  });

test('marks are read in linear time', () => {
  for (const unit of ['(', 'A', 'A ', '+', '【', 'UPDATE ', '-', ' ', '1']) withoutMarks(unit.repeat(100_000));
});
