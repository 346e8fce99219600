import { type Backfill, type Heard, leftMs } from '@copydesk/redis/backfills';

const grouped = new Intl.NumberFormat('en');

/** How far a backfill is, in one line of so many columns, for a terminal. Of a key nothing is sent that a terminal acts upon. */
export function backfillLine(said: Backfill, columns: number): string {
  return fitting(`copydesk: ${said.state === 'running' ? '' : `${said.state}: `}${howFar(said)}`, columns - 1);
}

/** The line of a backfill among others: which it is, in which state, how far, and since when it says no more. */
export function standingLine(heard: Heard): string {
  const { bucket, prefix, state, by, silentMs } = heard;
  const silent = state === 'running' ? '' : `, ${duration(silentMs)} ago`;
  const says = `${state === 'lost' ? 'no sign of life' : state}${silent}, by ${shown(by)}`;
  return `backfill s3://${bucket}/${shown(prefix)} ${says}: ${howFar(heard)}`;
}

function howFar(said: Backfill | Heard): string {
  const { drops, added, unread, total, key, state } = said;
  const left = state === 'running' ? leftMs(said) : undefined;
  const parts = [
    `${grouped.format(drops)}${total === undefined ? '' : ` of ${grouped.format(Math.max(total, drops))}`} drops looked at`,
    `${grouped.format(added)} queued`,
    ...(unread > 0 ? [`${grouped.format(unread)} unread`] : []),
    ...(left === undefined ? [] : [`about ${duration(left)} left`]),
  ];
  return `${parts.join(', ')}${key !== '' && state !== 'ended' ? `; at ${shown(key)}` : ''}`;
}

/** Minutes, or hours from two on. */
function duration(ms: number): string {
  const minutes = Math.ceil(ms / 60_000);
  return minutes < 120 ? `${minutes} min` : `${grouped.format(Math.round(minutes / 60))} h`;
}

/** Controls, what turns the reading order, what has no width, and line ends: � takes their place. */
function shown(key: string): string {
  return key.toWellFormed().replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '�');
}

/** The beginning of a text that takes no more columns: a line that is longer could not be written over. */
function fitting(text: string, columns: number): string {
  const fits: string[] = [];
  let taken = 0;
  for (const character of text) {
    taken += width(character);
    if (taken > columns) return `${fits.slice(0, -1).join('')}…`;
    fits.push(character);
  }
  return text;
}

/** Columns of a character: two from where scripts begin that are as wide as high. It errs to the wider. */
function width(character: string): number {
  return (character.codePointAt(0) ?? 0) >= 0x11_00 ? 2 : 1;
}
