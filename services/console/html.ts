declare const markup: unique symbol;

/** Markup that was made by `html` itself, so that nothing in it needs escaping again. */
export type Raw = { readonly [markup]: string };

/** What may stand in a template: text is escaped, absent values print nothing, lists print one after the other. */
export type Part = Raw | string | number | boolean | null | undefined | readonly Part[];

/** The markup of what `html` made. A WeakMap, so that no parsed JSON, however it is shaped, can pass for markup. */
const made = new WeakMap<object, string>();

/** A template tag that escapes every value by default: `html\`<b>${headline}</b>\``. Values may stand in text and in quoted attributes. */
export function html(fixed: TemplateStringsArray, ...values: Part[]): Raw {
  return trusted(fixed.reduce((text, piece, index) => text + printed(values[index - 1]) + piece));
}

/** Markup from our own files; never for text that somebody else wrote. */
export function trusted(text: string): Raw {
  const raw = {} as Raw;
  made.set(raw, text);
  return raw;
}

/** The markup as it is sent. */
export function rendered(raw: Raw): string {
  return made.get(raw) ?? '';
}

function printed(part: Part): string {
  if (part === undefined || part === null || typeof part === 'boolean') return '';
  if (isList(part)) return part.map(printed).join('');
  return typeof part === 'object' ? rendered(part) : escaped(String(part));
}

function isList(part: Part): part is readonly Part[] {
  return Array.isArray(part);
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' };

function escaped(text: string): string {
  return visible(text).replace(/[&<>"'`]/g, (character) => ENTITIES[character] ?? '');
}

/** Controls, and what can turn the reading order of its neighbours. Marks and joiners that writers of some scripts need stay. */
const DECEIVING = /(?![\t\n])[\p{Cc}\u2028-\u202e\u2060\u2066-\u206f\ufeff\ufff9-\ufffb]/gu;
const LEAST_SPACE = 0x20;
const PICTURES = 0x2400;

/** Text with its invisible controls shown: `␀` for those that have a picture, `⟨202E⟩` for the rest. Lone surrogates become U+FFFD. */
export function visible(text: string): string {
  return text.toWellFormed().replace(DECEIVING, shown);
}

/** The same for a name whose every character counts, such as a key: also line breaks, marks, joiners and unusual spaces. */
export function exactly(text: string): string {
  return visible(text).replace(/[\p{Cf}\p{Zs}\t\n]/gu, (character) => (character === ' ' ? character : shown(character)));
}

function shown(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code < LEAST_SPACE ? String.fromCodePoint(PICTURES + code) : `⟨${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}
