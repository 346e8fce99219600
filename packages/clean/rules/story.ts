import type { Scene } from '../scene.ts';
import { neighbour, roleAt } from '../scene.ts';
import { beginningOf } from '../stem.ts';
import { isWall } from '../wall.ts';
import type { Rule } from './rule.ts';

const STORY = '<p>The ferry came back to the harbour on Monday, three weeks after the storm had torn it from its moorings.</p>';
const LINE = 'One return ticket, two cups of tea and a biscuit, please.';
const LONG = `${STORY.replace(/<[^>]{1,3}>/g, '')} Nobody was on board when it broke loose, and nobody was hurt; two islands were cut off all the while.`;

/** A block of the story has at least this weight; one of which there is no doubt, and one of which there is little. */
const BODY = 0.5;
const SURE = 0.83;
const LIKELY = 0.66;

/** Whether its weight makes a block the story's. */
export function isStory(scene: Scene, at: number): boolean {
  return (scene.weights[at] ?? 0) >= BODY;
}

/** Characters of a line that says where the wall is. */
const WALL = 400;

/** Characters of a heading: what is longer is a paragraph that the page prints large. */
const HEADING = 200;

function isHeading({ blocks }: Scene, at: number): boolean {
  return blocks[at]!.shape === 'heading' && blocks[at]!.text.length <= HEADING;
}

