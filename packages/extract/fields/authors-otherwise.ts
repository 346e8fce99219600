import type { AuthorRule } from './author-rule.ts';
import { senders } from './mail.ts';
import { accounts, alone, fromText, fullNamed, items, linked, lonely, metaAuthors, profiled } from './people.ts';
import { labelled, signed, told } from './signature.ts';

/** Who wrote it, where neither fields made for it nor a byline say so; surest first. */
export const authorsOtherwise = [
  {
    name: 'authors-signed',
    witness: 'story',
    why: 'A name in brackets ends the story, or a line near its end says who wrote it.',
    confidence: 0.5,
    find: signed,
    examples: [
      [[['body', 'Die Fähre fährt wieder. (Jana Meer) +++']], [{ name: 'Jana Meer', role: 'author' }]],
      [[['body', 'Autorin: Jana Meer, Leiterin des Hafens.']], [{ name: 'Jana Meer', role: 'author' }]],
      [
        [['body', 'Autoren Jana Meer und Bo Ek']],
        [
          { name: 'Jana Meer', role: 'author' },
          { name: 'Bo Ek', role: 'author' },
        ],
      ],
      [[['body', 'Autoren lieben den Hafen und das Meer']], []],
      [
        [
          ['body', 'Die Fähre fährt wieder.'],
          ['body', 'Stefan Meer'],
        ],
        [{ name: 'Stefan Meer', role: 'author' }],
      ],
      [
        [
          ['body', 'Die Fähre fährt wieder.'],
          ['body', 'Harbour Crew'],
        ],
        [],
      ],
      [[['body', 'The ferry runs again (Ann Lee was there).']], []],
      [
        [
          ['body', '渡し船が戻った。'],
          ['body', '【大西美咲】'],
        ],
        [{ name: '大西美咲', role: 'author' }],
      ],
      [[['body', '渡し船が戻った。（岸壁新聞社）']], []],
      [[['body', 'Sources: (Harbour Medicine) (Northern Journal)']], []],
    ],
  },
  {
    name: 'authors-profile',
    witness: 'page',
    why: 'A link beside the story to the page of a writer, which is called as she is.',
    confidence: 0.6,
    find: (evidence) => fullNamed(fromText(evidence, profiled(evidence), false)),
    examples: [
      [
        [
          ['profile.url', '/autor/ann-lee'],
          ['profile.name', 'Ann Lee'],
        ],
        [{ name: 'Ann Lee', role: 'author' }],
      ],
      [
        [
          ['profile.url', '/team/harbour/7'],
          ['profile.name', 'Harbour Crew'],
        ],
        [],
      ],
    ],
  },
  {
    name: 'authors-labelled',
    witness: 'page',
    why: 'A line of its own, somewhere on the page, says who wrote the story.',
    confidence: 0.5,
    find: labelled,
    examples: [
      [[['caption', 'Datum: 3.3.2031 Autor: Jana Meer Quelle: Hafenblatt']], [{ name: 'Jana Meer', role: 'author' }]],
      [[['caption', 'Text von Jana Meer Illustration von Bo Ek']], [{ name: 'Jana Meer', role: 'author' }]],
      [[['body', 'Der Autor: ein Mann vom Hafen']], []],
    ],
  },
  {
    name: 'authors-told',
    witness: 'meta',
    why: 'The summary of the page says who wrote it.',
    confidence: 0.5,
    find: told,
    examples: [
      [[['meta.description', 'Read this article written by Ann Lee.']], [{ name: 'Ann Lee', role: 'author' }]],
      [[['meta.description', 'A song written by Ann Lee moves the harbour.']], []],
    ],
  },
  {
    name: 'authors-mail',
    witness: 'mail',
    why: 'Who sent the mail, where that is a person; press officers send what others wrote, so everything else goes first.',
    confidence: 0.5,
    find: senders,
    examples: [
      [
        [
          ['mail.from.name', 'Ann Lee (Harbour Courier)'],
          ['mail.from.address', 'ann@courier.example'],
        ],
        [{ name: 'Ann Lee', role: 'author', email: 'ann@courier.example' }],
      ],
      [[['mail.from.name', 'Lee, Ann']], [{ name: 'Ann Lee', role: 'author' }]],
      [
        [
          ['mail.from.name', 'Xyra Quell'],
          ['mail.from.address', 'x.quell@courier.example'],
        ],
        [{ name: 'Xyra Quell', role: 'author', email: 'x.quell@courier.example' }],
      ],
      [[['mail.from.name', 'Newsdesk']], []],
      [[['mail.from.name', 'Harbour Courier Newsroom']], []],
      [
        [
          ['mail.from.name', 'Hafenmuseum Leer'],
          ['mail.from.address', 'info@museum.example'],
        ],
        [],
      ],
    ],
  },
  {
    name: 'authors-far',
    witness: 'page',
    why: 'Far from the story, but the only writer that the markup of the page names.',
    confidence: 0.5,
    find: lonely,
    examples: [[[['item.author.name', 'Ann Lee']], [{ name: 'Ann Lee', role: 'author' }]]],
  },
  {
    name: 'authors-account',
    witness: 'echo',
    why: 'Names of one word: an account of the content system, or a pen name; where nothing better is known, it is believed.',
    confidence: 0.4,
    find: (evidence) => [
      ...linked(evidence),
      ...alone(evidence, metaAuthors(evidence)),
      ...alone(evidence, items(evidence)),
      ...accounts(evidence),
    ],
    examples: [
      [[['ld.author.0.name', 'KatieS']], [{ name: 'KatieS', role: 'author' }]],
      [[['rel.author', 'annlee']], [{ name: 'annlee', role: 'author' }]],
      [[['byline', 'Posted by Sting on March 3']], [{ name: 'Sting', role: 'author' }]],
      [[['dateline', 'von sting am 03/03/31, 03:48 pm']], [{ name: 'sting', role: 'author' }]],
      [[['rel.author', 'siteadmin']], []],
      [[['meta.author', 'Lee, Harbourtown, Anyland']], []],
      [
        [
          ['meta.author', 'Ferries24'],
          ['link.canonical', 'https://www.ferries24.example/timetable'],
        ],
        [],
      ],
    ],
  },
] as const satisfies readonly AuthorRule[];
