import assert from 'node:assert/strict';
import test from 'node:test';

import { Article } from '@copydesk/article/article';
import { Rejection } from '@copydesk/article/rejection';

import { extract } from './extract.ts';
import { sketched, type Sketch } from './sketch.ts';

/** The article of a sketch; that it parses is part of every test. */
function article(sketch: Sketch): Article {
  const { draft, drop } = sketched(sketch);
  return Article.parse(extract(draft, drop));
}

const scraped: Sketch = [
  ['headline', "Envoy Warns of 'Heavy Weather' if Ferries Leave Port"],
  ['body', 'As crews prepared to leave, the envoy told Lakeside that such a move would be a mistake.'],
  ['body', 'Six decades ago to the day, at the height of the Cuban Missile Crisis, ships stood still.'],
  ['image-keywords', 'Ferry, port, crew, dawn'],
  [
    'caption',
    'Crew members board the ferry at dawn on October 12, at the port of Rosport. The... Chief Mate Ann Lee/Bosun Bo Ek-Fox/9th Harbour Company',
  ],
  ['body', 'The letter came before the midterm elections next month, officials previously told Lakeside.'],
  ['image-keywords', 'Port, storm'],
  ['caption', 'A pilot boat in the storm off Rosport, as crews wait for... JANA MEER/AFP/Getty Images'],
  ['body', 'Nobody told Lakeside more.'],
  [
    'author-bio',
    "Based in her home town of Leeds, Ann O'Dea is an award-winning Senior Writer at Lakeside, where she covers ports. Follow @annodea. Email a.odea@lakeside.example with tips. Languages: English and Welsh",
  ],
  ['author-bio', "Based in her home town of Leeds, Ann O'Dea is an award-winning Senior Writer ... Read more"],
];

test('a scraped text without byline or date gives its writer, its paper, its pictures, and no day', () => {
  const { headline, authors, publisher, language, published, pictures, flags, body } = article(scraped);
  assert.equal(headline?.value, "Envoy Warns of 'Heavy Weather' if Ferries Leave Port");
  assert.deepEqual(
    authors.map(({ value: { bio, ...rest } }) => [rest, bio?.startsWith('Based in her home town') && bio.endsWith('Welsh')]),
    [
      [
        {
          name: "Ann O'Dea",
          role: 'author',
          jobTitle: 'Senior Writer',
          affiliation: 'Lakeside',
          email: 'a.odea@lakeside.example',
          handles: ['@annodea'],
          languages: ['English', 'Welsh'],
        },
        true,
      ],
    ],
  );
  assert.equal(publisher?.value, 'Lakeside');
  assert.equal(language?.value, 'en');
  assert.deepEqual(
    published?.value.precision === 'interval' && [published.value.from, published.value.to, published.spans.length],
    ['2022-10-12', '2022-10-31', 3],
  );
  assert.deepEqual(
    pictures.map(({ alt, credit, truncated, after }) => ({ alt, credit, truncated, after })),
    [
      {
        alt: 'Ferry, port, crew, dawn',
        credit: 'Chief Mate Ann Lee/Bosun Bo Ek-Fox/9th Harbour Company',
        truncated: true,
        after: 2,
      },
      { alt: 'Port, storm', credit: 'JANA MEER/AFP/Getty Images', truncated: true, after: 3 },
    ],
  );
  assert.match(pictures[0]?.caption ?? '', /Rosport\. The\.\.\.$/);
  assert.deepEqual(flags, ['caption-truncated', 'body-short']);
  assert.equal(body.length, 4);
});

test('a page in German with JSON-LD, its byline and its own sharing title', () => {
  const german = article([
    ['html.lang', 'en'],
    ['meta.og:site_name', 'Kreisblatt'],
    ['title', 'Fähre fährt wieder - Lokales - Kreisblatt'],
    ['ld.articleSection', 'Lokales'],
    ['ld.datePublished', '2024-03-01T09:30:00+01:00'],
    ['ld.author.0.name', 'Jana Meer'],
    ['ld.author.1.name', 'dpa'],
    ['link.canonical', 'https://www.kreisblatt.example/2024/03/01/faehre'],
    ['headline', 'Fähre fährt wieder'],
    ['byline', 'Von Jana Meer, dpa'],
    ['image', 'Eine Fähre im Nebel'],
    ['caption', 'Die Fähre am Morgen. Foto: Till Brück/dpa'],
    ['body', 'ROSPORT (dpa) - Nach neun Jahren fährt die Fähre über den Fluss wieder, wie die Stadt am Freitag mitteilte.'],
  ]);
  assert.equal(german.headline?.value, 'Fähre fährt wieder');
  assert.deepEqual(
    german.authors.map(({ value }) => value.name),
    ['Jana Meer'],
  );
  assert.deepEqual(german.agencies, ['dpa']);
  assert.deepEqual(german.published?.value, { precision: 'instant', at: '2024-03-01T09:30:00+01:00' });
  assert.equal(german.dateline?.value, 'ROSPORT');
  assert.equal(german.language?.value, 'de');
  assert.deepEqual(german.language?.rivals, [{ value: 'en', rule: 'language-declared' }]);
  assert.deepEqual(
    german.pictures.map(({ alt, caption, credit }) => [alt, caption, credit]),
    [['Eine Fähre im Nebel', 'Die Fähre am Morgen.', 'Till Brück/dpa']],
  );
  assert.match(german.body[0]?.text ?? '', /^ROSPORT \(dpa\) - /);
});

