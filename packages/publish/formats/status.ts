import type { Article } from '@copydesk/article/article';
import type { Drop } from '@copydesk/article/drop';

import type { Ninjs } from '../ninjs.ts';
import { instantOf, surelyReached } from './instant.ts';

type Status = Pick<Ninjs, 'embargoedUntil' | 'pubStatus' | 'urgency' | 'slugline' | 'edNote'>;

/** May it be printed, when, and what is an editor to know? */
export function status({ edition, embargo, urgency, slugline, advisories }: Article, drop: Drop): Status {
  const until = instantOf(embargo?.value);
  const notes = [
    edition && [edition.value.mark, edition.value.of].filter(Boolean).join(': '),
    // ninjs has no slot for an embargo that is less than an instant.
    embargo && !until && `Embargo: ${told(embargo.value)}`,
    ...(advisories ?? []).map(({ value }) => value),
  ].filter(Boolean);
  return {
    ...(until && { embargoedUntil: until }),
    pubStatus: cancels({ edition }) ? 'canceled' : embargo && !lifted(embargo.value, drop) ? 'withheld' : 'usable',
    ...(urgency && { urgency: urgency.value }),
    ...(slugline && { slugline: slugline.value }),
    ...(notes.length > 0 && { edNote: notes.join('\n') }),
  };
}

/** Does the drop take a story back? */
export function cancels({ edition }: Pick<Article, 'edition'>): boolean {
  return edition?.value.kind === 'kill' || edition?.value.kind === 'withdrawal';
}

/**
 * Was the embargo over when the drop was written? There is no other clock. Where that cannot be told for sure it was not: a story
 * that is withheld too long can be printed, one that was printed too soon cannot be taken back.
 */
function lifted(embargo: Parameters<typeof surelyReached>[0], { lastModified }: Drop): boolean {
  const reached = surelyReached(embargo);
  return reached !== undefined && lastModified !== undefined && reached <= Date.parse(lastModified);
}

function told(moment: Parameters<typeof surelyReached>[0]): string {
  return moment.precision === 'interval' ? `${moment.from ?? '...'} to ${moment.to ?? '...'}` : moment.at;
}
