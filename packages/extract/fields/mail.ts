import type { Author } from '@copydesk/article/article';

import { hinted, once, squash, type Candidate, type Evidence } from '../evidence.ts';
import { isGiven } from '../mentions/gazetteer.ts';
import { named } from './people.ts';

/** What mail programs write before the subject of an answer or of a forwarded mail, in the languages we have met; some count them. */
const ANSWER =
  /^(?:re|aw|antw|sv|vs|vá|odp|ynt|ответ|на|回复|答复|返信|fwd?|wg|tr|rv|enc|vb|vl|doorst|pd|i|r|ilt|пересл|转发|轉寄|転送|전달|회신)(?:\[\d{1,3}\]|\(\d{1,3}\))?\s?[:：]\s{0,3}/iu;
const ANSWERS = 6;

/** `FERRY-RESCUE`, `schiff-unwetter-hafen`: words joined without a space, in capitals or three of them; what may follow is its version. */
const SLUG =
  /^(?:[\p{Lu}\p{N}&]{2,24}(?:[-/_]{1,2}[\p{Lu}\p{N}&]{1,24}){0,6}|[\p{L}\p{N}&]{1,24}(?:[-/_]{1,2}[\p{L}\p{N}&]{1,24}){2,6})\/?(?=[,(]|$)/u;

/** The subject of the mail, without what its program wrote before it. */
const whole = once((evidence) =>
  hinted(evidence, ['mail.subject']).flatMap(({ value, spans }) => {
    let subject = value;
    for (let again = 0; again < ANSWERS && ANSWER.test(subject); again += 1) subject = subject.replace(ANSWER, '');
    return subject === '' ? [] : [{ value: subject, spans }];
  }),
);

/** Subjects that are words and no slug. */
export const subjects: (evidence: Evidence) => Candidate<string>[] = once((evidence) =>
  whole(evidence).filter((one) => !isSlug(one)),
);
/** Subjects that are what newsrooms call the story. */
export const slugs: (evidence: Evidence) => Candidate<string>[] = once((evidence) => whole(evidence).filter(isSlug));

function isSlug({ value }: Candidate<string>): boolean {
  return SLUG.test(value) && /\p{Lu}{2}|[-/_]/u.test(value);
}

/** What stands behind a name: `(Harbour Courier)`, `| Courier`, `via the desk`. */
const HOUSE = /\s?(?:[(|/]|\s[-–—]\s|\svia\s).{0,200}$/iu;

/** Who sent the mail, where that is a person: by a first name, or by an address that is made of the name. A desk is nobody. */
export const senders: (evidence: Evidence) => Candidate<Author>[] = once((evidence) => {
  const email = hinted(evidence, ['mail.from.address'])[0]?.value;
  return hinted(evidence, ['mail.from.name']).flatMap(({ value, spans }) => {
    const name = inOrder(value.replace(HOUSE, ''));
    const people = named(evidence, name, false);
    if (people.length !== 1 || !isPerson(people[0]!.name, email ?? '')) return [];
    return [{ value: { ...people[0]!, ...(email !== undefined && { email }) }, spans }];
  });
});

/** `Lee, Ann` is Ann Lee; of `Ann Lee, Harbour Courier` the house goes. */
function inOrder(name: string): string {
  const [first = '', second = '', more] = name.split(/,\s{0,3}/u);
  if (second === '' || more !== undefined) return first;
  const isTurned = !first.includes(' ') || !isGiven(first.split(' ')[0] ?? '');
  return isTurned && isGiven(second.split(' ')[0] ?? '') ? `${second} ${first}` : first;
}

function isPerson(name: string, email: string): boolean {
  const words = name.split(' ').map(squash);
  const [first = '', last = ''] = [words[0], words.at(-1)];
  const account = squash(email.slice(0, Math.max(0, email.indexOf('@'))));
  const made = [first + last, last + first, first.slice(0, 1) + last, last + first.slice(0, 1)];
  return isGiven(name.split(' ')[0] ?? '') || (words.length > 1 && made.includes(account));
}
