import { readFeeds } from '@copydesk/boot/feeds';

import { bad, type Check, ok } from './checkup.ts';

/** Whether services would start with the file of the feeds. */
export const feedsCheck: Check = {
  name: 'FEEDS_FILE',
  why: 'Every service reads it when it starts, and ends where it is wrong.',
  async look({ config: { FEEDS_FILE } }) {
    try {
      const feeds = await readFeeds(FEEDS_FILE);
      return ok(`feeds: ${feeds.map(({ name }) => name).join(', ') || 'none'}`.slice(0, 500));
    } catch (error) {
      return bad((error as Error).message, 'Mend the file at that place; infra/feeds.example.json is one that works.');
    }
  },
};
