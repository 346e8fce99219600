import assert from 'node:assert/strict';
import test from 'node:test';

import { byline } from './byline.ts';

const lines: readonly (readonly [text: string, people: string[], agencies?: string[]])[] = [
  ['By Ann Lee', ['Ann Lee']],
  ['Της Μαρίας Παππά', ['Μαρίας Παππά']],
  ['گزارش از مریم احمدی', ['مریم احمدی']],
  ['BY ANN LEE AND BO EK', ['ANN LEE', 'BO EK']],
  ['By Ann Lee in Kyiv and Bo Ek in New York', ['Ann Lee', 'Bo Ek']],
  ['By Ann Lee, Senior Reporter | March 3, 2024', ['Ann Lee']],
  ['Text: Ebba Ljung ebba@kaj.example', ['Ebba Ljung']],
  ['Ann Lee @ann_lee ann.lee@courier.example', ['Ann Lee']],
  ['Torbjørn HaugJournalist', ['Torbjørn Haug']],
  ['Aino VirtaJulkaistu 18.2.2025 klo 6:00', ['Aino Virta']],
  ['Ann MacDonald and Bo DeMarco', ['Ann MacDonald', 'Bo DeMarco']],
  ['Piše: Zrinka Vuk Foto: Ivo Babić Objavljeno: 18. veljače 2025.', ['Zrinka Vuk', 'Ivo Babić (photographer)']],
  ['Autor: Jagoda Wierz | Zdjęcia: Tomasz Rudnik', ['Jagoda Wierz', 'Tomasz Rudnik (photographer)']],
  ['Penulis: Wulan Sari | Editor: Bagus Hadi', ['Wulan Sari', 'Bagus Hadi (editor)']],
  ['2025-02-18 06:00 来源：海港晨报 记者：王小明', ['王小明']],
  ['2025-02-18 06:00 来源：新华社 记者：王小明', ['王小明'], ['新华社']],
  ['Συντάκτης: Ευτυχία Μάρκου', ['Ευτυχία Μάρκου']],
  ['Szerző: Kovács Emese', ['Kovács Emese']],
  ['18 февруари 2025, 06:00 Автор: Калина Боядж', ['Калина Боядж']],
  ['نویسنده: مهناز رستگار تاریخ انتشار: ۳۰ بهمن ۱۴۰۳ - ۰۶:۰۰', ['مهناز رستگار']],
  ['Door Femke Oldenburg, foto Sietse Vroom', ['Femke Oldenburg', 'Sietse Vroom (photographer)']],
  ['Photographs by Ann Lee', ['Ann Lee (photographer)']],
  ['Por Jussara Caldeira — Vila Serena', ['Jussara Caldeira']],
  ['By Ann Lee — Tom Ek', ['Ann Lee', 'Tom Ek']],
  ['Rosario PeñaEscritora', ['Rosario Peña']],
  ['Анна Петрова, журналист', ['Анна Петрова']],
  ['승인 2025.10.30 17:05', []],
  ['بقلم: ليلى منصور نشر في: 12 يونيو 2025 - 14:30', ['ليلى منصور']],
  ['نویسنده: سایت خبرگزاری ساحل', []],
  ['Penulis: Redaksi Kabar Dermaga', []],
  ['Submitted by Ann Lee on Tue, 02/18/2025 - 06:00', ['Ann Lee']],
  ['Thứ Hai, 01/06/2026', []],
  ['Where Upper Reach', []],
  ['By ANN LEE, Associated Press', ['ANN LEE'], ['Associated Press']],
  ['Ann Lee, Bo Ek & Cy Dee', ['Ann Lee', 'Bo Ek', 'Cy Dee']],
  ['By Ann Lee, Bo Ek, and Cy Dee', ['Ann Lee', 'Bo Ek', 'Cy Dee']],
  ['Story by Ann Lee • 5 min read', ['Ann Lee']],
  ['By Ann Lee @annlee', ['Ann Lee']],
  ['By Ann Lee@annlee Dec 10, 2016, 10:20am EST', ['Ann Lee']],
  ['By Ann Lee on December 13, 2016', ['Ann Lee']],
  ['By Ann Lee 5 minute Read', ['Ann Lee']],
  ['August Maier 3. März 2024', ['August Maier']],
  ['Von Jana Meer und Till van der Brück, Berlin', ['Jana Meer', 'Till van der Brück']],
  ['Eine Analyse von Jana Meer', ['Jana Meer']],
  ['Par Zoé Lefèvre et Léa d’Arc (avec AFP)', ['Zoé Lefèvre', 'Léa d’Arc']],
  ['Por Lucía Gómez y Íñigo Ríos', ['Lucía Gómez', 'Íñigo Ríos']],
  ['Di Giulia Conti e Ugo Riva', ['Giulia Conti', 'Ugo Riva']],
  ['Автор: Анна Петрова', ['Анна Петрова']],
  ['文／山田花子', ['山田花子']],
  ['本报记者 王小明', ['王小明']],
  ['박서연 기자', ['박서연']],
  ['기자 박서연', ['박서연']],
  ['【記者王小明／台北報導】', ['王小明']],
  ['كتبت: أسماء نصار', ['أسماء نصار']],
  ['מאת דנה כהן', ['דנה כהן']],
  ['Γράφει ο Γιώργος Παππάς', ['Γιώργος Παππάς']],
  ['Interview by Ann Lee', ['Ann Lee']],
  ['Veröffentlicht vonJana Meer', ['Jana Meer']],
  ['Ann Lee ⋅ Review Editor ⋅ Updated March 5, 2025', ['Ann Lee']],
  ['By Ann Lee Senior Harbour Reporter', ['Ann Lee']],
  ['By Ann Lee Courier Staff', ['Ann Lee']],
  ['Prep Time', []],
  ['By CategoryBy Manufacturer', []],
  ['Jana MeerKorrespondentin', ['Jana Meer']],
  ['Actualizado Lunes, 3 junio 2024', []],
  ['- Planung', []],
  ['Hafen Verlag AG', []],
  ['Ann LeeLifestyle Writer', ['Ann Lee']],
  ['Eingestellt von Jana Meer', ['Jana Meer']],
  ['Reuters', [], ['Reuters']],
  ['By Reuters Staff', []],
  ['dpa', [], ['dpa']],
  ['The Editorial Board', []],
  ['Das Hafenmagazin', []],
  ['Redaktion', []],
  ['ann.lee@courier.example', []],
  ['https://courier.example/ann', []],
  ['Published March 3, 2024', []],
  ['Publié le 3 juin 2024 à 18h20', []],
  ['Publicado el 3 de junio de 2024', []],
  ['Publié Lundi 3 juin 2024', []],
  ['Опубликовано Вчера 3 июня 2024', []],
  ['نشر في 12 مايو 2024', []],
  ['يوم الأحد 12 مايو 2024', []],
  ['Ana Domingo 3 de junio de 2024', ['Ana Domingo']],
  ['Éloïse Garnier Lundi 3 juin 2024', ['Éloïse Garnier']],
];

