import { type Collection, pageIds, type Page, readPage } from './corpora.ts';
import { nothing, type Peer, PeerGone, type Runner } from './peers/peer.ts';
import { type PageScore, scorePage } from './score.ts';

/** A peer that is ready to work. */
export type Opened = Peer & { runner: Runner };

/** What a peer scored on the pages of a collection, in their order. */
export type Measured = { collection: Collection; peer: string; scores: PageScore[]; failures: number };

/** Makes the peers ready; says of each that cannot be had why, and goes on without it. */
export async function openPeers(wanted: readonly Peer[], say: (line: string) => void): Promise<Opened[]> {
  const opened: Opened[] = [];
  for (const peer of wanted) {
    const runner = await peer.open();
    if ('absent' in runner) say(`skipped ${peer.name}: ${runner.absent}`);
    else opened.push({ ...peer, runner });
  }
  return opened;
}

/** Lets every peer that can read a collection read every `every`-th page of it. */
export async function measure(
  corpora: string,
  collection: Collection,
  opened: readonly Opened[],
  every = 1,
): Promise<Measured[]> {
  const able = opened.filter(({ reads }) => reads.includes(collection.asked));
  const measured = able.map(({ name }): Measured => ({ collection, peer: name, scores: [], failures: 0 }));
  for (const id of pageIds(corpora, collection, every)) {
    const page = readPage(corpora, collection, id);
    for (const [at, peer] of able.entries()) {
      const { prediction, failed } = await predicted(peer, page);
      measured[at]!.scores.push(scorePage(page.gold, prediction, collection.asked));
      measured[at]!.failures += failed ? 1 : 0;
    }
  }
  return measured;
}

/** A peer that throws has found nothing on that page. We may not: what we throw ends the run. */
async function predicted({ name, runner }: Opened, page: Page) {
  try {
    return { prediction: (await runner.run(page)).prediction(), failed: false };
  } catch (error) {
    if (name === 'ours' || error instanceof PeerGone) throw error;
    return { prediction: nothing, failed: true };
  }
}
