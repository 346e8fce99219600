import type { FeatureGroup, Sight } from './sight.ts';

const TABLE = 1 << 14;
const LEADS = new Set(['meta.description', 'meta.og:description', 'ld.description', 'meta.twitter:description']);
const BODIES = new Set(['ld.articleBody', 'ld.text']);
/** Characters of a text that must stand in what the page says of itself. */
const PROBE = 40;

/** Characters read of what a page says of itself: it is searched once a row. */
const HINTED = 200_000;

/** Tables by hash, wiped for each drop, for to make them costs five times as much. */
const counts = new Uint16Array(TABLE);
const seen = new Int32Array(TABLE);
const titled = new Uint8Array(TABLE);

/** Counts in how many paragraphs of the story each word stands; collisions do little harm. */
function countTopics({ scene, blocks, letters }: Sight): void {
  const { hashes, topical, starts } = letters.terms;
  counts.fill(0);
  seen.fill(0);
  for (let row = 0; row < blocks.length; row += 1) {
    if ((scene.weights[blocks[row]!] ?? 0) < 0.9) continue;
    for (let at = starts[row]!; at < starts[row + 1]!; at += 1) {
      const slot = hashes[at]! & (TABLE - 1);
      if (topical[at] === 0 || seen[slot] === row + 1) continue;
      seen[slot] = row + 1;
      counts[slot]! += 1;
    }
  }
}

function hintsOf({ scene }: Sight, names: ReadonlySet<string>): string {
  let all = '';
  for (const { name, value } of scene.document.hints) if (names.has(name)) all += `${value}\n`;
  return all.slice(0, HINTED);
}

/** How much a block speaks of what the story speaks of. */
export const topic = {
  name: 'topic',
  why: 'Teasers and second articles use other words than the story, in any language.',
  features: [
    'shared-words',
    'often-shared-words',
    'title-words',
    'title-covered',
    'in-lead',
    'in-body',
    'body-known',
    'printed',
    'printed-before',
  ],
  fill(sight, out, width, from) {
    const { scene, blocks, texts, letters } = sight;
    const { hashes, topical, starts } = letters.terms;
    countTopics(sight);
    const title = new Set<number>();
    const heading = scene.headline === undefined ? blocks[0] : scene.headline;
    const row0 = blocks.indexOf(heading ?? -1);
    if (row0 !== -1) for (let at = starts[row0]!; at < starts[row0 + 1]!; at += 1) if (topical[at] === 1) title.add(hashes[at]!);
    titled.fill(0);
    for (const hash of title) titled[hash & (TABLE - 1)] = 1;
    const leads = hintsOf(sight, LEADS);
    const bodies = hintsOf(sight, BODIES);
    const { printed, numbers } = printedOf(texts);
    const before = new Uint32Array(printed.length);
    for (let row = 0; row < blocks.length; row += 1) {
      const self = (scene.weights[blocks[row]!] ?? 0) >= 0.9 ? 1 : 0;
      let shared = 0;
      let often = 0;
      let inTitle = 0;
      let topics = 0;
      for (let at = starts[row]!; at < starts[row + 1]!; at += 1) {
        if (topical[at] === 0) continue;
        const hash = hashes[at]!;
        const slot = hash & (TABLE - 1);
        const others = counts[slot]! - self;
        topics += 1;
        if (others > 0) shared += 1;
        if (others > 2) often += 1;
        if (titled[slot] === 1 && title.has(hash)) inTitle += 1;
      }
      const size = Math.max(1, topics);
      const number = numbers[row]!;
      const probed = leads.length > 0 || bodies.length >= 200;
      const probe = probed ? texts[row]!.slice(0, PROBE) : '';
      let to = row * width + from;
      out[to++] = topics === 0 ? -1 : shared / size;
      out[to++] = topics === 0 ? -1 : often / size;
      out[to++] = inTitle / size;
      out[to++] = title.size === 0 ? -1 : Math.min(1, inTitle / title.size);
      out[to++] = probe.length >= 20 && leads.includes(probe) ? 1 : 0;
      out[to++] = bodies.length < 200 ? -1 : bodies.includes(probe) ? 1 : 0;
      out[to++] = bodies.length < 200 ? 0 : 1;
      out[to++] = printed[number]!;
      out[to++] = before[number]!++;
    }
  },
} as const satisfies FeatureGroup;

/** How often each text is printed, told by how it begins; rows of the same text have the same number. */
function printedOf(texts: readonly string[]) {
  const known = new Map<string, number>();
  const numbers = new Uint32Array(texts.length);
  const printed = new Uint32Array(texts.length);
  for (let row = 0; row < texts.length; row += 1) {
    const key = texts[row]!.slice(0, 120);
    let number = known.get(key);
    if (number === undefined) known.set(key, (number = known.size));
    numbers[row] = number;
    printed[number]! += 1;
  }
  return { numbers, printed };
}
