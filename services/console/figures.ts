const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const grouped = new Intl.NumberFormat('en');

/** A count as people read it: `12,480`. */
export function count(value: number): string {
  return grouped.format(value);
}

/** A count with its noun: `1 drop`, `12,480 drops`. */
export function counted(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}

/** A sentence that somebody else made of bare numbers, with its counts as people read them. */
export function readable(sentence: string): string {
  return sentence.replace(/\d{4,15}/g, (digits) => count(Number(digits)));
}

/** A span of milliseconds in its two largest units, seconds alone below a minute: `45 s`, `6 min`, `2 h 5 min`, `3 d 4 h`. */
export function span(ms: number): string {
  if (ms < MINUTE) return `${Math.max(0, Math.floor(ms / SECOND))} s`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min`;
  const [large, largeName, small, smallName] = ms < DAY ? [HOUR, 'h', MINUTE, 'min'] : [DAY, 'd', HOUR, 'h'];
  const rest = Math.floor((ms % Number(large)) / Number(small));
  return `${Math.floor(ms / Number(large))} ${largeName}${rest > 0 ? ` ${rest} ${smallName}` : ''}`;
}

/** Text that fits: the middle of a longer one gives way to an ellipsis, since keys differ at their ends. UTF-16 units. */
export function fitted(text: string, most: number): string {
  if (text.length <= most) return text;
  const half = Math.floor((most - 1) / 2);
  return `${text.slice(0, half)}…${text.slice(-half)}`;
}
