import type { Shape } from '@copydesk/article/block';

/** Elements that stand on lines of their own, and the shape of text directly in them. */
export const blockTags: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ...['html', 'body', 'main', 'article', 'section', 'div', 'p', 'header', 'footer', 'nav', 'aside', 'address', 'figure', 'hgroup'].map(paragraph),
  ...['form', 'fieldset', 'legend', 'details', 'summary', 'dialog', 'center', 'hr', 'ul', 'ol', 'menu', 'dl', 'dt', 'noframes'].map(paragraph),
  ...['table', 'thead', 'tbody', 'tfoot', 'tr', 'head', 'title', 'label', 'search', 'amp-story', 'plaintext'].map(paragraph),
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, 'heading'] as const),
  ...['li', 'dd'].map((name) => [name, 'list-item'] as const),
  ...['td', 'th'].map((name) => [name, 'cell'] as const),
  ...['pre', 'listing', 'xmp'].map((name) => [name, 'preformatted'] as const),
  ...['figcaption', 'caption'].map((name) => [name, 'caption'] as const),
  ['blockquote', 'quote'],
]);

function paragraph(name: string): readonly [string, Shape] {
  return [name, 'paragraph'];
}

/** Elements that lend their shape to paragraphs inside them: `<blockquote><p>` is a quote. */
export const lending: ReadonlySet<string> = new Set(['li', 'blockquote', 'figcaption', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'dd']);

/** Elements whose content no reader reads: code, drawings, controls, what stands in for a film. */
export const silentTags: ReadonlySet<string> = new Set([
  ...['script', 'style', 'noscript', 'template', 'svg', 'math', 'iframe', 'frame', 'frameset', 'object', 'embed', 'applet'],
  ...['video', 'audio', 'canvas', 'map', 'button', 'select', 'option', 'optgroup', 'datalist', 'input', 'textarea', 'progress', 'meter', 'rp', 'rt'],
]);
