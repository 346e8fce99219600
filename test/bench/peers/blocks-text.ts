import { parseHTML } from 'linkedom';

/** Elements that do not end a line. */
const INLINE = new Set(
  'A ABBR ACRONYM B BDI BDO BIG CITE CODE DATA DEL DFN EM FONT I INS KBD LABEL MARK Q S SAMP SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR WBR'.split(
    ' ',
  ),
);
const MUTE = new Set(['SCRIPT', 'STYLE', 'TEMPLATE']);
const [ELEMENT, TEXT] = [1, 3];

/** A node of a DOM, as far as it is walked. */
type Walked = { nodeType: number; nodeName: string; textContent: string | null; childNodes: Iterable<Walked> };

/** The text of an extractor's HTML, a blank line between blocks. Its own `textContent` would glue the last word of one to the next. */
export function blocksText(html: string): string {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  const parts: string[] = [];
  walk(document.body as Walked, parts);
  return parts
    .join('')
    .split('\n\n')
    .map((block) => block.replace(/\s+/gu, ' ').trim())
    .filter(Boolean)
    .join('\n\n');
}

function walk(node: Walked, parts: string[]): void {
  if (node.nodeType === TEXT) parts.push((node.textContent ?? '').replaceAll('\n', ' '));
  if (node.nodeType !== ELEMENT || MUTE.has(node.nodeName.toUpperCase())) return;
  const edge = INLINE.has(node.nodeName.toUpperCase()) ? '' : '\n\n';
  parts.push(edge);
  for (const child of node.childNodes) walk(child, parts);
  parts.push(edge);
}
