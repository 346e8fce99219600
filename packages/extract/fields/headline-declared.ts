import type { Rule } from '../rule.ts';
import { declaredTwice, mailTitles, printedTitles } from './headline-fields.ts';
import { headOf, titles } from './title.ts';

/** What the page says that the story is called, where what is printed over it is unlike all that. */
export const headlineDeclared = [
  {
    name: 'headline-declared-twice',
    why: 'JSON-LD and Open Graph agree on another one: what is printed is glued to a kicker, or to be found by a search engine.',
    confidence: 0.9,
    find: declaredTwice,
    examples: [
      [
        [
          ['headline', 'Strike Ferry stays in port'],
          ['ld.headline', 'Ferry stays in port'],
          ['meta.og:title', 'Ferry stays in port'],
        ],
        ['Ferry stays in port'],
      ],
      [
        [
          ['headline', 'Ferry is back'],
          ['ld.headline', 'Ferry returns'],
          ['meta.og:title', 'The ferry is back'],
        ],
        [],
      ],
    ],
  },
  {
    name: 'headline-json-ld',
    why: 'A property made for it, though some sites fill it for search engines.',
    confidence: 0.85,
    find: (evidence) => titles(evidence, ['ld.headline', 'item.headline']),
    examples: [[[['ld.headline', 'Ferry returns']], ['Ferry returns']]],
  },
  {
    name: 'headline-shared',
    why: 'What the page calls itself when it is shared; may be sharpened for readers who scroll.',
    confidence: 0.75,
    find: (evidence) => titles(evidence, ['meta.og:title', 'meta.twitter:title', 'meta.dc.title', 'meta.title']),
    examples: [
      [
        [
          ['meta.og:title', 'Rain - News - Harbour Courier'],
          ['ld.publisher.name', 'Harbour Courier'],
          ['ld.articleSection', 'News'],
        ],
        ['Rain'],
      ],
      [[['meta.og:title', '23.01.2031 - Rain stops play']], ['Rain stops play']],
    ],
  },
  {
    name: 'headline-printed-alone',
    why: 'A printed headline unlike anything the page says of itself: better than a tab of site, section and slogans.',
    confidence: 0.5,
    find: (evidence) => printedTitles(evidence),
    examples: [[[['headline', 'Rain']], ['Rain']]],
  },
  {
    name: 'headline-mail-subject',
    why: 'The subject of the mail, where nothing is printed over the story: reporters and press offices put the headline there.',
    confidence: 0.6,
    find: mailTitles,
    examples: [
      [[['mail.subject', 'Fwd: AW: Ferry returns']], ['Ferry returns']],
      [[['mail.subject', 'UPDATE 2-Ferry returns']], ['Ferry returns']],
      [[['mail.subject', 'FERRY-RESCUE, 2nd Ld']], []],
      [[['mail.subject', '返信：フェリー帰港']], ['フェリー帰港']],
    ],
  },
  {
    name: 'headline-tab',
    why: 'The title of the browser tab: last, for it carries site, section and slogans.',
    confidence: 0.4,
    find: (evidence) => titles(evidence, ['title']).map(({ value, spans }) => ({ value: headOf(value), spans })),
    examples: [
      [
        [
          ['title', 'Regen im Tal – Kreisblatt'],
          ['link.canonical', 'https://www.kreisblatt.example/regen'],
        ],
        ['Regen im Tal'],
      ],
      [[['title', 'Regen im Tal – Wetter – Kreisblatt']], ['Regen im Tal']],
      [
        [
          ['title', 'The rain that fell on the valley for nine whole days'],
          ['meta.application-name', 'The rain that fell on the valley for nine whole days'],
        ],
        ['The rain that fell on the valley for nine whole days'],
      ],
      [[['title', '渡轮三周之后返回港口-海港网']], ['渡轮三周之后返回港口']],
      [[['title', 'Regen – Das Wetter im Tal']], ['Regen – Das Wetter im Tal']],
    ],
  },
] as const satisfies readonly Rule<string>[];