test('a drop in Japanese', () => {
  const japanese = article([
    ['headline', '九年ぶりにフェリー再開'],
    ['byline', '文／山田花子'],
    ['dateline', '2024年3月1日 9時30分'],
    ['body', '市は金曜日、九年ぶりにフェリーの運航を再開すると発表した。利用者は年間十万人を見込んでいる。'],
    ['caption', '港を出るフェリー（写真：時事）'],
  ]);
  assert.deepEqual(
    japanese.authors.map(({ value }) => value.name),
    ['山田花子'],
  );
  assert.deepEqual(japanese.published?.value, { precision: 'instant', at: '2024-03-01T09:30:00' });
  assert.equal(japanese.language?.value, 'ja');
  assert.equal(japanese.pictures[0]?.credit, '時事');
});

test('sources that disagree are kept beside the winner, and flagged when no time zone explains them', () => {
  const torn = article([
    ['ld.datePublished', '2024-03-01'],
    ['meta.article:published_time', '2024-03-09T10:00:00Z'],
    ['body', 'Rain.'],
  ]);
  assert.deepEqual(torn.published?.rivals, [{ value: '2024-03-09T10:00:00Z', rule: 'published-meta' }]);
  assert.ok(torn.flags.includes('date-conflict'));
  const close = article([
    ['ld.datePublished', '2024-03-01'],
    ['meta.article:published_time', '2024-03-02T01:00:00Z'],
    ['body', 'Rain.'],
  ]);
  assert.ok(!close.flags.includes('date-conflict'));
});

test('a date after the drop is refused, and without the object time there is no such thing as the future', () => {
  const dated: Sketch = [
    ['ld.datePublished', '2031-01-01'],
    ['body', 'Rain.'],
  ];
  assert.equal(article([...dated, ['lastModified', '2030-01-01T00:00:00Z']]).published, undefined);
  assert.equal(article(dated).published?.value.precision, 'day');
});

test('two witnesses outweigh the name in the JSON-LD', () => {
  const { authors } = article([
    ['ld.author.0.name', 'Web Master'],
    ['ld.author.0.name', 'Cy Dee'],
    ['meta.author', 'Ann Lee'],
    ['byline', 'By Ann Lee'],
    ['body', 'Rain.'],
  ]);
  assert.deepEqual(
    authors.map(({ value }) => value.name),
    ['Ann Lee'],
  );
});

test('nothing found is nothing said', () => {
  const bare = article([['body', 'Rain.']]);
  assert.deepEqual(
    Object.keys(bare).filter((field) => ['headline', 'published', 'publisher', 'section', 'dateline'].includes(field)),
    [],
  );
  assert.deepEqual(bare.authors, []);
  assert.deepEqual(bare.flags, ['no-headline', 'no-date', 'no-byline', 'body-short']);
});

test('a teaser is flagged where the page says that it is closed, or has a wall below what we have', () => {
  const long = Array.from(
    { length: 20 },
    () => ['body', 'The ferry came back to the harbour on Monday, after three weeks.'] as const,
  );
  const walled = (sketch: Sketch) => {
    const { draft, drop } = sketched(sketch);
    draft.notes.push({ name: 'paywall', value: 'below the last paragraph' });
    return extract(draft, drop).flags.includes('paywall-teaser');
  };
  const closed = ['ld.hasPart.isAccessibleForFree', 'False'] as const;
  const isFlagged = (sketch: Sketch) => article(sketch).flags.includes('paywall-teaser');
  assert.ok(isFlagged([['body', 'Rain.'], closed]));
  assert.ok(walled([['body', 'Rain.']]));
  assert.ok(walled([...long, ['body', 'And then …']]));
  assert.ok(walled([...long, closed]));
  assert.ok(!isFlagged([['body', 'Rain.']]));
  assert.ok(!isFlagged([...long, closed]));
  assert.ok(!walled(long));
});

test('a draft without a printed block is no article', () => {
  assert.throws(
    () => article([['headline', 'Rain']]),
    (error) => error instanceof Rejection && error.code === 'no-article' && error.detail === 'not one block of 1 is printed',
  );
});

test('time grows with the drop, not with its square', () => {
  // A quadratic rule needs minutes for these; the test runner would kill it.
  for (const unit of ['told The ', 'By A and ', '"A ', 'on May 1, ', '(', 'Photo: ', 'is a ', '@a', '1.1.', 'A B ', '— '])
    article(
      (['headline', 'byline', 'dateline', 'author-bio', 'caption', 'body', 'meta.author'] as const).map((name) => [
        name,
        unit.repeat(20_000),
      ]),
    );
});

test('who took the pictures is named beside writers whom another field names', () => {
  const { authors } = article([
    ['headline', 'Low water'],
    ['rel.author', 'Ann Lee'],
    ['byline', 'By Ann Lee | Photography by Bo Ek'],
    ['body', 'The ferry came back to the harbour on Monday.'],
  ]);
  assert.deepEqual(
    authors.map(({ value: { name, role } }) => `${name}, ${role}`),
    ['Ann Lee, author', 'Bo Ek, photographer'],
  );
});

test('a day above the headline goes before one behind the story, and after one between the two', () => {
  const body: Sketch[number] = ['body', 'The ferry came back to the harbour on Monday. '.repeat(30).trim()];
  const above: Sketch = [
    ['dateline', 'March 1, 2024'],
    ['headline', 'Ferry returns'],
  ];
  const behind: Sketch[number] = ['dateline', 'April 5, 2024'];
  const day = (sketch: Sketch) => article(sketch).published?.value;
  assert.deepEqual(day([...above, body, behind]), { precision: 'day', at: '2024-03-01' });
  assert.deepEqual(day([...above, ['dateline', 'March 2, 2024'], body, behind]), { precision: 'day', at: '2024-03-02' });
  assert.deepEqual(day([['headline', 'Ferry returns'], body, behind]), { precision: 'day', at: '2024-04-05' });
});
