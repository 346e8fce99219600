import { type Relation } from '@copydesk/article/relation';

import { caseOf } from './matches.ts';
import { withPassages } from './passages.ts';
import { type Entry, REBUILDING, type Seen, WITHDRAWN } from './seen.ts';
import { originalOf, type Wait, weigh } from './verdicts.ts';
import { isWriteThrough } from './write-through.ts';

/** A judgement, or the reason why it must wait a little. `epoch` is the life of the index it was made in. */
export type Judgement = { relation: Relation; epoch: string } | Wait;

/**
 * Judges how an entry relates to what came before it. The first decision about an entry holds for ever, so a retry gives the
 * same answer; only an entry whose original was withdrawn is judged anew. With the text that the fingerprint is of, relations name
 * the passages shared. Throws only what `seen` throws.
 */
export async function judge(entry: Entry, seen: Seen, text?: string): Promise<Judgement> {
  const meeting = await seen.meet(entry, originalOf(entry));
  if (meeting === REBUILDING) return { wait: 'the index of duplicates is being rebuilt' };
  const { epoch, decided, candidates } = meeting;
  if (decided) return { relation: decided, epoch };

  const given = caseOf(entry, candidates, text !== undefined && isWriteThrough(text));
  const verdict = weigh(given);
  if ('wait' in verdict) return verdict;
  const told = text === undefined ? verdict : withPassages(verdict, given, text);
  const relation = await seen.decide(entry, told, meeting);
  if (relation === REBUILDING) return { wait: 'the index of duplicates is being rebuilt' };
  if (relation === WITHDRAWN) return { wait: 'it was taken out of the index meanwhile' };
  return { relation, epoch };
}
