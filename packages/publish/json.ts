import { escaped } from './escaped.ts';

/** A line of JSON up to this long is easier to read than its parts below each other. UTF-16 units. */
const LINE = 100;

/**
 * A plain value as JSON in UTF-8 for people and machines: two spaces of indent, small arrays on one line, keys in the order they
 * stand in, a line end at the end. The same value gives the same bytes. Absent (undefined) properties are left out. What may stand
 * `in a page` writes `<` as an escape, or the text `</script>` would end the element around it.
 */
export function jsonBytes(value: unknown, where?: 'in a page'): Uint8Array {
  const text = `${pretty(value, '')}\n`;
  return new TextEncoder().encode(where ? escaped(text, [['<', '\\u003c']]) : text);
}

function pretty(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    // Two characters an item at least: longer ones need not be written to be known as too long.
    const short = value.length <= LINE / 2 && value.every((item) => typeof item !== 'object' || Array.isArray(item));
    if (short && JSON.stringify(value).length <= LINE) return `[${value.map((item) => pretty(item, '')).join(', ')}]`;
    return `[\n${value.map((item) => deeper + pretty(item, deeper)).join(',\n')}\n${indent}]`;
  }
  let text = '';
  for (const [key, inner] of Object.entries(value)) {
    if (inner !== undefined) text += `${text && ',\n'}${deeper}${JSON.stringify(key)}: ${pretty(inner, deeper)}`;
  }
  return text ? `{\n${text}\n${indent}}` : '{}';
}
