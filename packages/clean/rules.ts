import { furniture } from './rules/furniture.ts';
import { head } from './rules/head.ts';
import { picture } from './rules/picture.ts';
import type { Rule } from './rules/rule.ts';
import { story } from './rules/story.ts';
import { writer } from './rules/writer.ts';

/** Rules that need to know nothing of where the story is. The first rule that takes a block keeps it. */
export const before: readonly Rule[] = [
  ...writer,
  ...head,
  ...picture,
  ...furniture,
];

/** Rules that do. */
export const after: readonly Rule[] = [...story];
