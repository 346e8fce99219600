import type { Peer } from './peer.ts';

/** Takes a text drop for an article as it stands: what any cleaning of text has to beat. */
export const asIs: Peer = {
  name: 'as-is',
  what: 'the drop itself, nothing cut',
  reads: ['body'],
  open: async () => ({
    run: ({ text }) => ({ prediction: () => ({ authors: [], body: text }) }),
  }),
};
