import { placeAt } from '../scene.ts';
import type { Rule } from './rule.ts';

const STORY = '<p>The ferry came back to the harbour on Monday, three weeks after the storm had torn it from its moorings.</p>';

/** Parts of the page that are about other things: their captions and bylines are not the story's. */
export const elsewhere = [
  {
    name: 'hidden',
    role: 'boilerplate',
    soft: true,
    why: 'The page does not show it.',
    test: (scene, at) => placeAt(scene, at)?.hidden ?? false,
    examples: [
      [
        `${STORY}<div style="display: none"><p>Please try again later, or call us.</p></div>`,
        ['Please try again later, or call us.'],
      ],
    ],
  },
  {
    name: 'menu',
    role: 'navigation',
    soft: true,
    why: 'Elements made for navigation.',
    sign: 'menu',
    test: () => true,
    examples: [[`<nav><a href="/">World</a></nav>${STORY}`, ['World']]],
  },
  {
    name: 'comments',
    role: 'comment',
    why: "Readers' comments read like stories, to the learned labeller too, and can be longer than the story.",
    sign: 'comment',
    test: () => true,
    examples: [
      [
        `${STORY}<div class="comments"><p>Finally! I missed it so much, all these weeks.</p></div>`,
        ['Finally! I missed it so much, all these weeks.'],
      ],
    ],
  },
  {
    name: 'consent-box',
    role: 'cookie-wall',
    soft: true,
    why: 'Boxes that ask for consent.',
    sign: 'cookie',
    test: () => true,
    examples: [[`${STORY}<div id="cookie-banner"><p>May we count you?</p></div>`, ['May we count you?']]],
  },
  {
    name: 'newsletter-box',
    role: 'newsletter',
    soft: true,
    why: 'Boxes that ask for an address.',
    sign: 'newsletter',
    test: () => true,
    examples: [
      [
        `${STORY}<div class="newsletter-signup"><p>Harbour news, every Friday in your mail.</p></div>`,
        ['Harbour news, every Friday in your mail.'],
      ],
    ],
  },
  {
    name: 'related-box',
    role: 'related-links',
    soft: true,
    why: 'Boxes of teasers.',
    sign: 'related',
    test: () => true,
    examples: [
      [
        `${STORY}<div class="related"><h3><a href="/2">Storm over</a></h3><p>The storm is over.</p></div>`,
        ['Storm over', 'The storm is over.'],
      ],
    ],
  },
  {
    name: 'teasers',
    role: 'related-links',
    soft: true,
    why: 'A row of elements built alike, each a link with a few words, whatever their names.',
    test: (scene, at) => placeAt(scene, at)?.teaser ?? false,
    examples: [
      [
        `${STORY}<div>${['One', 'Two', 'Three'].map((title) => `<div class="x"><a href="/">${title} more storms ahead</a><p>In short.</p></div>`).join('')}</div>`,
        ['One more storms ahead', 'In short.', 'Two more storms ahead', 'In short.', 'Three more storms ahead', 'In short.'],
      ],
    ],
  },
  {
    name: 'promo-box',
    role: 'promo',
    soft: true,
    why: 'Boxes that sell.',
    sign: 'promo',
    test: () => true,
    examples: [[`${STORY}<div class="promo"><p>Tickets from nine crowns.</p></div>`, ['Tickets from nine crowns.']]],
  },
] as const satisfies readonly Rule[];
