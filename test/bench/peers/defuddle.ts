import { DefuddleClass } from 'defuddle/node';
import { parseHTML } from 'linkedom';

import { blocksText } from './blocks-text.ts';
import type { Peer } from './peer.ts';

/** Obsidian's web clipper. Its synchronous `parse` never fetches anything. */
export const defuddle: Peer = {
  name: 'defuddle',
  what: 'defuddle on linkedom',
  reads: ['all'],
  open: async () => ({
    run({ text, gold }) {
      const { document } = parseHTML(text);
      // What linkedom lacks and defuddle asks for; defuddle's own entry for strings, now deprecated, fills it in just so.
      Object.assign(document, { styleSheets: [], URL: gold.url });
      const found = quietly(() => new DefuddleClass(document, { url: gold.url ?? 'about:blank' }).parse());
      return {
        prediction: () => ({
          headline: found.title,
          authors: found.author ? [found.author] : [],
          published: found.published,
          body: blocksText(found.content),
        }),
      };
    },
  }),
};

/** It tells the console of every page whose JSON-LD is broken. */
function quietly<Value>(work: () => Value): Value {
  const { error, warn } = console;
  Object.assign(console, { error: () => {}, warn: () => {} });
  try {
    return work();
  } finally {
    Object.assign(console, { error, warn });
  }
}
