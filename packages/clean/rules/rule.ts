import type { Role } from '@copydesk/article/block';

import type { CueName } from '../phrases.ts';
import type { Scene } from '../scene.ts';
import type { Sign } from '../signs.ts';

/** One reason to give a block a role. A row of the tables in `rules.ts`; the first rule that takes a block keeps it. */
export type Rule = {
  name: string;
  role: Role;
  why: string;
  /** An opinion: the learned labeller may take a block back. Without one the rule's word is final. */
  soft?: true;
  /** It takes only blocks that begin with this cue; the others are never tested. */
  cue?: CueName;
  /** It takes only blocks in or around whose element the names say this. */
  sign?: Sign;
  /** It takes only blocks of drops without markup. */
  bare?: true;
  /** Whether the block at this place is one. Sees its neighbours, and what earlier rules said of them. */
  test(scene: Scene, at: number): boolean;
  /** A drop, text or HTML, and the texts of the blocks that this rule takes from it. */
  examples: readonly (readonly [drop: string, taken: readonly string[]])[];
};
