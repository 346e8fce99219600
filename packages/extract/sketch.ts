import { roles, type Role } from '@copydesk/article/block';
import { Draft } from '@copydesk/article/draft';

import { gather, type Evidence } from './evidence.ts';

/**
 * A draft in short, for examples and tests: pairs of a role and a block's text, a hint's name and its value, or `key`,
 * `lastModified` and a value. `[['headline', 'Rain'], ['meta.author', 'Ann Lee']]`.
 */
export type Sketch = readonly (readonly [name: string, text: string])[];

/** The evidence that a sketch describes. Blocks stand one after the other with two line ends between, as in a text drop. */
export function sketched(sketch: Sketch): Evidence {
  const draft: Draft = { format: 'text', encoding: 'utf-8', length: 0, blocks: [], cuts: [], hints: [], notes: [] };
  const drop: Evidence['drop'] = { key: 'drop.txt' };
  for (const [name, text] of sketch) {
    if (name === 'key' || name === 'lastModified') drop[name] = text;
    else if (isRole(name)) {
      const span: [number, number] = [draft.length, draft.length + text.length];
      draft.blocks.push({ role: name, rule: 'sketch', text, span, shape: name === 'image' ? 'image' : 'paragraph' });
      draft.length = span[1] + 2;
    } else draft.hints.push({ name, value: text });
  }
  return gather(Draft.parse(draft), drop);
}

function isRole(name: string): name is Role {
  return Object.hasOwn(roles, name);
}
