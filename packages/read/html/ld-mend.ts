/** What may follow a backslash in JSON. */
const ESCAPES = new Set('"\\/bfnrtu');
/** What may stand behind the comma that follows a string. */
const NEXT = /^(?:["{[}\]\d-]|true\b|false\b|null\b|$)/;
const SPACE = /\s/;

/**
 * Nearly JSON made JSON, as far as its publisher's slips go: commas before a closing bracket, comments, raw line feeds and bare quotes in
 * strings, needless backslashes, quotes escaped for HTML, brackets that nobody closed, a second thing behind the first. One pass.
 */
export function mended(json: string): string {
  const text = /^[{[]\s{0,9}&quot;/.test(json) ? json.replaceAll('&quot;', '"').replaceAll('&amp;', '&') : json;
  const out: string[] = [];
  const open: string[] = [];
  let inside = false;
  for (let at = 0; at < text.length; at += 1) {
    const one = text[at]!;
    if (inside) {
      if (one === '\\') {
        const next = text[at + 1] ?? '';
        out.push(ESCAPES.has(next) ? one + next : next);
        at += 1;
      } else if (one === '"') {
        inside = !closes(text, at + 1);
        out.push(inside ? '\\"' : one);
      } else out.push(one < ' ' ? ' ' : one);
      continue;
    }
    if (one === '/') {
      at = afterComment(text, at);
      continue;
    }
    if (one === ',' && /[,}\]]/.test(text[solid(text, at + 1)] ?? '}')) continue;
    if (one === '"') inside = true;
    else if (one === '{' || one === '[') open.push(one === '{' ? '}' : ']');
    else if (one === '}' || one === ']') open.pop();
    out.push(one);
    if (open.length === 0) break;
  }
  return out.join('') + (inside ? '"' : '') + open.toReversed().join('');
}

/** Whether a quote ends its string: behind it goes on what is no text. `"She said "no", and left"` has four, of which two do. */
function closes(text: string, from: number): boolean {
  const at = solid(text, from);
  const one = text[at] ?? '';
  if (one === ',') {
    const next = solid(text, at + 1);
    return NEXT.test(text.slice(next, next + 6));
  }
  return one === '' || one === ':' || one === '}' || one === ']';
}

/** Where the next sign stands that is no white space. */
function solid(text: string, from: number): number {
  let at = from;
  while (at < text.length && SPACE.test(text[at]!)) at += 1;
  return at;
}

/** The last sign of a comment that begins here. */
function afterComment(text: string, from: number): number {
  const end = text[from + 1] === '*' ? text.indexOf('*/', from + 2) + 1 : text.indexOf('\n', from);
  return end <= 0 ? text.length : end;
}
