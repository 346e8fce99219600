import type { Quote } from '@copydesk/article/article';
import type { Span } from '@copydesk/article/block';

import { once, type Evidence } from '../evidence.ts';
import { spanOf, story } from '../mentions/story.ts';
import { spokenLines } from './dialogue.ts';
import { quotedParts, opening, type Quoted } from './marks.ts';
import { clauseBefore, clauseBehind, endsSentence } from './sentence.ts';
import { naming } from './verbs.ts';
import { unnamed, type Attribution } from './meant.ts';
import { around, before, behind } from './speaker.ts';
import { asian } from './east-asian.ts';

/** A long interview has so many. */
const MOST = 200;
/** Fewer words that nobody is said to have said are irony or a term, letters where words are not parted. */
const SCARE_WORDS = 3;
const SCARE_LETTERS = 12;

const CAPITAL = /^[\p{Lu}\p{N}¿¡[(…]/u;
const CASED = /\p{Lu}|\p{Ll}/u;
const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const MARK = /["“„‟«»‹‘‚'「『〝＂”]/;
const DASH = /^[—–―-]/;

/**
 * What people say in the printed story, in any style of quotation: with its speaker where the text settles who that is. Words in
 * quotation marks that nobody is said to have said are no quotes where they are few, or a title. Linear in the length of the story.
 */
export const quotes: (evidence: Evidence) => Quote[] = once((evidence) => {
  const { blocks } = story(evidence);
  const found: Quote[] = [];
  /** A quotation whose paragraph did not close, and goes on in the next that begins with the same mark; `words`: their spans. */
  let running: { quote: Quote; mark: string; words: number } | undefined;
  let last: Quote | undefined;
  for (const [block, { text }] of blocks.entries()) {
    if (found.length >= MOST) break;
    if (DASH.test(text)) {
      const spoken = spokenLines(evidence, block);
      found.push(...spoken);
      if (spoken.length > 0) continue;
    }
    if (!MARK.test(text)) {
      running = last = undefined;
      continue;
    }
    const parts = quotedParts(text);
    const goesOn: typeof running = running && opening(text) === running.mark ? running : undefined;
    running = undefined;
    let previous: Quote | undefined;
    for (const [index, part] of parts.entries()) {
      if (index === 0 && goesOn && part.from === 0) {
        // A further paragraph of the same words: its opening mark is repeated.
        goesOn.quote.text += `\n\n${text.slice(part.start, part.end)}`;
        goesOn.quote.spans.splice(goesOn.words, 0, spanOf(blocks[block]!, part.start, part.end));
        previous = goesOn.quote;
        if (!part.closed) running = { ...goesOn, words: goesOn.words + 1 };
        continue;
      }
      const next = blocks[block + 1]?.text ?? '';
      if (!part.closed && opening(next) !== part.open) continue;
      const quote = quoteOf(block, parts, index, previous, last);
      if (!quote) continue;
      found.push(quote);
      previous = quote;
      if (!part.closed) running = { quote, mark: part.open, words: 1 };
    }
    last = previous;
  }
  return found.slice(0, MOST);

  function quoteOf(block: number, parts: readonly Quoted[], index: number, previous?: Quote, earlier?: Quote): Quote | undefined {
    const { text } = blocks[block]!;
    const part = parts[index]!;
    const words = text.slice(part.start, part.end);
    const attribution = withoutSelf(attributed(block, parts, index, previous, earlier), words);
    // `die Agentur "Wafa"`: one word with a capital inside a sentence is what something is called.
    if (/^\p{Lu}\S{0,40}$/u.test(words) && /\p{L} $/u.test(text.slice(0, part.from).slice(-2))) return undefined;
    if (attribution?.speaker === undefined && isNoSpeech(words, attribution !== undefined)) return undefined;
    if (attribution && UNSURE.has(attribution.rule) && isFew(words) && !isSentence(words)) return undefined;
    if (naming.has(attribution?.verb?.toLowerCase() ?? '') && isTitle(words)) return undefined;
    const spans: Span[] = [spanOf(blocks[block]!, part.start, part.end)];
    if (attribution && attribution.at[1] > attribution.at[0]) spans.push(spanOf(blocks[block]!, ...attribution.at));
    return {
      text: words,
      kind: isDirect(text, parts, index, words, attribution) ? 'direct' : 'partial',
      ...(attribution?.speaker !== undefined && { speaker: attribution.speaker }),
      ...(attribution?.verb !== undefined && { verb: attribution.verb }),
      spans,
      rule: attribution?.rule ?? 'marks',
      confidence: attribution?.confidence ?? 0.6,
    };
  }

  function attributed(
    block: number,
    parts: readonly Quoted[],
    index: number,
    previous?: Quote,
    earlier?: Quote,
  ): Attribution | undefined {
    const { text } = blocks[block]!;
    const part = parts[index]!;
    const far = asian(evidence, block, part);
    if (far) return far;
    const clause = clauseBefore(text, parts, index);
    const ends = /[.!?…]/.test(text[part.end - 1] ?? '');
    const lead = before(
      evidence,
      block,
      clause,
      parts.slice(Math.max(0, index - 8), index).map(({ from, to }) => [from, to]),
    );
    // `Ann Lee said: “…” Bo Ek said …`: what announces the words is nearer than what follows a full stop.
    if (lead && ends && /[:：,]\s?$/u.test(text.slice(clause[0], clause[1]))) return lead;
    const tail = text.slice(part.to, part.to + 2);
    const parted = isParted(text, part);
    // Behind a full stop another sentence stands; `wie das „Blatt“ berichtet` names who says, not what is said.
    const apart = ends && text[part.end - 1] === '.' && /^\s/.test(tail);
    const trail =
      apart || (!parted && isFew(text.slice(part.start, part.end)))
        ? undefined
        : behind(evidence, block, clauseBehind(text, parts, index), parted);
    if (trail?.speaker !== undefined && !(lead?.speaker !== undefined && /^\s\p{Ll}/u.test(tail) && trail.rule !== 'name-verb'))
      return trail;
    if (lead) return lead;
    if (trail && trail.rule !== 'verb') return trail;
    if (trail) {
      const whole = around(evidence, block, clause, trail);
      return whole.speaker === undefined ? unnamed(evidence, block, part.from, whole, previous?.speaker) : whole;
    }
    const gap = index > 0 ? text.slice(parts[index - 1]!.to, part.from) : '';
    if (previous?.speaker !== undefined && sameBreath(gap, text.slice(part.start, part.end)))
      return carried(previous, 'same-speaker', 0.85);
    if (earlier?.speaker !== undefined && index === 0 && part.from === 0 && part.to >= text.length - 1)
      return carried(earlier, 'speaks-on', 0.6);
    return undefined;
  }

  function carried({ speaker, verb }: Quote, rule: string, confidence: number): Attribution {
    return { ...(speaker !== undefined && { speaker }), ...(verb !== undefined && { verb }), at: [0, 0], rule, confidence };
  }
});

/** Whoever is meant by `he` does not speak of himself by name. */
function withoutSelf(attribution: Attribution | undefined, words: string): Attribution | undefined {
  if (attribution?.speaker === undefined || !/pronoun|description|unnamed/.test(attribution.rule)) return attribution;
  const { speaker, ...rest } = attribution;
  return words.includes(speaker.slice(speaker.lastIndexOf(' ') + 1)) ? { ...rest, confidence: 0.6 } : attribution;
}

/** Whether words end with a comma, or with a mark that stands for one. */
function isParted(text: string, { end, to }: Quoted): boolean {
  return /^\s?[,，،—–-]/.test(text.slice(to, to + 2)) || /[,，،!?…—]/.test(text[end - 1] ?? '');
}

/** Words between two quotations of one speaker: an attribution in the middle, or a sentence that goes on. UTF-16 units. */
const BREATH = 100;

/** Behind a full stop only whole sentences go on, for words inside the story's own may be anybody's. */
function sameBreath(gap: string, words: string): boolean {
  return gap.length < BREATH && (!/[.!?…]/.test(gap) || CAPITAL.test(words) || !CASED.test(words));
}

/** Few words, or a title. */
function isNoSpeech(words: string, said: boolean): boolean {
  return isFew(words) || (!said && !SPACELESS.test(words) && isTitle(words));
}

/** `They left again.`: short, and whole. */
function isSentence(words: string): boolean {
  return CAPITAL.test(words) && /[.!?…]$/.test(words);
}

/** Every longer word of it has a capital, as in the title of a book. */
function isTitle(words: string): boolean {
  const parts = words.split(' ').filter(Boolean);
  const long = parts.filter((word) => word.length > 3);
  return (
    parts.length <= 12 &&
    CASED.test(words) &&
    !/[.!?…]$/.test(words) &&
    long.length > 0 &&
    long.filter((word) => /^[\p{Lu}\p{N}]/u.test(word)).length > long.length * 0.7
  );
}

function isFew(words: string): boolean {
  return SPACELESS.test(words) ? words.length < SCARE_LETTERS : words.split(' ').filter(Boolean).length <= SCARE_WORDS;
}

/** Rules that a few words in marks are not believed for. */
const UNSURE = new Set(['same-speaker', 'speaks-on', 'description-verb']);

function isDirect(
  text: string,
  parts: readonly Quoted[],
  index: number,
  words: string,
  attribution: Attribution | undefined,
): boolean {
  const part = parts[index]!;
  const short = isFew(words);
  if (CASED.test(words) && !CAPITAL.test(words)) {
    // The second half of words that an attribution stands in the middle of.
    const gap = index > 0 ? text.slice(parts[index - 1]!.to, part.from) : '';
    return (
      index > 0 &&
      attribution !== undefined &&
      CAPITAL.test(text.slice(parts[index - 1]!.start)) &&
      /,\s?$/.test(gap) &&
      gap.length < BREATH &&
      /[,，]/.test(text[parts[index - 1]!.end - 1]! + gap[0])
    );
  }
  const lead = text.slice(Math.max(0, part.from - 2), part.from).trimEnd();
  if (!CASED.test(words)) return !short;
  const opens = part.from === 0 || lead === '' || /[:：,，.!?…。]$/.test(lead);
  return opens ? !short || endsSentence(text, part) || isParted(text, part) : /[.!?…。]$/.test(words) && !short;
}
