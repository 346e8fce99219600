import type { Block, Document, Part } from '@copydesk/article/document';

/**
 * What pages call the line above a headline that stands in the same element. `subtitle` is one only there: below the headline it is a
 * deck. Matched where a name or one of its parts begins.
 */
const KICKER =
  /(?:^|[\s_-]|(?<=[a-z])(?=[A-Z]))(?:article)?(?:kicker|overline|over-?title|eyebrow|super-?title|pre-?(?:title|head(?:line|er)?)|top-?line|roof-?line|dach-?zeile|ober-?zeile|spitz-?marke|labels?|strap-?line|sur-?titre|ante-?titulo|antetítulo|volanta|occhiello|chapeu|chapéu|vignette|vinjett|tag-?line|sub-?title|title-?header|rubri(?:c|k|que)|prefix)/;
/** What only machines that read aloud shall hear. */
const HIDDEN = /hidden|invisible|off-?screen|sr-only|screen-?reader|assistive/;

/** A kicker in characters, and the least that is left of a headline. */
const LONGEST = 80;
const LEAST = 10;

/** Of a heading, how many of its first parts are a kicker: `<h1><span class="kicker">Ports</span> The ferry returns</h1>`. 0 for none. */
export function kickerOf(block: Block, parts: readonly Part[], { elements }: Document): number {
  if (block.shape !== 'heading' || block.level! > 2) return 0;
  const called = parts.map(({ element }) => {
    let hooks = '';
    for (let at = element; at !== -1 && at !== block.element; at = elements[at]!.parent)
      hooks += ` ${elements[at]!.hooks}${elements[at]!.hidden ? ' hidden' : ''}`;
    return hooks;
  });
  const [first] = parts;
  if (!first || first.text.length > LONGEST || called[0] === '') return 0;
  // `Ports<span class="hidden">: </span>The ferry returns`: the colon is for ears, the eye sees two lines.
  const unseen = parts.findIndex(({ text }, at) => at > 0 && !/[\p{L}\p{N}]/u.test(text) && HIDDEN.test(called[at]!));
  const count = unseen === 1 ? 2 : KICKER.test(called[0]!) ? 1 : 0;
  const rest = parts.slice(count).reduce((sum, { text }) => sum + text.length, 0);
  return count > 0 && rest >= LEAST ? count : 0;
}
