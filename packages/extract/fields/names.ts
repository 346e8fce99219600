import { squash } from '../evidence.ts';
import { isAgency } from './agencies.ts';

/** Words that stand in the name of a desk, a team or an account, never in a person's. Squashed. */
const DESKS = new Set(
  `staff newsroom newsdesk desk redaktion onlineredaktion redaktionen redaction redacción redação rédaction redazione redactie redakcja redakce redakcia
  toimitus editorial editor editors editora editeur reporter reporters correspondent correspondents contributor contributors bureau team equipe équipe news
  nachrichten noticias notícias agencies agenturen agencias agências agences agentur agency agence press pressemitteilung release admin administrator webmaster
  web online digital desk board user author autor unknown anonymous guest archive service services network media tv radio magazine newspaper zeitung
  sponsored advertorial partner content marketing redaktionsteam redaktör редакция редакції редакция编辑部 編集部 記者 記者団 编辑 小编 group limited ltd inc gmbh llc
  university institute foundation society association ministry office government party committee department council club company corporation
  sport sports politik politics business wirtschaft kultur culture world international breaking live
    use case time prep cook jobs api lecture lesezeit bio disclosure disclaimer profile shares comments subscribe follow posts contact kontakt email facebook twitter instagram linkedin pinterest reddit whatsapp youtube login
    ag kg se plc corp verlag taschenbuch feuerwehr kreuz verband verein abteilung stabsstelle kategorie category reviewed podcast spotlight sponsored gesponserte inhalte joined handmade tips category
    wortlaut redaksi redakcija agencija portal redacția szerkesztőség haber merkezi gazetesi редакція خبرگزاری سایت روزنامه تحریریه سرویس وكالة صحيفة موقع التحرير מערכת डेस्क ब्यूरो टीम
    monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag updated published wires wire`
    .split(/\s+/)
    .map(squash),
);

/** Small words inside names: de, van der, bin, Mac. They may stand in lower case. */
const PARTICLE =
  /^(?:a[bf]|al|ap|av|bin|bint|ben|d|da|das|de|dei|del|della|den|der|des|di|do|dos|du|e|el|en|het|i|ibn|la|las|le|les|lo|los|mac|o|of|op|san|st|t|te|ten|ter|thi|und|v|van|vom|von|y|zu|zum|zur)$/iu;

/** What may stand before a name: `Dr.`, `Prof.`. */
export const TITLES = /^(?:(?:Dr|Prof|Mr|Mrs|Ms|Mx|Sir|Dame|Herr|Frau|Mme|Mlle|Dott|Ing|Mag|Dipl)\.?(?:-Ing\.)?\s+){1,3}/u;
const SUFFIX = /^(?:jr|sr|ii|iii|iv|phd|md|esq|mba|ma|msc)\.?$/iu;

/** Scripts whose names are written without capitals or spaces. */
const CASELESS = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}・･\s]{2,20}$/u;
const LETTERS = /^(?!\p{Lu}\p{Ll}{2,30}\p{Lu}{3})[\p{L}\p{M}.'’ʻ´`‐‑·-]{1,30}$/u;

/**
 * Is this a person's name as a newspaper prints it? No digits, no addresses, no desks or agencies, every word capitalised except
 * particles, in scripts that have capitals. `single` also takes one word where a property made for names says so: `Sting`, but no letters behind a
 * name: `RD`.
 */
export function isName(text: string, single = false): boolean {
  if (text.length < 2 || text.length > 60 || isAgency(text)) return false;
  const words = text.replace(TITLES, '').split(/[ ,]+/).filter(Boolean);
  if (words.length === 0 || words.length > 7 || words.some(isDesk) || /^(?:The|Das)$/.test(words[0] ?? '')) return false;
  if (CASELESS.test(text)) return /[^・･\s]/u.test(text);
  if (!words.every((word) => LETTERS.test(word) && /\p{L}/u.test(word))) return false;
  const proper = words.filter((word) => !PARTICLE.test(word) && !SUFFIX.test(word));
  const capital = proper.every((word) => !/^\p{Ll}/u.test(word) || /^\p{Ll}{1,2}['’]?\p{Lu}/u.test(word));
  // `Publié le`, `Publicado el`: a small word goes before a name, never behind it.
  const last = words.at(-1) ?? '';
  if (/^\p{Ll}/u.test(last) && PARTICLE.test(last)) return false;
  const letters = text.replace(/[^\p{L}]/gu, '').length;
  return (
    capital && letters >= 2 && (words.length > 1 ? proper.length > 0 : single && letters >= 3 && !/^\p{Lu}{1,5}$/u.test(text))
  );
}

/** One word that an account of a content system, or a pen name, can be: no desk, no address, no number. */
export function isAccount(text: string): boolean {
  return (
    /^\p{L}[\p{L}\p{N}_-]{2,24}$/u.test(text) &&
    !/\d{4}/.test(text) &&
    !isCaseless(text) &&
    !isDesk(text) &&
    !isAgency(text) &&
    !/^\p{Lu}{2,5}$/u.test(text) &&
    !/admin|redak|team|editor|publish|^(?:undefined|null|none|nobody|default)$/iu.test(text)
  );
}

/** Is it written in a script that has neither capitals nor spaces? */
export function isCaseless(text: string): boolean {
  return /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u.test(text);
}

/** `MM-Redaktion` is a desk; `Anne-Marie` is not. */
export function isDesk(word: string): boolean {
  return DESKS.has(squash(word)) || word.split('-').some((part) => part.length > 4 && DESKS.has(squash(part)));
}

/** A name as it is compared: without titles, accents and case. */
export function nameKey(name: string): string {
  return squash(name.replace(TITLES, ''));
}
