import type { Author } from '@copydesk/article/article';

import { printed, type Candidate, type Evidence } from '../evidence.ts';

/** Where datelines of East Asia name who reports: `(서울=연합뉴스) 김민지 기자 =`, `北京3月1日电（记者李安、王小明）`. */
const REPORTERS: readonly RegExp[] = [
  /^[([［][^)\]］]{2,30}[)\]］]\s?((?:\p{Script=Hangul}{2,4}[\s·,]{0,2}){1,4}) (?:기자|특파원)(?=[\s=])/u,
  /^[（(]?[^（(。]{2,40}[电電][（(](?:记者|記者)\s?((?:\p{Script=Han}{2,4}[、，\s]{0,2}){1,4})[）)]/u,
  /^[［[【][^］\]】＝]{1,16}＝(\p{Script=Han}{2,5})[］\]】]/u,
];

/** The reporters that the dateline names. They stay in the body: they are printed. */
export function wireReporters(evidence: Evidence): Candidate<Author>[] {
  const first = printed(evidence).find(({ role }) => role === 'body');
  if (!first) return [];
  const opening = first.text.slice(0, 120);
  const names = REPORTERS.map((form) => form.exec(opening)?.[1]).find((found) => found !== undefined) ?? '';
  return names
    .split(/[\s、，,·]+/u)
    .filter((name) => name.length >= 2)
    .map((name) => ({ value: { name, role: 'author' }, spans: [first.span] }));
}
