import { HOPELESS } from '../../packages/clean/weigh-learned.ts';
import { bodyOf } from './body.ts';
import type { Crossed } from './cross.ts';
import { dice } from './grow.ts';
import type { Sample } from './samples.ts';
import { scoreBody, tabulate, type Score } from './score.ts';
