import type { Article, Mention } from '@copydesk/article/article';

import type { Ninjs, Subject } from '../ninjs.ts';

type Concepts = Pick<Ninjs, 'subjects' | 'people' | 'organisations' | 'places'>;

/**
 * What the story is about and whom it names. ninjs lists people, organisations and places by name alone, so each stands once more among
 * the subjects, which have room for relevance (how often it is named, the most named being 100) and confidence.
 */
export function concepts({ section, keywords, mentions = [] }: Article): Concepts {
  const most = Math.max(1, ...mentions.map(({ count }) => count));
  const subjects: Subject[] = [
    ...(section ? [subject(section.value, 'section', section)] : []),
    ...keywords.map((keyword) => subject(keyword.value, 'keyword', keyword)),
    ...mentions.map((mention) => subject(mention.name, 'mentions', mention, percent(mention.count / most))),
  ];
  return {
    ...(subjects.length > 0 && { subjects }),
    ...named('people', 'person'),
    ...named('organisations', 'organisation'),
    ...named('places', 'place'),
  };

  function named<Slot extends 'people' | 'organisations' | 'places'>(slot: Slot, kind: Mention['kind']) {
    const found = mentions.filter((mention) => mention.kind === kind);
    return found.length === 0 ? {} : { [slot]: found.map(({ name }) => ({ name, rel: 'mentions' as const })) };
  }
}

function subject(name: string, rel: Subject['rel'], found: { rule: string; confidence: number }, relevance?: number): Subject {
  return {
    name,
    rel,
    creator: `copydesk:${found.rule}`,
    ...(relevance !== undefined && { relevance }),
    confidence: percent(found.confidence),
  };
}

function percent(share: number): number {
  return Math.round(share * 100);
}
