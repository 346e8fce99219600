import { z } from 'zod';

import type { Source, StorageEvent } from '../source.ts';

/** An entry of the filer, as far as it matters here. Go leaves out what is false or empty. */
const Entry = z.object({ name: z.string().default(''), is_directory: z.boolean().default(false) });

const Message = z.object({
  key: z.string().startsWith('/'),
  event_type: z.enum(['create', 'update', 'delete', 'rename']),
  message: z.object({ new_entry: Entry.nullish(), new_parent_path: z.string().default('') }),
});

/** Below it every bucket is a folder, unless the filer was told otherwise. */
const BUCKETS = '/buckets/';

/** A path of the filer as an object; undefined when it is none: outside the buckets, or a part of an upload that is still going on. */
function objectAt(path: string): { bucket: string; key: string } | undefined {
  const [, bucket, key] = /^\/buckets\/([^/]{1,255})\/(.+)$/s.exec(path) ?? [];
  if (bucket === undefined || key === undefined || key.startsWith('.uploads/')) return undefined;
  return { bucket, key };
}

function eventOf({ key, event_type, message }: z.infer<typeof Message>): StorageEvent[] {
  const { new_entry: entry, new_parent_path: parent } = message;
  // `key` is where the entry was before; overwriting in place may be called a rename too, to where it is.
  const moved = event_type === 'rename' && entry && entry.name !== '' && parent !== '';
  const object = objectAt(moved ? `${parent}/${entry.name}` : key);
  if (object === undefined) return [];
  return [{ created: Boolean(entry && !entry.is_directory), ...object, sent: object.key }];
}

const file = (name: string) => ({ name, attributes: { mtime: 1_795_413_000, file_size: 5120 } });

export const seaweedfs = {
  name: 'seaweedfs',
  why: 'The filer of SeaweedFS posts its own entries (`notification.webhook`), not S3 records: keys are paths below `/buckets/`, as they are.',
  shape: Message.transform(eventOf),
  examples: [
    [
      {
        key: `${BUCKETS}drops/2026/harbour fire.html`,
        event_type: 'create',
        message: { new_entry: file('harbour fire.html'), new_parent_path: '/buckets/drops/2026' },
      },
      [{ bucket: 'drops', key: '2026/harbour fire.html' }],
    ],
    [
      {
        key: `${BUCKETS}drops/100%25+1.txt`,
        event_type: 'update',
        message: { old_entry: file('100%25+1.txt'), new_entry: file('100%25+1.txt') },
      },
      [{ bucket: 'drops', key: '100%25+1.txt' }],
    ],
    [
      {
        key: `${BUCKETS}drops/draft.txt`,
        event_type: 'rename',
        message: { old_entry: file('draft.txt'), new_entry: file('final.txt'), new_parent_path: '/buckets/drops/desk' },
      },
      [{ bucket: 'drops', key: 'desk/final.txt' }],
    ],
    [{ key: `${BUCKETS}drops/killed.html`, event_type: 'delete', message: { old_entry: file('killed.html') } }, []],
    [
      {
        key: `${BUCKETS}drops/2026`,
        event_type: 'create',
        message: { new_entry: { name: '2026', is_directory: true }, new_parent_path: '/buckets/drops' },
      },
      [],
    ],
    [
      {
        key: `${BUCKETS}drops/.uploads/5e8c/0001.part`,
        event_type: 'create',
        message: { new_entry: file('0001.part'), new_parent_path: '/buckets/drops/.uploads/5e8c' },
      },
      [],
    ],
    [{ key: '/topics/log', event_type: 'create', message: { new_entry: file('log'), new_parent_path: '/topics' } }, []],
  ],
} as const satisfies Source;
