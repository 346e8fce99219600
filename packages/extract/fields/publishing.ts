import type { Moment, Sourced } from '@copydesk/article/article';

import type { Evidence } from '../evidence.ts';
import { settle } from '../rule.ts';
import { publishedOtherwise } from './published-otherwise.ts';
import { published, type DateRule } from './published.ts';

/** When the story was published: the surest rule, unless two other witnesses agree on another day, or readers see an earlier one. */
export function settlePublished(evidence: Evidence): Sourced<Moment> | undefined {
  const asked = published.map((rule: DateRule): DateRule => {
    const found = rule.find(evidence);
    return Object.assign({}, rule, { find: () => found });
  });
  const said = asked.flatMap(({ name, witness, find }): Said[] => {
    const moment = find(evidence)[0]?.value;
    return moment ? [{ name, witness, moment, day: dayOf(moment) }] : [];
  });
  const believed = agreed(said);
  const trusted = ({ name }: DateRule) => said.find((one) => one.name === name)?.day === believed;
  const ordered = [...asked.filter(trusted), ...asked.filter((rule) => !trusted(rule))];
  return settle(ordered, evidence, momentText) ?? settle(publishedOtherwise, evidence, momentText);
}

type Said = { name: string; witness: DateRule['witness']; moment: Moment; day: string | undefined };

const DAY = 86_400_000;

/** The day that the surest rule names, unless its witness stands alone. */
function agreed(said: readonly Said[]): string | undefined {
  const naming = (day: string) => new Set(said.filter((one) => one.day === day).map(({ witness }) => witness)).size;
  const first = said.find(({ day }) => day !== undefined);
  const printed = said.find(({ name }) => name === 'published-printed')?.day;
  if (first?.day === undefined || printed === first.day) return first?.day;
  // Readers are told the day where they live, machines that of Greenwich.
  if (printed !== undefined && GREENWICH.test(momentText(first.moment)) && apart(printed, first.day) === DAY) return printed;
  if (naming(first.day) > 1) return first.day;
  const other = said.find(({ day }) => day !== undefined && naming(day) > 1);
  if (other?.day !== undefined) return isEdition(first, other.day, said) ? first.day : other.day;
  // Systems declare the day a story was moved to them as that of its publication; a later day that is printed is that of a change.
  return first.witness !== 'page' && printed !== undefined && printed < first.day ? printed : first.day;
}

/** A time of day, but not the midnight that stands for none, without an offset. */
const GREENWICH = /T(?!00:00:00).*(?:Z|[+-]00:00)$/;

function apart(one: string, other: string): number {
  return Math.abs(Date.parse(one) - Date.parse(other));
}

/** A clock with its own zone knows the day better than bare days beside it: those are the printed edition's. */
function isEdition({ moment, day }: Said, other: string, said: readonly Said[]): boolean {
  const zoned = moment.precision === 'instant' && /[+-](?!00:00)\d\d:\d\d$/.test(moment.at);
  const beside = apart(day ?? '', other) <= DAY;
  return zoned && beside && said.every((one) => one.day !== other || one.moment.precision === 'day');
}

/** The day that a moment names, in whatever zone; none for months and intervals. */
function dayOf(moment: Moment | undefined): string | undefined {
  return moment?.precision === 'instant' || moment?.precision === 'day' ? moment.at.slice(0, 10) : undefined;
}

/** A moment as rivals show it. */
export function momentText(moment: Moment): string {
  return moment.precision === 'interval' ? `${moment.from ?? ''}/${moment.to ?? ''}` : moment.at;
}
