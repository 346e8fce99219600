import { cueAt, says, stands, type Scene } from '../scene.ts';
import type { Rule } from './rule.ts';

/** `Correction:`, and `Correction du 4 juin : ...` too. */
function announces(scene: Scene, at: number): boolean {
  return (
    says(scene, at, 'correction') ||
    (cueAt(scene, at, 'correction') !== undefined && /[:：]/.test(scene.blocks[at]!.text.slice(0, 50)))
  );
}

/** What editors write to readers about the story. */
export const notes = [
  {
    name: 'correction-note',
    role: 'correction',
    why: 'What an earlier version had wrong belongs to the story.',
    cue: 'correction',
    test: (scene, at) =>
      announces(scene, at) && scene.looks[at]!.prose && !stands(scene, at, 'comment') && !stands(scene, at, 'menu'),
    examples: [
      [
        'Ferry returns\n\nCorrection du 4 juin : une première version de cet article donnait une autre longueur.',
        ['Correction du 4 juin : une première version de cet article donnait une autre longueur.'],
      ],
      [
        'Ferry returns\n\nCorrection: An earlier version of this story misstated the length of the ferry.',
        ['Correction: An earlier version of this story misstated the length of the ferry.'],
      ],
    ],
  },
] as const satisfies readonly Rule[];
