import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import type { Gold } from './score.ts';

/** What a label file holds, as far as bodies go. */
type Page = {
  id: string;
  url: string;
  site?: string;
  body?: string;
  body_parts?: [text: string, optional: boolean][];
  with?: string[];
  without?: string[];
};

/** A page; all its text, or what a careless scraper takes, as a text drop; or a text drop made of a page without a gold body. */
export type Kind = 'page' | 'whole' | 'leaky' | 'echo';

/** A labelled page, or the text that a scraper made of it. */
export type Entry = { kind: Kind; set: string; id: string; site: string; gold: Gold; bytes(): Uint8Array };

const bodySets = ['zyte', 'wcxb', 'fundus', 'fe80'] as const;
const segmentSet = 'trafila';

/** All labelled pages and text drops below a folder of corpora, by set and id. */
export function entriesOf(root: string): Entry[] {
  const entries: Entry[] = [];
  for (const set of [...bodySets, segmentSet]) {
    const folder = join(root, 'articles', set);
    if (!existsSync(folder)) continue;
    for (const file of readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .toSorted()) {
      const page = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Page;
      const gold = set === segmentSet ? { with: page.with ?? [], without: page.without ?? [] } : goldOf(page);
      if (!gold) continue;
      const site = siteOf(page.site ?? new URL(page.url).hostname);
      const paths: [Kind, string][] = [
        ['page', join(folder, `${page.id}.html.gz`)],
        ['whole', join(root, 'drops', 'whole', set, `${page.id}.txt.gz`)],
        ['leaky', join(root, 'drops', 'leaky', set, `${page.id}.txt.gz`)],
      ];
      for (const [kind, path] of paths)
        if (existsSync(path)) entries.push({ kind, set, id: page.id, site, gold, bytes: () => gunzipSync(readFileSync(path)) });
    }
  }
  return entries;
}

function goldOf(page: Page): Gold | undefined {
  if (page.body_parts) return { parts: page.body_parts };
  return page.body ? { parts: page.body.split(/\n{2,}/).map((text) => [text, false] as const) } : undefined;
}

const SECOND = /^(?:co|com|org|net|ac|gov|edu|or|ne|go|gob|nom)$/;

/** What a site registered: `news.example.co.uk` is `example.co.uk`. */
export function siteOf(host: string): string {
  const parts = host.toLowerCase().split('.');
  return parts.slice(parts.at(-1)!.length === 2 && SECOND.test(parts.at(-2) ?? '') ? -3 : -2).join('.');
}
