import assert from 'node:assert/strict';
import { test } from 'node:test';

import { isWall } from './wall.ts';

const walls = [
  'Subscribe now to continue reading',
  'To keep reading, choose a plan.',
  'This story is for paid subscribers',
  'Already a subscriber? Log in',
  'You’ve read your last of 3 free articles.',
  'Dieser Artikel ist exklusiv für Abonnenten',
  'Bereits Abonnent? Hier anmelden',
  'Article réservé aux abonnés',
  'Il vous reste 71,4 % de cet article à lire.',
  'Contenido exclusivo para suscriptores',
  'Articolo riservato agli abbonati',
  'Conteúdo exclusivo para assinantes',
  'Dit artikel is alleen voor abonnees',
  'Artykuł dostępny tylko dla prenumeratorów',
  'Innehållet är bara för prenumeranter',
  'Kun for abonnenter',
  'Материал доступен только подписчикам',
  'Bu içerik sadece abonelere özel',
  'هذا المحتوى حصري للمشتركين',
  '登录后继续阅读',
  'この記事は有料会員限定です。残り 1,204 文字',
  '구독자 전용 기사입니다',
];

test('walls are known in the languages of the table', () => {
  for (const wall of walls) assert.ok(isWall(wall), wall);
});

test('stories about subscribers are no walls', () => {
  for (const text of [
    'The ferry line has more subscribers than ever, it said on Monday.',
    'He asked its members to continue reading to their children.',
    'Die Zahl der Abonnenten der Fähre stieg im Mai.',
    'Les abonnés du bac ont reçu une lettre.',
  ])
    assert.ok(!isWall(text), text);
});