/** What is left when everything with a name has been taken: the story, and the rest. */
export const story = [
  {
    name: 'picture',
    role: 'image',
    why: 'Pictures inside the story are its own.',
    test: (scene, at) =>
      scene.blocks[at]!.shape === 'image' && (scene.document.elements.length === 0 || isStory(scene, at) || nearStory(scene, at)),
    examples: [
      [`<article>${STORY}<img src="f.jpg" alt="The ferry">${STORY.replace('Monday', 'Friday')}</article>`, ['The ferry']],
    ],
  },
  {
    name: 'paywall-line',
    role: 'promo',
    why: 'Stands where the page stops for all who have not paid; what is above it may be a teaser only.',
    test: (scene, at) => {
      const { text, shape } = scene.blocks[at]!;
      return isStory(scene, at) && shape !== 'image' && text.length < WALL && !/^["“”„«»「]/.test(text) && isWall(text);
    },
    examples: [
      [`${STORY}<p>This story is for paid subscribers.</p>`, ['This story is for paid subscribers.']],
      [`${STORY}<p>Dieser Artikel ist nur für Abonnenten.</p>`, ['Dieser Artikel ist nur für Abonnenten.']],
      [`${STORY}<p>Il vous reste 64,2 % de cet article à lire.</p>`, ['Il vous reste 64,2 % de cet article à lire.']],
      [`${STORY}<p>The club, whose members pay nine crowns, said that it would not subscribe to the plan.</p>`, []],
    ],
  },
  {
    name: 'printed-twice',
    role: 'repeat',
    why: 'A paragraph of the story that the drop has printed before. Short lines, of recipes and tables, may say the same twice.',
    test: (scene, at) =>
      isStory(scene, at) && (scene.blocks[at]!.text.length >= SHORT || scene.weights[at]! < LIKELY) && isBefore(scene, at),
    examples: [
      [`${STORY}${STORY.replace('Monday', 'Friday')}${STORY}`, [STORY.replace(/<[^>]{1,3}>/g, '')]],
      [`${STORY}<p>${LINE}</p>${STORY.replace('Monday', 'Friday')}<p>${LINE}</p>`, []],
    ],
  },
  {
    name: 'heading-of-nothing',
    role: 'heading',
    why: 'A heading whose part was cut, or that nothing follows.',
    test: (scene, at) => isHeading(scene, at) && isStory(scene, at) && !leads(scene, at),
    examples: [
      [`<article>${STORY}${STORY.replace('Monday', 'Friday')}<h3>The weather</h3></article>`, ['The weather']],
      [`<article><h2>${LONG}</h2><div class="byline">Ann Lee</div>${STORY}</article>`, []],
    ],
  },
  {
    name: 'subhead',
    role: 'subhead',
    why: 'A heading with story below it.',
    test: (scene, at) => isHeading(scene, at) && isStory(scene, at),
    examples: [
      [`<article>${STORY}<h2>Three weeks away</h2>${STORY.replace('Monday', 'Friday')}</article>`, ['Three weeks away']],
    ],
  },
  {
    name: 'quotation',
    role: 'quote',
    why: 'Set apart as a quotation.',
    test: (scene, at) => scene.blocks[at]!.shape === 'quote' && isStory(scene, at),
    examples: [
      [
        `<article>${STORY}<blockquote>We never gave up on it.</blockquote>${STORY.replace('Monday', 'Friday')}</article>`,
        ['We never gave up on it.'],
      ],
    ],
  },
  {
    name: 'item',
    role: 'list',
    why: 'An item of a list inside the story.',
    test: (scene, at) => scene.blocks[at]!.shape === 'list-item' && isStory(scene, at),
    examples: [
      [
        `<article>${STORY}<ul><li>Tickets are nine crowns.</li></ul>${STORY.replace('Monday', 'Friday')}</article>`,
        ['Tickets are nine crowns.'],
      ],
    ],
  },
  {
    name: 'row',
    role: 'table',
    why: 'A row of a table inside the story.',
    test: (scene, at) => scene.blocks[at]!.shape === 'cell' && isStory(scene, at),
    examples: [
      [
        `<article>${STORY}<table><tr><td>Leer</td><td>nine crowns</td></tr></table>${STORY.replace('Monday', 'Friday')}</article>`,
        ['Leer | nine crowns'],
      ],
    ],
  },
  {
    name: 'paragraph',
    role: 'body',
    why: 'Stands in the story.',
    test: (scene, at) => isStory(scene, at) && scene.blocks[at]!.shape !== 'image',
    examples: [
      [
        'The ferry returns\n\nThe ferry came back to the harbour on Monday, three weeks after the storm.',
        ['The ferry came back to the harbour on Monday, three weeks after the storm.'],
      ],
    ],
  },
  {
    name: 'rest',
    role: 'boilerplate',
    why: 'Stands outside the story.',
    test: () => true,
    examples: [[`<div>Harbour Courier</div><article>${STORY}</article>`, ['Harbour Courier']]],
  },
] as const satisfies readonly Rule[];

/** Characters of a line that may stand twice in a story. */
const SHORT = 80;

/** A heading leads somewhere when the next block that is no heading and no picture belongs to the story; or it surely belongs there itself. */
function leads(scene: Scene, at: number): boolean {
  for (let next = at + 1; next < Math.min(scene.blocks.length, at + 8); next += 1) {
    const { shape } = scene.blocks[next]!;
    if (shape === 'image' || shape === 'heading') continue;
    const role = roleAt(scene, next);
    if (role === 'caption' || role === 'promo' || role === 'credit') continue;
    if (role === undefined && isStory(scene, next)) return true;
    if (role === 'repeat') return false;
    break;
  }
  return scene.weights[at]! >= SURE && hasBegun(scene, at);
}

/** Blocks before a heading among which a paragraph of the story stands; above the first one stand decks. */
const BACK = 40;

function hasBegun(scene: Scene, at: number): boolean {
  for (let before = at - 1; before >= Math.max(0, at - BACK); before -= 1) {
    const { shape } = scene.blocks[before]!;
    if (shape !== 'image' && shape !== 'heading' && !scene.labels[before] && isStory(scene, before)) return true;
  }
  return false;
}

function nearStory(scene: Scene, at: number): boolean {
  const next = neighbour(scene, at, 1);
  return next !== undefined && isStory(scene, next);
}

function isBefore(scene: Scene, at: number): boolean {
  const { text } = scene.blocks[at]!;
  return (scene.beginnings.get(beginningOf(text)) ?? []).some(
    (other) => other < at && scene.blocks[other]!.text === text && isStory(scene, other) && !scene.labels[other],
  );
}
