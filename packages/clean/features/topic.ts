import type { FeatureGroup, Sight } from './sight.ts';

const TABLE = 1 << 14;
const LEADS = new Set(['meta.description', 'meta.og:description', 'ld.description', 'meta.twitter:description']);
const BODIES = new Set(['ld.articleBody', 'ld.text']);
/** Characters of a text that must stand in what the page says of itself. */
const PROBE = 40;

/** In how many paragraphs of the story each word stands, by hash; collisions do little harm. */
function countTopics({ scene, blocks, letters }: Sight): Uint16Array {
  const counts = new Uint16Array(TABLE);
  const seen = new Int32Array(TABLE);
  for (let row = 0; row < blocks.length; row += 1) {
    if ((scene.weights[blocks[row]!] ?? 0) < 0.9) continue;
    for (const topic of letters[row]!.topics) {
      const slot = topic & (TABLE - 1);
      if (seen[slot] === row + 1) continue;
      seen[slot] = row + 1;
      counts[slot]! += 1;
    }
  }
  return counts;
}

function hintsOf({ scene }: Sight, names: ReadonlySet<string>): string {
  let all = '';
  for (const { name, value } of scene.document.hints) if (names.has(name)) all += `${value}\n`;
  return all;
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
    const { scene, blocks, letters } = sight;
    const counts = countTopics(sight);
    const title = new Set<number>();
    const heading = scene.headline === undefined ? blocks[0] : scene.headline;
    const row0 = blocks.indexOf(heading ?? -1);
    if (row0 !== -1) for (const hash of letters[row0]!.topics) title.add(hash);
    const leads = hintsOf(sight, LEADS);
    const bodies = hintsOf(sight, BODIES);
    const printed = new Map<string, number>();
    const keys = Array.from(blocks, (at) => scene.blocks[at]!.text.slice(0, 120));
    for (const key of keys) printed.set(key, (printed.get(key) ?? 0) + 1);
    const before = new Map<string, number>();
    for (let row = 0; row < blocks.length; row += 1) {
      const at = blocks[row]!;
      const self = (scene.weights[at] ?? 0) >= 0.9 ? 1 : 0;
      let shared = 0;
      let often = 0;
      let titled = 0;
      const { topics } = letters[row]!;
      for (const hash of topics) {
        const others = counts[hash & (TABLE - 1)]! - self;
        if (others > 0) shared += 1;
        if (others > 2) often += 1;
        if (title.has(hash)) titled += 1;
      }
      const size = Math.max(1, topics.length);
      const key = keys[row]!;
      const probe = scene.blocks[at]!.text.slice(0, PROBE);
      const so = before.get(key) ?? 0;
      before.set(key, so + 1);
      let to = row * width + from;
      out[to++] = topics.length === 0 ? -1 : shared / size;
      out[to++] = topics.length === 0 ? -1 : often / size;
      out[to++] = titled / size;
      out[to++] = title.size === 0 ? -1 : Math.min(1, titled / title.size);
      out[to++] = probe.length >= 20 && leads.includes(probe) ? 1 : 0;
      out[to++] = bodies.length < 200 ? -1 : bodies.includes(probe) ? 1 : 0;
      out[to++] = bodies.length < 200 ? 0 : 1;
      out[to++] = printed.get(key)!;
      out[to++] = so;
    }
  },
} as const satisfies FeatureGroup;
