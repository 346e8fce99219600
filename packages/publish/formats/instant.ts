import type { Moment } from '@copydesk/article/article';

import { Instant } from '../ninjs.ts';

/** A moment as RFC 3339 takes it; undefined for anything less than an instant with an offset: what is left out would be made up. */
export function instantOf(moment: Moment | undefined): string | undefined {
  return moment?.precision === 'instant' && Instant.safeParse(moment.at).success ? moment.at : undefined;
}

/** West of every inhabited place: where a day begins last. */
const LAST = '-12:00';

/** The time at which a moment has come wherever its zone may be, in Unix milliseconds; undefined where it is not told. */
export function surelyReached(moment: Moment): number | undefined {
  const day = (at: string | undefined) => (at === undefined ? undefined : Date.parse(`${at}T00:00:00${LAST}`));
  switch (moment.precision) {
    case 'instant':
      return Date.parse(/(?:Z|[+-]\d{2}:\d{2})$/.test(moment.at) ? moment.at : moment.at + LAST);
    case 'day':
      return day(moment.at);
    case 'month':
      return day(`${moment.at}-01`);
    case 'interval':
      return day(moment.to ?? moment.from);
  }
}
