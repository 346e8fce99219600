/** An element: its name, and its text or its children in order. */
export type Element = readonly [name: string, content: string | number | boolean | readonly Element[]];

const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';

/** An XML document with one root. Errors have no namespace in S3, everything else has. */
export function xmlDocument([name, content]: Element, namespace = true): string {
  const open = namespace ? `<${name} xmlns="${NAMESPACE}">` : `<${name}>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${open}${inner(content)}</${name}>`;
}

function inner(content: Element[1]): string {
  if (!Array.isArray(content)) return escaped(String(content));
  return content.map(([name, below]: Element) => `<${name}>${inner(below)}</${name}>`).join('');
}

/** Control characters as references, as S3 does: a parser would turn a bare CR into LF and refuse most others. */
function escaped(text: string): string {
  return text.replace(/[&<>"\u0000-\u001f\u007f\ufffe\uffff]/g, reference);
}

function reference(char: string): string {
  return ENTITIES[char] ?? `&#x${char.charCodeAt(0).toString(16)};`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
