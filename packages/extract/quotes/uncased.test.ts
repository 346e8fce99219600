import assert from 'node:assert/strict';
import test from 'node:test';

import { mentions } from '../mentions/mentions.ts';
import { sketched } from '../sketch.ts';
import { quotes } from './quotes.ts';

/** A story in a language without capitals, and who says what in it. */
const examples: readonly (readonly [what: string, language: string, story: readonly string[], said: readonly string[]])[] = [
  [
    'a verb, an office and a name before',
    'ar',
    ['وقال رئيس البلدية سامر الخطيب: «العبارة اليوم آمنة من جديد تماما».'],
    ['سامر الخطيب: العبارة اليوم آمنة من جديد تماما'],
  ],
  [
    'a verb, a trade and a name behind',
    'ar',
    ['"كنا ننتظر العبارة كل صباح هنا"، قالت المعلمة رنا الشامي.'],
    ['رنا الشامي: كنا ننتظر العبارة كل صباح هنا'],
  ],
  [
    'an office of a place and a name that no list has',
    'ar',
    ['وقالت مديرة المحطة ليلى درويش: «لم نطفئ الساعة يوما واحدا طوال العام».'],
    ['ليلى درويش: لم نطفئ الساعة يوما واحدا طوال العام'],
  ],
  [
    'an office and a day',
    'ar',
    ['وقال رئيس الوزراء أمس الخميس: «لم نطفئ الساعة يوما واحدا طوال العام».'],
    ['?: لم نطفئ الساعة يوما واحدا طوال العام'],
  ],
  [
    'a spokesman without a name',
    'ar',
    ['وقال المتحدث باسم الوزارة: «العبارة اليوم آمنة من جديد تماما».'],
    ['?: العبارة اليوم آمنة من جديد تماما'],
  ],
  [
    'a name, an office and a verb before',
    'fa',
    ['بهرام آذرنیا، رئیس بندر، گفت: «ما یک سال منتظر این روز بودیم.»'],
    ['بهرام آذرنیا: ما یک سال منتظر این روز بودیم.'],
  ],
  [
    'a name, an office and a verb behind',
    'fa',
    ['«کوه صدای ما را به یاد داشت»، لیلا فرهمند، راننده قطار، گفت.'],
    ['لیلا فرهمند: کوه صدای ما را به یاد داشت'],
  ],
  [
    'an office and a name behind',
    'he',
    ['"המעבורת תחכה לנו בנמל", אמר מנהל הנמל, אורי לבנון. הנמל ייפתח.'],
    ['אורי לבנון: המעבורת תחכה לנו בנמל'],
  ],
  ['an office without a name', 'he', ['"המעבורת תחכה לנו בנמל", אמר דובר הנמל הישן.'], ['?: המעבורת תחכה לנו בנמל']],
  [
    'a name before',
    'hi',
    ['स्टेशन मास्टर रामेश्वर तिवारी ने कहा, "हमने नाव को हर रोज़ देखा था।"'],
    ['रामेश्वर तिवारी: हमने नाव को हर रोज़ देखा था।'],
  ],
  ['a name behind', 'hi', ['"अब बाज़ार फिर से खुलेगा," दुकानदार सुनीता यादव ने कहा।'], ['सुनीता यादव: अब बाज़ार फिर से खुलेगा,']],
  ['a ministry', 'hi', ['रेल मंत्रालय ने कहा, "हमने नाव को हर रोज़ देखा था।"'], ['?: हमने नाव को हर रोज़ देखा था।']],
  [
    'a name before',
    'bn',
    ['কমিটির নেতা রফিকুল হাসান বলেন, ‘এই নদী আমাদের আবার ডাক দিয়েছে।’'],
    ['রফিকুল হাসান: এই নদী আমাদের আবার ডাক দিয়েছে।'],
  ],
  [
    'a courtesy before a name',
    'th',
    ['“เราขอแค่ให้ทะเลอยู่เหมือนเดิม” นายประเสริฐ ทองสุก ผู้ใหญ่บ้าน กล่าว'],
    ['ประเสริฐ ทองสุก: เราขอแค่ให้ทะเลอยู่เหมือนเดิม'],
  ],
  [
    'a trade before a name',
    'zh',
    ['镇长何国栋说：“这座桥见证了六代人的生活和希望。”'],
    ['何国栋: 这座桥见证了六代人的生活和希望。'],
  ],
  [
    'a trade and a name between two halves',
    'zh',
    ['“每一块石头都编了号，”工程师沈雅琴表示，“没有一块放错地方。”'],
    ['沈雅琴: 每一块石头都编了号，', '沈雅琴: 没有一块放错地方。'],
  ],
  [
    'an age behind a name',
    'ja',
    ['漁師の村瀬勇さん（72）は「父が見た光がまた見えた」と話した。'],
    ['村瀬勇: 父が見た光がまた見えた'],
  ],
  [
    'a particle right behind a straight mark',
    'ko',
    ['윤상호 관장은 "밤에 갈 곳이 없는 학생들을 위한 결정"이라고 말했다.'],
    ['윤상호: 밤에 갈 곳이 없는 학생들을 위한 결정'],
  ],
  [
    'an official without a name',
    'ko',
    ['정부 관계자는 "밤에 갈 곳이 없는 학생들을 위한 결정"이라고 말했다.'],
    ['?: 밤에 갈 곳이 없는 학생들을 위한 결정'],
  ],
];

for (const [what, language, story, said] of examples) {
  const evidence = sketched([['html.lang', language], ...story.map((text) => ['body', text] as const)]);
  test(`${language}: ${what}`, () => {
    assert.deepEqual(
      quotes(evidence).map(({ speaker, text }) => `${speaker ?? '?'}: ${text}`),
      said,
    );
  });
  test(`${language}: ${what}: whoever is quoted is named by the story, where the name stands`, () => {
    const source = story.join('\n\n');
    const people = mentions(evidence).filter(({ kind }) => kind === 'person');
    assert.deepEqual(new Set(people.map(({ name }) => name)), new Set(quotes(evidence).flatMap(({ speaker }) => speaker ?? [])));
    for (const { name, spans } of people) for (const span of spans) assert.equal(source.slice(...span), name);
  });
}
