import { z } from 'zod';

import { Rejection } from '@copydesk/article/rejection';

import { Copydesk } from './copydesk.ts';
import { Ninjs } from './ninjs.ts';

/** What stands in `articles/` and `duplicates/`: ninjs 3.1 and, as its last property, our evidence. */
export const ArticleDocument = z.strictObject({ ...Ninjs.shape, copydesk: Copydesk });
export type ArticleDocument = z.infer<typeof ArticleDocument>;

/** The value as its schema takes it, or a Rejection `invalid-output` that says which part is wrong in one line. */
export function checked<Value>(schema: z.ZodType<Value>, value: unknown): Value {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const count = result.error.issues.length;
  throw new Rejection(
    'invalid-output',
    `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}${count > 1 ? `, and ${count - 1} more` : ''}`.slice(0, 300),
  );
}
