import type { Role } from '@copydesk/article/block';

import type { CueName } from '../phrases.ts';
import type { Scene } from '../scene.ts';
import type { Rule } from './rule.ts';

const STORY = 'The ferry came back to the harbour on Monday, three weeks after the storm had torn it from its moorings.';

/** Characters of such a sentence, or of two. */
const LONGEST = 320;

/** Nobody says it, so no quotes; and what stands first in a drop is its headline. */
function isAsked({ blocks }: Scene, at: number): boolean {
  const { text, shape } = blocks[at]!;
  return at > 0 && shape !== 'image' && text.length <= LONGEST && !/["“”„«»「」]/.test(text);
}

type Row = { name: string; cue: CueName; role: Role; why: string; lines: readonly string[]; not: readonly string[] };

const ROWS = [
  {
    name: 'asks-to-load',
    cue: 'appeal-app',
    role: 'promo',
    why: 'Offers an app.',
    lines: [
      'Download our free app for alerts from the islands.',
      'Laden Sie unsere App herunter, um keine Nachricht zu verpassen.',
      'Descarga nuestra aplicación para no perderte nada.',
      '公式アプリをダウンロードして最新ニュースをチェック。',
    ],
    not: ['Download speeds on the islands doubled after the cable was laid, the council said.'],
  },
  {
    name: 'asks-to-give',
    cue: 'appeal-gift',
    role: 'promo',
    why: 'Asks for money.',
    lines: [
      'If you value our reporting, please consider a gift today.',
      'Soutenez une presse indépendante, faites un don.',
      'Поддержите независимую журналистику.',
    ],
    not: ['Support for the ferry has grown on all the islands since the storm, a poll found.'],
  },
  {
    name: 'asks-to-follow',
    cue: 'appeal-follow',
    role: 'share-bar',
    why: 'Asks readers to follow the paper elsewhere.',
    lines: [
      'Follow us on Facebook, X and Instagram for more news from the islands.',
      'تابعونا على فيسبوك لمتابعة آخر الأخبار.',
      'Siga-nos no Instagram e no Facebook.',
      '关注我们的微信公众号，获取更多新闻。',
      'Bizi sosyal medyada takip edin.',
    ],
    not: ['Follow-up talks on the ferry will begin on Monday, the company said in a statement.'],
  },
  {
    name: 'asks-for-opinion',
    cue: 'appeal-opinion',
    role: 'comment',
    why: 'Asks readers what they think.',
    lines: [
      'Let us know in the comments what you think of the new ferry.',
      'Déjanos tu opinión en los comentarios.',
      'شاركونا رأيكم في العبارة الجديدة.',
    ],
    not: ['Let us know the tide, the captain had asked, and nobody answered him that night.'],
  },
  {
    name: 'asks-not-to-copy',
    cue: 'appeal-rights',
    role: 'copyright',
    why: 'Says in a sentence that nobody may print it.',
    lines: [
      'Unauthorized reproduction of this article is against the law of the islands.',
      'Toute reproduction, même partielle, est interdite.',
      '转载请注明来源，否则将追究责任。',
    ],
    not: ['Reproduction of the old harbour plans will cost nine crowns a sheet, the archive said.'],
  },
] as const satisfies readonly Row[];

/** What newsrooms ask of readers, told by phrases that begin no sentence of a story; so long ones are taken too. */
export const appeals: readonly Rule[] = ROWS.map(({ name, cue, role, why, lines, not }: Row) => ({
  name,
  role,
  cue,
  why,
  test: isAsked,
  examples: [
    [`Ferry returns\n\n${STORY}\n\n${lines.join('\n\n')}`, lines],
    [`Ferry returns\n\n${STORY}\n\n${not.join('\n\n')}`, []],
  ],
}));
