import { Feed } from '@copydesk/article/feed';
import { z } from 'zod';

/** Which drops come through a feed: all that is named must hold. */
const Through = z.strictObject({
  why: z.string().optional().describe('A note for people who read the file.'),
  prefix: z
    .string()
    .max(1_024)
    .default('')
    .describe('What the keys of its drops begin with, byte by byte. Every key begins with an empty one.'),
  metadata: z
    .record(
      z.string().regex(/^[a-z0-9._-]{1,100}$/, { error: 'names of metadata are in small letters, without x-amz-meta-' }),
      z.string(),
    )
    .default({})
    .describe("What the object's metadata must say: names in lower case without `x-amz-meta-`, whole values."),
});

/** One rule of the feeds file: which drops come through a feed, and what it says of them. */
export const FeedRule = Feed.extend(Through.shape);
export type FeedRule = z.infer<typeof FeedRule>;

const FeedsFile = z.strictObject({ feeds: z.array(FeedRule).max(1_000) }).superRefine(({ feeds }, { addIssue }) => {
  for (const [at, feed] of feeds.entries())
    for (const [earlier, other] of feeds.slice(0, at).entries()) {
      const fault =
        other.name === feed.name ? 'has the same name' : covers(other, feed) ? 'takes every drop that this one could' : '';
      if (fault) addIssue({ code: 'custom', path: ['feeds', at], message: `feeds[${earlier}] (${other.name}) ${fault}` });
    }
});
/** What the feeds file says. The first rule that fits a drop is its feed; a drop that none fits has none. */
export type Feeds = readonly FeedRule[];

/** A feeds file cannot be used; the message says where and why. */
export class FeedsError extends Error {
  override readonly name = 'FeedsError';
}

/** Reads a feeds file, JSON. Throws `FeedsError`. */
export function feedsFrom(text: string): Feeds {
  const parsed = FeedsFile.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data.feeds;
  throw new FeedsError(
    parsed.error.issues.map((issue) => [placeOf(issue.path), faultOf(issue)].filter(Boolean).join(': ')).join('\n'),
  );
}

/** The feed that an object comes through, by its key and its metadata; undefined when it comes through none. */
export function feedOf(
  { key, metadata }: { key: string; metadata: Readonly<Record<string, string>> },
  feeds: Feeds,
): Feed | undefined {
  const rule = feeds.find(
    (one) => key.startsWith(one.prefix) && Object.entries(one.metadata).every(([name, value]) => metadata[name] === value),
  );
  if (!rule) return undefined;
  const { why: _why, prefix: _prefix, metadata: _metadata, ...feed } = rule;
  return feed;
}

/** Whether every drop of `later` comes through `earlier`. */
function covers(earlier: FeedRule, later: FeedRule): boolean {
  const told = Object.entries(earlier.metadata);
  return later.prefix.startsWith(earlier.prefix) && told.every(([name, value]) => later.metadata[name] === value);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new FeedsError(`not JSON: ${(error as Error).message}`);
  }
}

/** What is wrong there. Of a name that may not be, zod says why one level down. */
function faultOf(issue: z.core.$ZodIssue): string {
  return issue.code === 'invalid_key' ? issue.issues.map(({ message }) => message).join(', ') : issue.message;
}

/** `feeds[2].zone` */
function placeOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (place, step) => (typeof step === 'number' ? `${place}[${step}]` : `${place}${place && '.'}${String(step)}`),
    '',
  );
}
