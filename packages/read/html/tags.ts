import type { Shape } from '@copydesk/article/block';

const words = (list: string) => list.split(/\s+/);

/** Elements that stand on lines of their own, by the shape of text directly in them. */
const shapes = {
  paragraph: `html body main article section div p header footer nav aside address figure hgroup form fieldset legend details summary
    dialog center hr ul ol menu dl dt noframes table thead tbody tfoot tr head title label search plaintext`,
  heading: 'h1 h2 h3 h4 h5 h6',
  'list-item': 'li dd',
  cell: 'td th',
  preformatted: 'pre listing xmp',
  caption: 'figcaption caption',
  quote: 'blockquote',
} as const satisfies Partial<Record<Shape, string>>;

export const blockTags: ReadonlyMap<string, Shape> = new Map(
  (Object.keys(shapes) as (keyof typeof shapes)[]).flatMap((shape) => words(shapes[shape]).map((name) => [name, shape] as const)),
);

/** Elements that lend their shape to paragraphs inside them: `<blockquote><p>` is a quote. */
export const lending: ReadonlySet<string> = new Set(words('li dd blockquote figcaption pre h1 h2 h3 h4 h5 h6'));

/** Elements whose content no reader reads: code, drawings, controls, what stands in for a film. */
export const silentTags: ReadonlySet<string> = new Set(
  words(`script style noscript template svg math iframe frame frameset object embed applet video audio canvas map
    button select option optgroup datalist input textarea progress meter rp rt`),
);
