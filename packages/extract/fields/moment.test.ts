import assert from 'node:assert/strict';
import test from 'node:test';

import { dated } from './moment.ts';

const dates: readonly (readonly [text: string, language: string, at: string | undefined])[] = [
  ['18/10/2023 05h01', 'pt', '2023-10-18T05:01:00'],
  ['October 24, 20234:45 PM UTC', 'en', '2023-10-24T16:45:00Z'],
  ['16/05/2029 08:15 (GMT+7)', 'vi', '2029-05-16T08:15:00+07:00'],
  ['May 16, 2029 08:15 UTC-03:30', 'en', '2029-05-16T08:15:00-03:30'],
  ['Feb 182009', 'en', '2009-02-18'],
  ['Fri Feb 18 10:27:24 2022', 'de', '2022-02-18T10:27:24'],
  ['12.16.2025', 'en', '2025-12-16'],
  ['01/25/26', 'en', '2026-01-25'],
  ['3/4/2024', 'en-GB', '2024-04-03'],
  ['3/4/2024', 'en-US', '2024-03-04'],
  ['3/4/2024', 'en', undefined],
  ['24. lokakuuta 2023 klo 17.45', 'fi', '2023-10-24T17:45:00'],
  ['2023. október 24. 17:45', 'hu', '2023-10-24T17:45:00'],
  ['2023. 10. 24. 17:45', 'ko', '2023-10-24T17:45:00'],
  ['24 tháng 10, 2023', 'vi', '2023-10-24'],
  ['2023年10月24日 17時45分', 'ja', '2023-10-24T17:45:00'],
  ['令和5年10月24日', 'ja', '2023-10-24'],
  ['令和元年5月1日', 'ja', '2019-05-01'],
  ['民國112年10月24日', 'zh', '2023-10-24'],
  ['٢٤ أكتوبر ٢٠٢٣', 'ar', '2023-10-24'],
  ['७ फरवरी २०३०', 'hi', '2030-02-07'],
  ['२४ अक्टूबर २०२३', 'hi', '2023-10-24'],
  ['24 ตุลาคม 2566', '', '2023-10-24'],
  ['24/10/2566 14:05', 'th', '2023-10-24T14:05:00'],
  // Calendars that are not read give nothing, never a day of another millennium.
  ['۱۴۰۲/۰۸/۰۲', 'fa', undefined],
  ['9 ربيع الآخر 1445', 'ar', undefined],
  ['24/10/2566', 'pt', undefined],
];

for (const [text, language, at] of dates)
  test(`a date: ${text} ${language}`, () => {
    assert.equal(dated(text, language)?.at, at);
  });
