import type { Author } from '@copydesk/article/article';

import { standing, type Candidate, type Evidence } from '../evidence.ts';
import { isName } from './names.ts';

/** How lines begin that say who put the story into this language. */
const TRANSLATED =
  /^(?:translat(?:ed|ion)(?: from (?:the )?\p{L}{3,20})?\s?(?:by|:)|übersetzung(?: aus dem \p{L}{3,20})?\s?(?:von|:)|übersetzt von|aus dem \p{L}{3,20}(?: übersetzt)? von|traducción(?: del \p{L}{3,20})?\s?(?:de|:)|traducid[oa] por|traduction(?: de l['’]\p{L}{3,20})?\s?(?:de|par|:)|traduit(?: de l['’]\p{L}{3,20}| du \p{L}{3,20})? par|traduzione\s?(?:di|:)|tradotto da|tradução\s?(?:de|:)|traduzido por|vertaling\s?(?:door|:)|vertaald door|tłumaczenie\s?:|przełożyła?|перев[её]л[аи]?|перевод\s?:|çeviri\s?:|çeviren\s?:|翻訳\s?[:：/／]|译者?\s?[:：/／]|번역\s?[:：])\s?/iu;
/** UTF-16 units of such a line. */
const LONGEST = 120;

/** Those who translated the story, each with the line that says so. */
export function translators(evidence: Evidence): Candidate<Author>[] {
  return standing(evidence, 'byline').flatMap(({ value, spans }) => {
    const match = value.length <= LONGEST ? TRANSLATED.exec(value) : null;
    const name = match
      ? value
          .slice(match[0].length)
          .replace(/[.。]$/, '')
          .trim()
      : '';
    return name !== '' && isName(name) ? [{ value: { name, role: 'translator' }, spans }] : [];
  });
}
