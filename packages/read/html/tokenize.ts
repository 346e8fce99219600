import { wantedAttribute, attributeNamed, type Attribute } from './attributes.ts';
import { tagsOfPage, type Tag } from './tags.ts';

/** Takes the tokens of a page in their order. All places are in UTF-16 units of the source. */
export type Tokens = {
  /** A start tag at [start, end). */
  open(tag: Tag, start: number, end: number, attributes: Attribute | undefined, selfClosing: boolean): void;
  /** An end tag at [start, end). */
  close(tag: Tag, start: number, end: number): void;
  /** Text at [from, to), never empty. In raw text `&amp;` means just that. */
  text(from: number, to: number, raw: boolean): void;
  /** Whether the tokens so far have led into SVG or MathML, where no element is raw and CDATA is text. */
  isForeign(): boolean;
};

/**
 * Cuts a page into tags and text, as the tokenizer of WHATWG HTML, 13.2.5, does with scripting off; comments, doctypes and bogus
 * comments are passed over. Character references are left to whoever wants the text, and of attributes only the wanted ones are
 * reported, the first of each name. It jumps from one telling character to the next, and never looks back: linear.
 */
export function tokenize(source: string, tokens: Tokens): void {
  const { length } = source;
  const tagAt = tagsOfPage();
  /** Where text begins that has not been handed on. */
  let taken = 0;
  /** The attributes of the last tag, and whether it closes itself. */
  let attributes: Attribute | undefined;
  let selfClosing = false;

  let at = source.indexOf('<');
  while (at !== -1 && at < length) {
    const next = source.charCodeAt(at + 1);
    if (isLetter(next)) at = startTag(at);
    else if (next === SLASH && isLetter(source.charCodeAt(at + 2))) at = endTag(at);
    else if (next === BANG || next === QUESTION || (next === SLASH && at + 2 < length)) at = passed(at);
    // A `<` that begins nothing is text.
    else at += 1;
    at = source.indexOf('<', at);
  }
  text(length, false);

  /** Hands on the text up to here. */
  function text(to: number, raw: boolean): void {
    if (taken < to) tokens.text(taken, to, raw);
  }

  function startTag(start: number): number {
    text(start, false);
    const nameEnd = endOfName(source, start + 2);
    const tag = tagAt(source, start + 1, nameEnd);
    taken = endOfTag(nameEnd);
    if (taken > length) return (taken = length);
    const raw = tag.content !== 'data' && !tokens.isForeign();
    tokens.open(tag, start, taken, attributes, selfClosing);
    return raw ? endOfRaw(tag) : taken;
  }

  function endTag(start: number): number {
    text(start, false);
    const nameEnd = endOfName(source, start + 3);
    const tag = tagAt(source, start + 2, nameEnd);
    taken = endOfTag(nameEnd);
    if (taken > length) return (taken = length);
    tokens.close(tag, start, taken);
    return taken;
  }

  /**
   * The place after the `>` of a tag whose name ends here, its attributes read; past the end of the source when there is none.
   */
  function endOfTag(nameEnd: number): number {
    let here = nameEnd;
    attributes = undefined;
    selfClosing = false;
    while (here < length) {
      const unit = source.charCodeAt(here);
      if (unit === GREATER) return here + 1;
      if (unit === SLASH) {
        here += 1;
        selfClosing = source.charCodeAt(here) === GREATER;
      } else if (isSpace(unit)) here += 1;
      else here = attribute(here);
    }
    return length + 1;
  }

  /** Reads one attribute; the place after it. */
  function attribute(from: number): number {
    let to = from + 1;
    // An equals sign in front belongs to the name.
    for (let unit = source.charCodeAt(to); unit !== EQUALS && !endsName(unit) && to < length; unit = source.charCodeAt(to))
      to += 1;
    const wanted = wantedAttribute(source, from, to);
    let value = afterSpace(source, to);
    let end = value;
    if (source.charCodeAt(value) === EQUALS) {
      value = afterSpace(source, value + 1);
      const quote = source.charCodeAt(value);
      if (quote === QUOTE || quote === APOSTROPHE) {
        value += 1;
        end = source.indexOf(quote === QUOTE ? '"' : "'", value);
        if (end === -1) return length;
        to = end + 1;
      } else {
        end = value;
        for (let unit = quote; unit !== GREATER && !isSpace(unit) && end < length; unit = source.charCodeAt(end)) end += 1;
        to = end;
      }
    }
    if (wanted && !attributeNamed(attributes, wanted.name))
      attributes = { name: wanted.name, from: value, to: end, next: attributes };
    return to;
  }

  /** Passes over the comment, doctype or CDATA that begins here; the place after it. */
  function passed(start: number): number {
    text(start, false);
    if (source.startsWith('<!--', start)) taken = endOfComment(source, start + 4);
    // CDATA stands in drawings and formulas, which nobody reads; elsewhere it is a bogus comment.
    else if (source.startsWith('<![CDATA[', start) && tokens.isForeign()) taken = after(source, ']]>', start + 9);
    else taken = after(source, '>', start + 2);
    return taken;
  }

  /** Hands on the text of the raw element that begins here; the place of its end tag. */
  function endOfRaw(tag: Tag): number {
    let end = tag.content === 'plaintext' ? -1 : endTagOf(tag, taken);
    if (tag.content === 'script' && source.slice(taken, end === -1 ? length : end).includes('<!--'))
      end = endOfEscaped(source, taken);
    if (end === -1) end = length;
    text(end, tag.content !== 'rcdata');
    return (taken = end);
  }

  /** The next end tag of an element, or -1. */
  function endTagOf(tag: Tag, from: number): number {
    for (let found = source.indexOf('</', from); found !== -1; found = source.indexOf('</', found + 2)) {
      const nameEnd = found + 2 + tag.name.length;
      if (endsName(source.charCodeAt(nameEnd)) && tagAt(source, found + 2, nameEnd) === tag) return found;
    }
    return -1;
  }
}

