import { decodeHTMLAttribute } from 'entities/decode';

import { lookupOf, type Lookup } from './names.ts';

/** The attributes that somebody asks for; all others are passed over. */
const WANTED = `alt aria-hidden aria-label class content data-component data-lazy-src data-name data-original data-qa data-src
  data-srcset data-testid data-type datetime dir hidden href http-equiv id itemprop itemscope itemtype lang name property rel role
  src srcset style type value xml:lang` as const;

type Words<Text extends string> = Text extends `${infer Word}${' ' | '\n'}${infer Rest}` ? Word | Words<Rest> : Text;
export type AttributeName = Exclude<Words<typeof WANTED>, ''>;

/** Attributes of one start tag, the last one first: where each value stands in the source, which nobody has cut out yet. */
export type Attribute = {
  readonly name: AttributeName;
  readonly from: number;
  readonly to: number;
  readonly next: Attribute | undefined;
};

export const wantedAttribute: Lookup<{ readonly name: AttributeName }> = lookupOf(
  WANTED.split(/\s+/).map((name) => ({ name: name as AttributeName })),
);

export function attributeNamed(first: Attribute | undefined, name: AttributeName): Attribute | undefined {
  for (let at = first; at; at = at.next) if (at.name === name) return at;
  return undefined;
}

/** A value as written, its character references decoded (WHATWG HTML, 13.2.5.72: a query that looks like a reference stays). */
export function valueOf(source: string, { from, to }: Attribute): string {
  const value = source.slice(from, to);
  return value.includes('&') ? decodeHTMLAttribute(value) : value;
}

/** The value of an attribute, or as much of it as so many units of the source hold; undefined where it is not written. */
export function attributeOf(
  source: string,
  first: Attribute | undefined,
  name: AttributeName,
  cap = Infinity,
): string | undefined {
  const found = attributeNamed(first, name);
  return found && valueOf(source, found.to - found.from > cap ? { ...found, to: found.from + cap } : found);
}
