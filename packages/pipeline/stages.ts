import { Article } from '@copydesk/article/article';
import { Draft } from '@copydesk/article/draft';
import { Rejection } from '@copydesk/article/rejection';
import { z } from 'zod';

import { Judged } from './job.ts';
import { publishJudged } from './publish-judged.ts';
import { readDrop } from './read-drop.ts';
import { relate } from './relate.ts';
import { stage } from './stage.ts';

/**
 * The whole program: each drop takes these stages in this order, one queue a stage. What a row gives is what the next one takes.
 * A row ends a drop early by throwing a `Rejection`, or by saying `done`.
 */
export const stages = [
  stage({
    name: 'clean',
    why: 'Reads the raw drop into blocks, says what each block is for, and cuts what is not the story.',
    takes: z.undefined(),
    gives: Draft,
    concurrency: 4,
    attempts: 8,
    async run(_nothing, { drop }, world) {
      if (drop.size === 0) throw new Rejection('empty', '0 bytes');
      if (drop.size > world.dropMaxBytes) throw new Rejection('too-large', `${drop.size} bytes, limit ${world.dropMaxBytes}`);
      const bytes = await readDrop(drop, world);
      return bytes ? { next: await world.compute('clean', bytes, drop) } : { done: { outcome: 'gone' } };
    },
  }),
  stage({
    name: 'extract',
    why: 'Finds the headline, the writers, the dates, the pictures and every other fact, each with its source.',
    takes: Draft,
    gives: Article,
    concurrency: 4,
    attempts: 8,
    run: async (draft, { drop }, world) => ({ next: await world.compute('extract', draft, drop) }),
  }),
  stage({
    name: 'dedupe',
    why: 'Decides once whether it is a new story, a revision, or a copy of one that stands already.',
    takes: Article,
    gives: Judged,
    concurrency: 16,
    attempts: 8,
    run: relate,
  }),
  stage({
    name: 'publish',
    why: 'Renders ninjs and writes the one outcome of this version of the drop.',
    takes: Judged,
    gives: z.never(),
    concurrency: 16,
    attempts: 8,
    run: publishJudged,
  }),
] as const;

export type StageName = (typeof stages)[number]['name'];

/** The queues' names, in order. */
export const stageNames: readonly string[] = stages.map((row) => row.name);
