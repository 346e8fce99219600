import { z } from 'zod';

const Names = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]).transform((names) => [names].flat());

/** How a condition compares; all others are refused when the policy is read, for to overlook one would be to allow too much. */
const operators = {
  StringEquals: (value: string, pattern: string): boolean => value === pattern,
  StringLike: matches,
} as const;

/** What a condition may look at. */
const Context = z.enum(['s3:prefix']);
export type Context = Partial<Record<z.infer<typeof Context>, string>>;

const Statement = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: Names,
  Resource: Names,
  Condition: z.partialRecord(z.enum(['StringEquals', 'StringLike']), z.partialRecord(Context, Names)).optional(),
});

/** An identity policy in the language of AWS IAM, as far as buckets need it. */
export const Policy = z.strictObject({ Version: z.literal('2012-10-17'), Statement: z.array(Statement).min(1) });
export type Policy = z.infer<typeof Policy>;

/** One thing that somebody wants to do: `s3:GetObject` to `arn:aws:s3:::drops/a.txt`. */
export type Wish = { action: string; resource: string; context?: Context };

/** Whether a policy lets somebody do a thing: some statement allows it, and none denies it (IAM policy evaluation logic). */
export function allows(policy: Policy, wish: Wish): boolean {
  const fitting = policy.Statement.filter((statement) => fits(statement, wish));
  return fitting.length > 0 && fitting.every(({ Effect }) => Effect === 'Allow');
}

function fits(
  { Action, Resource, Condition = {} }: Policy['Statement'][number],
  { action, resource, context = {} }: Wish,
): boolean {
  return (
    Action.some((pattern) => matches(action.toLowerCase(), pattern.toLowerCase())) &&
    Resource.some((pattern) => matches(resource, pattern)) &&
    Object.entries(Condition).every(([operator, keys]) =>
      Object.entries(keys).every(([key, patterns]) => {
        const value = context[key as keyof Context];
        return value !== undefined && patterns.some((pattern) => operators[operator as keyof typeof operators](value, pattern));
      }),
    )
  );
}

/** Whether a text fits a pattern in which `*` is any text and `?` one character. Only the last `*` is ever tried anew: a key may be hostile. */
function matches(text: string, pattern: string): boolean {
  let at = 0;
  let from = 0;
  let star = -1;
  for (let place = 0; place < text.length; ) {
    if (pattern[at] === '*') {
      star = at;
      from = place;
      at += 1;
    } else if (pattern[at] === '?' || pattern[at] === text[place]) {
      at += 1;
      place += 1;
    } else if (star >= 0) {
      from += 1;
      place = from;
      at = star + 1;
    } else return false;
  }
  while (pattern[at] === '*') at += 1;
  return at === pattern.length;
}
