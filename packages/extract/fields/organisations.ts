import { squash, type Evidence } from '../evidence.ts';
import { isWire } from './agencies.ts';
import { behindBy } from './byline.ts';
import { isDesk } from './names.ts';
import { siteNames } from './site.ts';

/**
 * An organisation that a credit names, as printed, and what it is: a news agency, a desk that says whose it is, the house itself, or
 * whatever else is declared the author and is no person's name.
 */
export type Organisation = { name: string; kind: 'agency' | 'desk' | 'house' | 'declared' };

/** One credit ends and the next begins. */
const BETWEEN = /\s?[,;/|•·]\s?|\s(?:and|und|et|y|og|och|en|&|\+|with|mit|avec|con)\s/u;
/** What follows names nobody: a day, a place, a remark. */
const ENDED = /\s(?:on|am|le|el|in)\s(?=[\p{Lu}\d])|\s?[([]|\s[-–—](?=\s|$)|\s\d{1,2}\. ?\d/u;

/** What desks are called: `Courier Staff`, `Team Harbour`, `Onlineredaktion`. */
const DESK =
  /^(?:staff|desk|newsdesk|newsroom|teams?|editors|editorial|[eé]quipe|rédaction|redacción|redação|redazione|redactie|redakcja|redakce|\p{L}{0,12}redaktion)$/iu;
/** Words that do not say whose desk it is, besides those of `isDesk`: `Our Editors`, `Super User`. */
const ANYBODY = /^(?:our|the|your|us|unser|die|das|la|le|el|il|super|local|own|support|video|report|writer)$/iu;
/** An address is no name. */
const ADDRESS = /\.\p{Ll}{2,}$/u;
/** Words of the name of a desk. */
const MOST = 6;

/** The organisations that a line or a field credits. A line without a word for `by` must name nothing else. `declared` is squashed. */
export function organisations(text: string, evidence: Evidence, declared?: ReadonlySet<string>): Organisation[] {
  const { rest, told } = behindBy(text);
  const end = rest.search(ENDED);
  const parts = (end > 0 ? rest.slice(0, end) : rest)
    .split(BETWEEN)
    .map((part) => part.replace(/[.:\s]{1,5}$/u, ''))
    .filter(Boolean);
  const found = parts.flatMap((name): Organisation[] => {
    const kind = kindOf(name, evidence) ?? (declared?.has(squash(name)) && isSaying(name) ? 'declared' : undefined);
    return kind ? [{ name, kind }] : [];
  });
  return told || found.length === parts.length ? found : [];
}

function kindOf(text: string, evidence: Evidence): Organisation['kind'] | undefined {
  if (isWire(text)) return 'agency';
  if (ADDRESS.test(text)) return undefined;
  const name = squash(text);
  const houses = siteNames(evidence);
  if (name !== '' && (houses.has(name) || houses.has(name.replace(/^the/, '')))) return 'house';
  return isNamedDesk(text) ? 'desk' : undefined;
}

/** `Ask the Doctors`; not `siteadmin`, `Staff` or `Unknown`. */
function isSaying(text: string): boolean {
  return (
    /^[\p{Lu}\p{Lo}\d]/u.test(text) &&
    !ADDRESS.test(text) &&
    text.split(' ').some((word) => /^\p{Lu}/u.test(word) && !isDesk(word) && !ANYBODY.test(word) && !DESK.test(word))
  );
}

/** `Courier Staff` says whose staff it is; `Staff`, `Our Editors` and `Marketing Team` are anybody. */
function isNamedDesk(text: string): boolean {
  const words = text.split(' ');
  if (words.length > MOST || !words.every((word) => /^[\p{L}\p{N}.&-]{1,30}$/u.test(word))) return false;
  const parts = words.flatMap((word) => word.split('-'));
  const says = (part: string) => /^[\p{Lu}\p{Lo}\p{N}]/u.test(part) && !DESK.test(part) && !isDesk(part) && !ANYBODY.test(part);
  return parts.some((part) => DESK.test(part)) && parts.some(says);
}