/** The end tag of a script with `<!--` in it, where `<script>` up to `</script>` is text (WHATWG HTML, 13.2.5.18 to 13.2.5.31), or -1. */
function endOfEscaped(source: string, from: number): number {
  const marks = /<!--|-->|<\/?script[\t\n\f\r />]/gi;
  marks.lastIndex = from;
  let state: 'plain' | 'escaped' | 'doubly' = 'plain';
  for (let mark = marks.exec(source); mark; mark = marks.exec(source)) {
    if (mark[0] === '<!--') {
      if (state === 'plain') state = 'escaped';
      // Its dashes may be those of `-->`.
      marks.lastIndex -= 2;
    } else if (mark[0] === '-->') state = 'plain';
    else if (mark[0][1] !== '/') state = state === 'plain' ? 'plain' : 'doubly';
    else if (state === 'doubly') state = 'escaped';
    else return mark.index;
  }
  return -1;
}

/** The place after a comment whose text begins here. */
function endOfComment(source: string, from: number): number {
  if (source.charCodeAt(from) === GREATER) return from + 1;
  if (source.startsWith('->', from)) return from + 2;
  for (let dashes = source.indexOf('--', from); dashes !== -1; dashes = source.indexOf('--', dashes + 1)) {
    if (source.charCodeAt(dashes + 2) === GREATER) return dashes + 3;
    if (source.startsWith('!>', dashes + 2)) return dashes + 4;
  }
  return source.length;
}

function after(source: string, mark: string, from: number): number {
  const found = source.indexOf(mark, from);
  return found === -1 ? source.length : found + mark.length;
}

function endOfName(source: string, from: number): number {
  let at = from;
  while (at < source.length && !endsName(source.charCodeAt(at))) at += 1;
  return at;
}

function afterSpace(source: string, from: number): number {
  let at = from;
  while (isSpace(source.charCodeAt(at))) at += 1;
  return at;
}

const [BANG, QUESTION, SLASH, GREATER, EQUALS, QUOTE, APOSTROPHE] = [0x21, 0x3f, 0x2f, 0x3e, 0x3d, 0x22, 0x27] as const;

function isLetter(unit: number): boolean {
  const small = unit | 0x20;
  return small >= 0x61 && small <= 0x7a;
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x09 || unit === 0x0d || unit === 0x0c;
}

function endsName(unit: number): boolean {
  return unit === GREATER || unit === SLASH || isSpace(unit);
}
