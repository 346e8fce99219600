import { type Collection, isPresent, pageIds, type Page, readPage } from './corpora.ts';
import type { Opened } from './measure.ts';
import { PeerGone } from './peers/peer.ts';

/** CPU milliseconds a page, over the same pages for all; `times` is the median in those of Readability, where it took part. */
export type Cpu = {
  what: string;
  peer: string;
  pages: number;
  bytes: number;
  median: number;
  p95: number;
  mean: number;
  times: number | undefined;
};

/**
 * Every peer reads every page this often. The first passes are for all alike to get warm: V8 has compiled what it means to after about
 * a hundred pages. Of the rest the quickest counts, for the machine has other work.
 */
const PASSES = { warm: 2, counted: 3 };
/** Whom the others are compared to. */
const YARDSTICK = 'readability';
const PAGES_PER_SET = 15;
const DROPS = 60;
const DROP_BYTES = 8_192;

/** As many pages of each pooled set, evenly spread over it. */
export function clockedPages(corpora: string, collections: readonly Collection[]): Page[] {
  return collections
    .filter((one) => one.pool === 'pages' && isPresent(corpora, one))
    .flatMap((collection) => {
      const ids = pageIds(corpora, collection);
      return ids
        .filter((_, at) => Math.floor((at * PAGES_PER_SET) / ids.length) !== Math.floor(((at - 1) * PAGES_PER_SET) / ids.length))
        .map((id) => readPage(corpora, collection, id));
    });
}

/** The text drops whose size is nearest to 8 KB. */
export function clockedDrops(corpora: string, collections: readonly Collection[]): Page[] {
  return collections
    .filter((one) => one.pool === 'drops whole' && isPresent(corpora, one))
    .flatMap((collection) => pageIds(corpora, collection).map((id) => readPage(corpora, collection, id)))
    .map((page) => ({ page, off: Math.abs(page.bytes.length - DROP_BYTES) }))
    .toSorted((a, b) => a.off - b.off)
    .slice(0, DROPS)
    .map(({ page }) => page);
}

/**
 * Clocks the peers on one thread, page by page in turn, so that what else the machine does slows all alike. Unpacking is in
 * nobody's time; decoding is in that of whoever takes bytes. What V8's helper threads do meanwhile counts as the peer's, for it has
 * to be done too; the clock of a single thread would also be too coarse for a page in a millisecond.
 */
export async function clock(what: string, pages: readonly Page[], opened: readonly Opened[]): Promise<Cpu[]> {
  const best = opened.map(() => new Float64Array(pages.length).fill(Number.POSITIVE_INFINITY));
  for (let pass = 0; pass < PASSES.warm + PASSES.counted; pass += 1) {
    for (const [at, page] of pages.entries()) {
      for (let turn = 0; turn < opened.length; turn += 1) {
        const who = (turn + at + pass) % opened.length;
        const spent = await cpuMs(opened[who]!, page);
        if (pass >= PASSES.warm) best[who]![at] = Math.min(best[who]![at]!, spent);
      }
    }
  }
  const spreads = best.map(spread);
  const yardstick = spreads[opened.findIndex(({ name }) => name === YARDSTICK)]?.median;
  return opened.map(({ name }, who) => ({
    what,
    peer: name,
    pages: pages.length,
    bytes: meanBytes(pages),
    ...spreads[who]!,
    times: yardstick && spreads[who]!.median / yardstick,
  }));
}

async function cpuMs({ name, runner }: Opened, page: Page): Promise<number> {
  const begun = process.cpuUsage();
  let elsewhere: number | undefined;
  try {
    elsewhere = (await runner.run(page)).cpuMs;
  } catch (error) {
    // The time that a peer takes to fail is still its time.
    if (name.startsWith('ours') || error instanceof PeerGone) throw error;
  }
  const { user, system } = process.cpuUsage(begun);
  return elsewhere ?? (user + system) / 1_000;
}

function spread(milliseconds: Float64Array) {
  const sorted = milliseconds.toSorted();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95), mean: sorted.reduce((sum, one) => sum + one, 0) / sorted.length };
}

function meanBytes(pages: readonly Page[]): number {
  return Math.round(pages.reduce((sum, { bytes }) => sum + bytes.length, 0) / pages.length);
}