for (const [text, people, agencies] of lines)
  test(`a byline: ${text}`, () => {
    const found = byline(text);
    assert.deepEqual(
      found.people.map(({ name, role }) => (/editor|photographer/.test(role) ? `${name} (${role})` : name)),
      people,
    );
    if (agencies) assert.deepEqual(found.agencies, agencies);
  });

test('a job title stays with its writer, a handle too', () => {
  assert.deepEqual(byline('By Ann Lee, Senior Reporter').people, [
    { name: 'Ann Lee', role: 'author', jobTitle: 'Senior Reporter' },
  ]);
  assert.deepEqual(byline('By Ann Lee @annlee').people, [{ name: 'Ann Lee', role: 'author', handles: ['@annlee'] }]);
});

test('letters behind a name are no second writer', () => {
  const [lee, ek] = byline('By Ann Lee, MD, Ph.D., and Bo Ek, CFP®. Reviewed by Cy Dee, RN').people;
  assert.deepEqual(
    [lee, ek],
    [
      { name: 'Ann Lee', role: 'author', letters: 'MD, Ph.D.' },
      { name: 'Bo Ek', role: 'author', letters: 'CFP®' },
    ],
  );
  assert.deepEqual(byline('By Ann Lee, Boston, MA').people, [{ name: 'Ann Lee', role: 'author' }]);
});

test('who only helped is a contributor', () => {
  const names = (line: string) => byline(line).people.map(({ name, role }) => `${name}, ${role}`);
  const three = ['Ann Lee, author', 'Bo Ek, author', 'Cy Dee, contributor'];
  assert.deepEqual(names('By Ann Lee in Kyiv and Bo Ek in Berlin; additional reporting by Cy Dee'), three);
  assert.deepEqual(names('By Ann Lee and Bo Ek. Additional reporting by Cy Dee'), three);
  assert.deepEqual(byline('Additional reporting by Bo Ek').people, [{ name: 'Bo Ek', role: 'contributor' }]);
});

test('who took the pictures is a photographer', () => {
  const both = [
    { name: 'Ann Lee', role: 'author' },
    { name: 'Bo Ek', role: 'photographer' },
  ];
  assert.deepEqual(byline('Words by Ann Lee Photographs by Bo Ek').people, both);
  assert.deepEqual(byline('Text: Ann Lee, Fotos: Bo Ek').people, both);
  assert.deepEqual(byline('Fotos: Bo Ek').people, both.slice(1));
});
