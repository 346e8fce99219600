import type { Store } from '@copydesk/pipeline/world';

import { bytesOf, type DropFile } from './files.ts';
import { inOrder } from './in-order.ts';

/** A file as it was put into the drops bucket. */
export type Put = {
  key: string;
  /** When, in milliseconds of this process's monotonic clock. */
  at: number;
};

/** Files put at once. */
const ABREAST = 16;

/** The content type a name promises; a hint for nobody but the reader of the bucket. */
const contentTypes: Record<string, string> = { html: 'text/html', htm: 'text/html', txt: 'text/plain', eml: 'message/rfc822' };

/** Puts files into the drops bucket and tells each as it is there. The key of a file is its name after `prefix`. */
export function putDrops(files: AsyncIterable<DropFile>, prefix: string, drops: Store): AsyncGenerator<Put> {
  return inOrder(files, ABREAST, (file) => putDrop(file, prefix, drops));
}

async function putDrop(file: DropFile, prefix: string, drops: Store): Promise<Put> {
  const key = `${prefix}${file.name}`;
  const bytes = await bytesOf(file, Number.MAX_SAFE_INTEGER);
  const ending = /\.([a-z]{1,5})$/i.exec(file.name)?.[1]?.toLowerCase() ?? '';
  await drops.put(key, bytes, { contentType: contentTypes[ending] ?? 'application/octet-stream' });
  return { key, at: performance.now() };
}
