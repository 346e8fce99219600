import { once, squash, standing } from '../evidence.ts';
import { subjects } from './mail.ts';
import { titles, worthy } from './title.ts';

/** Fields made for the headline. */
export const DECLARED = ['ld.headline', 'meta.og:title'];
const PAGE = ['ld.headline', 'meta.og:title', 'meta.twitter:title', 'item.headline', 'title'];

/** The headlines printed over the story. */
export const printedTitles = once((evidence) => worthy(standing(evidence, 'headline'), evidence));
/** What the mail is called that brought the story. */
export const mailTitles = once((evidence) => worthy(subjects(evidence), evidence));
/** All that the page, or the mail, calls itself. */
export const told = once((evidence) => [...titles(evidence, PAGE), ...mailTitles(evidence)].map(({ value }) => value));

/** What JSON-LD and Open Graph both say. */
export const declaredTwice = once((evidence) => {
  const shared = new Set(titles(evidence, ['meta.og:title']).map(({ value }) => squash(value)));
  return titles(evidence, ['ld.headline']).filter(({ value }) => shared.has(squash(value)));
});
