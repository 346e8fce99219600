import assert from 'node:assert/strict';
import { test } from 'node:test';

import { eld } from 'eld/extrasmall';

import { detect } from './detect.ts';

const SENTENCES = [
  ['en', "The ferry didn't leave port on Monday; the dogs' owners waited, and the mayor said `we'll see'."],
  ['de', 'Der Stadtrat hat am Montagabend beschlossen, die alte Brücke über den Fluss zu sanieren.'],
  ['fr', "Le maire a annoncé que l'ancien pont sur le fleuve ne rouvrira qu'au printemps prochain."],
  ['tr', 'İstanbul Büyükşehir Belediyesi, köprünün pazartesi günü yeniden açılacağını duyurdu.'],
  ['vi', 'Thành phố cho biết cây cầu cũ bắc qua sông sẽ được sửa chữa vào tháng tới.'],
  ['ru', 'Городской совет в понедельник решил отремонтировать старый мост через реку.'],
  ['el', 'Ο δήμαρχος ανακοίνωσε ότι η παλιά γέφυρα θα ανοίξει ξανά την άνοιξη.'],
  ['ar', 'أعلن رئيس البلدية أن الجسر القديم فوق النهر سيفتح من جديد في الربيع المقبل.'],
  ['he', 'ראש העיר הודיע כי הגשר הישן מעל הנהר ייפתח מחדש באביב הקרוב.'],
  ['hi', 'महापौर ने कहा कि नदी पर बना पुराना पुल अगले महीने फिर से खुल जाएगा।'],
  ['th', 'นายกเทศมนตรีกล่าวว่าสะพานเก่าข้ามแม่น้ำจะเปิดอีกครั้งในฤดูใบไม้ผลิ'],
  ['ja', '市長は月曜日、川にかかる古い橋を来年の春に再び開通させると発表した。'],
  ['zh', '市长星期一宣布，横跨河流的老桥将于明年春天重新开放。'],
  ['ko', '시장은 월요일 강 위의 오래된 다리를 내년 봄에 다시 연다고 발표했다.'],
] as const;

test('tells the language of a sentence in many scripts', () => {
  for (const [language, sentence] of SENTENCES) assert.deepEqual(detect(sentence), { language, reliable: true }, sentence);
});

test('says what the detector says whose numbers it packs, of texts long and short, mixed and odd', () => {
  const whole = SENTENCES.map(([, sentence]) => sentence);
  const texts = [
    ...whole.flatMap((sentence) => [sentence, sentence.slice(0, 12), sentence.repeat(9), `${sentence} 12:30 `.toUpperCase()]),
    whole.join('\n'),
    whole.toReversed().join(' '),
    'Rain.',
    'donaudampfschifffahrts'.repeat(30),
    "''' '' don't 'tis dogs' '",
    '  \n\t ',
    '',
    '12:30 — 14:45 🚢🚢',
    '𠮷野家 𐐷 a',
  ];
  for (const text of texts) {
    const expected = eld.detect(text);
    assert.deepEqual(detect(text), { language: expected.language, reliable: expected.isReliable() }, text.slice(0, 60));
  }
});
