/** Words between marks: the words themselves at [start, end), the marks included at [from, to). */
export type Quoted = { start: number; end: number; from: number; to: number; open: string; closed: boolean };

/**
 * Marks that open, and what closes them. One mark may do both, or open in one language and close in another: `„so“`, `“so”`, `»so«`,
 * `«so»`, `”so”`.
 */
const PAIRS = {
  '“': '”"',
  '„': '“”"',
  '‟': '”',
  '"': '"”',
  '«': '»',
  '»': '«»',
  '”': '”',
  '‹': '›',
  '›': '‹',
  '‘': '’',
  '‚': '‘’',
  "'": "'",
  '「': '」',
  '『': '』',
  '〝': '〟',
  '＂': '＂',
} as const satisfies Record<string, string>;

const MARK = /["“”„‟«»‹›‘’‚'「」『』〝〟＂]/g;
/** Marks that are apostrophes as well. */
const SINGLE = new Set(["'", '‘', '’', '‚', '‹', '›']);
/** So many marks in one block are no prose. */
const MOST = 400;

/** Particles of Korean stand right behind a closing mark. */
const HANGUL = /\p{Script=Hangul}/u;
const LETTER = /[\p{L}\p{N}]/u;
const STOPPED = /[.,!?…;:。！？，]/;

/**
 * The outermost quotations of one block in order; those inside others are theirs. A quotation that never closes runs to the end of
 * the block and says so. Linear: each mark is looked at once.
 */
export function quotedParts(text: string): Quoted[] {
  const found: Quoted[] = [];
  let open: { mark: string; at: number; depth: number; close: number } | undefined;
  let seen = 0;
  const finish = (mark: string, from: number, close: number, closed: boolean): void => {
    const to = closed ? close + 1 : close;
    const [start, end] = inner(text, from + 1, close);
    if (end > start) found.push({ start, end, from, to, open: mark, closed });
  };
  for (const { 0: mark, index: at } of text.matchAll(MARK)) {
    const before = at === 0 ? ' ' : text[at - 1]!;
    const after = text[at + 1] ?? ' ';
    if (LETTER.test(before) && LETTER.test(after) && !isAsian(mark) && !HANGUL.test(after)) continue;
    if ((seen += 1) > MOST) break;
    if (!open) {
      if (opens(mark, before, after, text, at)) open = { mark, at, depth: 0, close: -1 };
      continue;
    }
    const closers: string = PAIRS[open.mark as keyof typeof PAIRS];
    if (SINGLE.has(open.mark)) {
      // An apostrophe ends nothing for sure: the first one behind a stop is believed, else the first of all.
      if (closers.includes(mark) && closes(before, after)) {
        if (STOPPED.test(before) || STOPPED.test(after)) {
          finish(open.mark, open.at, at, true);
          open = undefined;
        } else if (open.close < 0) open.close = at;
      } else if (opens(mark, before, after, text, at)) {
        if (open.close > 0) finish(open.mark, open.at, open.close, true);
        // Words inside others are theirs, unless these were none.
        if (open.close > 0 || !SINGLE.has(mark)) open = { mark, at, depth: 0, close: -1 };
      }
      continue;
    }
    if (closers.includes(mark) && !(mark === open.mark && opens(mark, before, after, text, at) && !closes(before, after))) {
      open.close = at;
      if (open.depth > 0) open.depth -= 1;
      else {
        finish(open.mark, open.at, at, true);
        open = undefined;
      }
    } else if (mark === open.mark && !closers.includes(mark)) open.depth += 1;
  }
  if (open && (open.close > 0 || !SINGLE.has(open.mark))) {
    if (open.close > 0) finish(open.mark, open.at, open.close, true);
    else finish(open.mark, open.at, text.length, false);
  }
  return found;
}

/** Whether a text begins with a mark that opens. */
export function opening(text: string): string | undefined {
  const mark = text[0] ?? '';
  return mark in PAIRS && !SINGLE.has(mark) ? mark : undefined;
}

function isAsian(mark: string): boolean {
  return mark >= '\u3000' || mark === '“' || mark === '”';
}

const BOUNDARY = /[\s\u00a0([{—–\-/:：،，。、…«“„"]/;

function opens(mark: string, before: string, after: string, text: string, at: number): boolean {
  if (!(mark in PAIRS)) return false;
  if (mark === '“' || mark === '„' || mark === '「' || mark === '『' || mark === '〝' || mark === '«') return true;
  if (mark === '‹') return true;
  if (mark === "'" || mark === '‘' || mark === '‚')
    return BOUNDARY.test(before) && /[\p{L}\p{N}¿¡…[]/u.test(after) && (mark !== "'" || !isElided(text, at));
  // Closing marks that open in some languages, and marks that do both.
  return BOUNDARY.test(before) && !/\s/.test(after);
}

/** `'90s`, `'tis`, `'em`: an apostrophe for what is left out. */
function isElided(text: string, at: number): boolean {
  return /^(?:\d\ds?|tis|twas|em|cause|til|n)\b/iu.test(text.slice(at + 1, at + 8));
}

function closes(before: string, after: string): boolean {
  return !/[\s([{]/.test(before) && (!LETTER.test(after) || HANGUL.test(after) || STOPPED.test(before));
}

/** [start, end) without outer white space. */
function inner(text: string, from: number, to: number): [number, number] {
  let [start, end] = [from, to];
  while (start < end && /\s/.test(text[start]!)) start += 1;
  while (end > start && /\s/.test(text[end - 1]!)) end -= 1;
  return [start, end];
}
