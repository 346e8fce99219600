import type { Also, Relation, Story } from '@copydesk/article/relation';

import { type Places, placesOf } from './fingerprint.ts';
import type { Case } from './matches.ts';
import { sharedRuns } from './overlap.ts';

/** Most passages that are told of one story: of a text that was edited in every line the first ones say enough. */
const PASSAGES_MAX = 12;

/** The relation, with the passages of the text that each story shares: as fine as the sketch samples, a few words at either end. */
export function withPassages(relation: Relation, given: Case, text: string): Relation {
  if (!relation.of) return relation;
  const places = placesOf(text);
  const told = <Told extends Pick<Also, 'passages'>>(one: Told, of: Story): Told => {
    const passages = passagesOf(of, given, places);
    return passages.length === 0 ? one : { ...one, passages };
  };
  return { ...told(relation, relation.of), ...(relation.also && { also: relation.also.map((one) => told(one, one.of)) }) };
}

function passagesOf({ uri }: Story, { entry, stories, older }: Case, { starts, ends }: Places): [number, number][] {
  const other = uri === entry.story.uri ? older[0] : stories.get(uri)?.candidate;
  if (!other) return [];
  return sharedRuns(entry.fingerprint, other.fingerprint)
    .slice(0, PASSAGES_MAX)
    .map(([from, to]) => [starts[from] ?? 0, ends[to - 1] ?? 0]);
}
