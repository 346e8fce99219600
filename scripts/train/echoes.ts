import { sampleText, type Sample } from './samples.ts';

/** How much a row counts whose target is another model's opinion. */
const TRUST = 0.5;
/** Rows around the story that a sloppy scraper takes along. */
const LEAK = [6, 14] as const;

/**
 * Text drops made of pages that have no gold body: each row's target is what the page model, which never saw the site, says of it.
 * One drop holds the whole page, one only what stands around the story.
 */
export function echoesOf(page: Sample, scores: Float32Array): Sample[] {
  const texts = Array.from(page.features.blocks, (at) => page.scene.blocks[at]!.text);
  const likely = Float32Array.from(scores, (score) => 1 / (1 + Math.exp(-score)));
  const story = [...texts.keys()].filter((row) => likely[row]! > 0.5 && texts[row]!.length > 60);
  if (story.length < 3) return [];
  const from = Math.max(0, story[0]! - LEAK[0]);
  const to = Math.min(texts.length, story.at(-1)! + 1 + LEAK[1]);
  return [
    [0, texts.length],
    [from, to],
  ].flatMap(([first, end]) => {
    const rows = Array.from({ length: end! - first! }, (_, at) => first! + at);
    const echo = sampleText(page, rows.map((row) => texts[row]!).join('\n\n'));
    // Wrapped lines are joined when read: then rows are no longer the same.
    if (!echo || echo.features.blocks.length !== rows.length) return [];
    const words = texts.map((text) => text.length / 6);
    const all = rows.reduce((sum, row) => sum + likely[row]! * words[row]!, 0);
    for (const [at, row] of rows.entries()) {
      const share = likely[row]!;
      echo.target[at] = share > 0.85 ? 1 : share < 0.15 ? 0 : share;
      echo.weight[at] = TRUST * Math.abs(share - 0.5) * 2 * Math.min(4, Math.max(0.05, (40 * (words[row]! + 3)) / (all + 200)));
      if (page.weight[row]! > 0) {
        echo.target[at] = page.target[row]!;
        echo.weight[at] = page.weight[row]!;
      }
    }
    return [echo];
  });
}
