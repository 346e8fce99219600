import { madeUp } from './made-up.ts';

/** Something that newsrooms do, small enough to be broken off at each of its points. */
export type Scene = {
  name: string;
  /** What is put, and told of, in order: key and text. All of it stands before the first of it is read. A sweep goes by key. */
  puts: [[key: string, text: string], ...[key: string, text: string][]];
  /** What one key is overwritten with where that is what happens. */
  overwrite: [key: string, text: string];
};

const [one, two, three] = [madeUp(1), madeUp(2), madeUp(3)];
const longer = `${one}\n\nThe desk has added one line of its own to what it wrote about that in the morning.`;

export const scenes: readonly Scene[] = [
  { name: 'a story', puts: [['a', one]], overwrite: ['a', two] },
  { name: 'a story that is spoiled', puts: [['a', one]], overwrite: ['a', ' \n'] },
  { name: 'a refusal that is healed', puts: [['a', ' \n']], overwrite: ['a', one] },
  { name: 'a long story', puts: [['a', madeUp(4, 150)]], overwrite: ['a', madeUp(5, 150)] },
  {
    name: 'two copies of which the first is overwritten',
    puts: [
      ['a', one],
      ['b', one],
    ],
    overwrite: ['a', longer],
  },
  {
    name: 'two copies of which the first is spoiled',
    puts: [
      ['a', one],
      ['b', one],
    ],
    overwrite: ['a', ' \n'],
  },
  {
    name: 'a story, a copy of it, and another of which the first becomes a copy',
    puts: [
      ['c', two],
      ['a', one],
      ['b', one],
    ],
    overwrite: ['a', two],
  },
  {
    name: 'two copies that a sweep finds the other way round',
    puts: [
      ['b', one],
      ['a', one],
    ],
    overwrite: ['b', two],
  },
  {
    name: 'two copies of which the second becomes a story of its own',
    puts: [
      ['a', one],
      ['b', longer],
    ],
    overwrite: ['b', three],
  },
  {
    name: 'three copies of which the second is spoiled',
    puts: [
      ['a', one],
      ['b', one],
      ['c', longer],
    ],
    overwrite: ['b', ''],
  },
];
