import { readFile } from 'node:fs/promises';

import { type Feeds, feedsFrom } from '@copydesk/pipeline/feeds';

import { ConfigError } from './config.ts';

/** The feeds of a file; none where no file is named. Throws `ConfigError`, which says what is wrong with it and where. */
export async function readFeeds(file: string | undefined): Promise<Feeds> {
  if (file === undefined) return [];
  try {
    return feedsFrom(await readFile(file, 'utf8'));
  } catch (error) {
    throw new ConfigError(`FEEDS_FILE: ${file} cannot be used. ${(error as Error).message}`);
  }
}
