import type { Attack } from './case.ts';
import { again } from './corpus/again.ts';
import { bytewise } from './corpus/bytes.ts';
import { days } from './corpus/days.ts';
import { letters } from './corpus/letters.ts';
import { markup } from './corpus/markup.ts';
import { names } from './corpus/names.ts';
import { packed } from './corpus/packed.ts';
import { text } from './corpus/text.ts';
import { wire } from './corpus/wire.ts';

/** Every attack, by what it is made of. */
const corpus = { markup, again, text, letters, bytes: bytewise, packed, wire, days, names } as const satisfies Record<
  string,
  readonly Attack[]
>;

/** All of them in one list, under names that no two share: `markup/nest-1m`. */
export const attacks: readonly Attack[] = Object.entries(corpus).flatMap(([kind, rows]) =>
  rows.map(({ name, ...attack }: Attack): Attack => ({ name: `${kind}/${name}`, ...attack })),
);
