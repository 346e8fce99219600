import type { Tone } from './finding.ts';
import { html, type Raw } from './html.ts';

/** A tone as a shape and, where something is wrong, a word: colour alone says nothing to some, and less on paper. */
export const tones = {
  good: { word: '', ink: '#1b3a5c', shape: html`<circle cx="12" cy="12" r="10"/><path d="m7.5 12.5 3 3 6-6.5"/>` },
  watch: { word: 'Watch', ink: '#b26a00', shape: html`<path d="M12 2.5 22.5 21h-21Z"/><path d="M12 9.5v5.5m0 2.6v.4"/>` },
  bad: {
    word: 'Trouble',
    ink: '#b3181f',
    shape: html`<path d="M7.9 2h8.2L22 7.9v8.2L16.1 22H7.9L2 16.1V7.9Z"/><path d="M12 7v6.5m0 3v.4"/>`,
  },
} satisfies Record<Tone, { word: string; ink: string; shape: Raw }>;

/** A sheet of paper with lines on it, in the colour of the tone, drawn here so that nothing is fetched: a tab shows trouble from afar. */
export function icon(tone: Tone): string {
  return `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect x="2" y="1" width="12" height="14" rx="2" fill="${tones[tone].ink}"/><path d="M5 5h6M5 8h6M5 11h3" stroke="#fff" stroke-width="1.4" stroke-linecap="round"/></svg>`,
  )}`;
}
