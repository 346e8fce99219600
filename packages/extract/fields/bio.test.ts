import assert from 'node:assert/strict';
import test from 'node:test';

import { readBio, type Bio } from './bio.ts';

const bios: readonly (readonly [text: string, said: Partial<Bio>])[] = [
  [
    "Based in her home town of Leeds, Ann O'Dea is an award-winning Senior Writer of Home Affairs and Deputy Editor of Politics at Lakeside, where she covers the north. She has written for The Tribune. Follow @annodea. Email a.odea@lakeside.example with tips. Languages: English and Welsh",
    {
      name: "Ann O'Dea",
      jobTitle: 'Senior Writer of Home Affairs and Deputy Editor of Politics',
      affiliation: 'Lakeside',
      email: 'a.odea@lakeside.example',
      handles: ['@annodea'],
      languages: ['English', 'Welsh'],
    },
  ],
  [
    'Über die Autorin: Jörg-Maria Übel ist Redakteurin im Ressort Wirtschaft beim Kreisblatt. Kontakt: uebel@kreisblatt.example. Sprachen: Deutsch, Türkisch',
    {
      name: 'Jörg-Maria Übel',
      jobTitle: 'Redakteurin',
      affiliation: 'Kreisblatt',
      email: 'uebel@kreisblatt.example',
      languages: ['Deutsch', 'Türkisch'],
    },
  ],
  [
    'Zoé Lefèvre est journaliste au Courrier du Port et correspondante à Marseille. Langues : français et arabe',
    { name: 'Zoé Lefèvre', jobTitle: 'journaliste', affiliation: 'Courrier du Port', languages: ['français', 'arabe'] },
  ],
  [
    'Lucía Gómez Ríos es redactora de sociedad en La Ribera desde 2015. Idiomas: español, catalán y francés',
    {
      name: 'Lucía Gómez Ríos',
      jobTitle: 'redactora de sociedad',
      affiliation: 'La Ribera',
      languages: ['español', 'catalán', 'francés'],
    },
  ],
  ['Giulia Conti è inviata per La Riva. Scrive di trasporti.', { name: 'Giulia Conti', jobTitle: 'inviata' }],
  [
    '山田花子は東京支局の記者。言語：日本語、英語',
    { name: '山田花子', jobTitle: '東京支局の記者', languages: ['日本語', '英語'] },
  ],
  [
    'Dr. Kwame Mensah writes about shipping. Reach him at kwame@harbour.example or @kwame_ships',
    { name: 'Kwame Mensah', email: 'kwame@harbour.example', handles: ['@kwame_ships'] },
  ],
  ['Ann Lee Senior Politics Editor, The Courier', { name: 'Ann Lee', jobTitle: 'Senior Politics Editor' }],
  ['Senior reporter covering the harbour. Write to port@harbour.example.', { email: 'port@harbour.example' }],
];

for (const [text, said] of bios)
  test(`a bio: ${text.slice(0, 40)}`, () => {
    const bio = readBio(text);
    assert.deepEqual(Object.fromEntries(Object.entries(said).map(([key]) => [key, bio[key as keyof Bio]])), said);
    if (!said.name) assert.equal(bio.name, undefined);
  });

test('an address in a bio is no handle, and a handle is no address', () => {
  assert.deepEqual(readBio('Ann Lee is a reporter. ann@lakeside.example').handles, undefined);
  assert.deepEqual(readBio('Ann Lee is a reporter. @ann_lee').email, undefined);
});
