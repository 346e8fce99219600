import type { Role } from '@copydesk/article/block';

import type { FeatureGroup } from './sight.ts';

const ROLES = [
  'headline',
  'subheadline',
  'byline',
  'dateline',
  'image-keywords',
  'caption',
  'credit',
  'author-bio',
  'copyright',
  'advisory',
  'correction',
  'promo',
  'related-links',
  'share-bar',
  'newsletter',
  'navigation',
  'comment',
  'heading',
  'repeat',
  'boilerplate',
] as const satisfies readonly Role[];

const ROLE_PLACE: ReadonlyMap<Role, number> = new Map(ROLES.map((role, place) => [role, place]));

/** Roles that seldom come before the end of a story. */
const CLOSING: ReadonlySet<Role> = new Set([
  'author-bio',
  'comment',
  'copyright',
  'related-links',
  'newsletter',
  'share-bar',
  'navigation',
]);

/** What the rules think of a block, and where it stands in what they take for the story. */
export const standing = {
  name: 'standing',
  why: 'The opinions of the rules: one alone errs, all together seldom.',
  features: [
    'weight',
    'in-region',
    'from-first',
    'to-last',
    'row',
    'row-share',
    'prose-before',
    'prose-after',
    'prose-before-chars',
    'from-headline',
    'headline-known',
    'closed-before',
    'opened-after',
    'h1-before',
    'h1-after',
    'bylines-before',
    'labelled',
    ...ROLES.map((role) => `role-${role}`),
  ],
  fill({ scene, blocks, prose, proseBefore, proseTotal, first, last }, out, width, from) {
    const rows = blocks.length;
    const headline = scene.headline === undefined ? -1 : blocks.indexOf(scene.headline);
    let closed = 0;
    let h1 = 0;
    let bylines = 0;
    let h1All = 0;
    for (const at of blocks) if (scene.blocks[at]!.level === 1) h1All += 1;
    for (let row = 0; row < rows; row += 1) {
      const at = blocks[row]!;
      const role = scene.labels[at]?.role;
      const top = scene.blocks[at]!.level === 1 ? 1 : 0;
      let to = row * width + from;
      out[to++] = scene.weights[at] ?? 0;
      out[to++] = row >= first && row <= last && last !== -1 ? 1 : 0;
      out[to++] = last === -1 ? -99 : clip(row - first);
      out[to++] = last === -1 ? -99 : clip(last - row);
      out[to++] = Math.min(row, 200);
      out[to++] = row / rows;
      out[to++] = proseTotal === 0 ? -1 : proseBefore[row]! / proseTotal;
      out[to++] = proseTotal === 0 ? -1 : 1 - (proseBefore[row]! + prose[row]!) / proseTotal;
      out[to++] = Math.log2(1 + proseBefore[row]!);
      out[to++] = headline === -1 ? -99 : clip(row - headline);
      out[to++] = headline === -1 ? 0 : 1;
      out[to++] = closed;
      out[to++] = first === -1 || row >= first ? 0 : first - row;
      out[to++] = h1;
      out[to++] = h1All - h1 - top;
      out[to++] = bylines;
      out[to++] = role === undefined ? 0 : 1;
      const place = role === undefined ? undefined : ROLE_PLACE.get(role);
      if (place !== undefined) out[to + place] = 1;
      h1 += top;
      if (first !== -1 && row > first && role !== undefined && CLOSING.has(role)) closed += 1;
      if (role === 'byline' || role === 'dateline') bylines += 1;
    }
  },
} as const satisfies FeatureGroup;

function clip(distance: number): number {
  return Math.max(-60, Math.min(60, distance));
}

/** Whole drops differ: what counts as long in one is short in another. */
export const whole = {
  name: 'whole',
  why: 'A page of forty paragraphs and a brief of two are weighed differently.',
  features: [
    'rows',
    'prose-rows',
    'prose-total',
    'region-prose',
    'region-rows',
    'short-share',
    'linked-share',
    'mean-length',
    'longest',
    'pictures-before',
    'pictures-after',
  ],
  fill({ scene, blocks, prose, proseTotal, proseBefore, first, last, pictures }, out, width, from) {
    const rows = blocks.length;
    let proseRows = 0;
    let chars = 0;
    let linked = 0;
    let longest = 0;
    for (let row = 0; row < rows; row += 1) {
      const { text, linked: inside } = scene.blocks[blocks[row]!]!;
      if (prose[row]! > 0) proseRows += 1;
      chars += text.length;
      linked += inside;
      longest = Math.max(longest, text.length);
    }
    const region = last === -1 ? 0 : proseBefore[last]! + prose[last]! - proseBefore[first]!;
    const values = [
      Math.log2(1 + rows),
      proseRows / Math.max(1, rows),
      Math.log2(1 + proseTotal),
      proseTotal === 0 ? 0 : region / proseTotal,
      last === -1 ? 0 : (last - first + 1) / rows,
      1 - proseRows / Math.max(1, rows),
      linked / Math.max(1, chars),
      chars / Math.max(1, rows),
      Math.log2(1 + longest),
    ];
    for (let row = 0; row < rows; row += 1) {
      out.set(values, row * width + from);
      out[row * width + from + 9] = pictures[row]!;
      out[row * width + from + 10] = pictures[row + 1] ?? 0;
    }
  },
} as const satisfies FeatureGroup;
