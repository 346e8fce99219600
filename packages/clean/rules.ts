import { altText } from './rules/alt-text.ts';
import { asking } from './rules/asking.ts';
import { belowHeadline, nameBelowHeadline } from './rules/below-headline.ts';
import { appeals } from './rules/appeals.ts';
import { boxes } from './rules/boxes.ts';
import { byline } from './rules/byline.ts';
import { credited } from './rules/credited.ts';
import { elsewhere } from './rules/elsewhere.ts';
import { headline } from './rules/headline.ts';
import { labelled } from './rules/labelled.ts';
import { lines } from './rules/lines.ts';
import { mail } from './rules/mail.ts';
import { notes } from './rules/notes.ts';
import { parts } from './rules/parts.ts';
import { picture } from './rules/picture.ts';
import type { Rule } from './rules/rule.ts';
import { story } from './rules/story.ts';
import { textDrop } from './rules/text-drop.ts';
import { wireHeader } from './rules/wire-header.ts';
import { wire } from './rules/wire.ts';
import { writer } from './rules/writer.ts';

/** Rules that need to know nothing of where the story is. The first rule that takes a block keeps it. */
export const before: readonly Rule[] = [
  // What a mail program wrote looks like all kinds of lines.
  ...mail,
  // What stands above the headline of wire copy is no headline.
  ...wireHeader,
  ...wire,
  // Right below the headline they are the story's, whatever the box is called; a deck does not say by whom.
  ...belowHeadline,
  // Headlines stand in banners and bios in promo boxes as often as not, so the two come before all boxes.
  ...headline,
  ...writer,
  // The byline of a teaser is not the story's.
  ...elsewhere,
  ...byline,
  ...nameBelowHeadline,
  // A description stands above its caption, which is told by it.
  ...altText,
  // Pages are counted as credits are written: `Page 1/3`.
  ...parts,
  ...picture,
  // A credit that a line begins with is told before one that it ends with.
  ...labelled,
  ...credited,
  // A correction may begin like a promo (`Update: ...`), and is printed.
  ...notes,
  ...boxes,
  // What stands in a box is told by the box; the words decide where there is none.
  ...lines,
  ...asking,
  ...appeals,
];

/** Rules that do. */
export const after: readonly Rule[] = [...textDrop, ...story];
