import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';

import { blocksText } from './blocks-text.ts';
import { nothing, type Peer } from './peer.ts';

/** Firefox's reader view, on the quickest DOM that it runs on. */
export const readability: Peer = {
  name: 'readability',
  what: '@mozilla/readability on linkedom',
  reads: ['all'],
  open: async () => ({
    run({ text }) {
      const found = new Readability(parseHTML(text).document).parse();
      if (found === null) return { prediction: () => nothing };
      const { title, byline, publishedTime, content } = found;
      return {
        prediction: () => ({
          headline: title,
          authors: byline ? [byline] : [],
          published: publishedTime,
          body: blocksText(content ?? ''),
        }),
      };
    },
  }),
};
