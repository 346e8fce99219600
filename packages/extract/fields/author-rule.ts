import type { Author } from '@copydesk/article/article';

import type { Rule } from '../rule.ts';

/** `witness`: who says it. Rules of one witness only say the same thing twice; an echo repeats what others say. */
export type AuthorRule = Rule<Author> & { witness: 'data' | 'page' | 'meta' | 'story' | 'bio' | 'mail' | 'echo' };
