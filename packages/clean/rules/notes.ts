import { cueAt, says, stands, type Scene } from '../scene.ts';
import type { Rule } from './rule.ts';

/** `Correction:`, and `Correction du 4 juin : ...` too. */
function announces(scene: Scene, at: number): boolean {
  return (
    says(scene, at, 'correction') ||
    (cueAt(scene, at, 'correction') !== undefined && /[:：]/.test(scene.blocks[at]!.text.slice(0, 50)))
  );
}

/** Who put the story into this language, on a line of its own. */
const TRANSLATED =
  /^(?:translat(?:ed|ion)(?: from (?:the )?\p{L}{3,20})?\s?(?:by|:)|übersetzung(?: aus dem \p{L}{3,20})?\s?(?:von|:)|übersetzt von|aus dem \p{L}{3,20} (?:übersetzt )?von|traducción(?: del \p{L}{3,20})?\s?(?:de|:)|traducid[oa] por|traduction\s?(?:de|par|:)|traduit(?: de l['’]\p{L}{3,20}| du \p{L}{3,20})? par|traduzione\s?(?:di|:)|tradotto da|tradução\s?(?:de|:)|traduzido por|vertaling\s?(?:door|:)|vertaald door|tłumaczenie\s?:|przełożyła?|перевод\s?:|çeviri\s?:|çeviren\s?:|翻訳\s?[:：/／]|译者\s?[:：/／]|번역\s?[:：])\s?\p{Lu}?/iu;
/** Such a line in characters, and in words. */
const LINE = 80;
const WORDS = 9;

const WIRES = 'agences?|agencies|Agenturen|agencias|AFP|AP|Reuters|dpa|EFE|ANSA|Lusa|PA|APA|ANP|Belga|NTB|TT|Ritzau|AAP|Xinhua';
/** `Le Fanal avec AFP`, `Kreisblatt mit dpa`: the house and the wire that the story is made from. */
const WITH_WIRE = new RegExp(
  String.raw`^(?:\p{Lu}[\p{L}\p{N}.’' -]{1,40} )?(?:avec|with|mit|con|com|met|med|og|und|and|et|y|e)\s(?:l['’])?(?:${WIRES})(?:[,/ ]{1,2}(?:AFP|AP|Reuters|dpa|EFE|ANSA))?$`,
  'u',
);
/** The end of such a line, within as many characters. Asked first, for the names before the wire cost most. */
const WIRE = new RegExp(`(?:${WIRES})$`);
const LONGEST_WIRE = 9;

function isWithWire(text: string): boolean {
  return text.length <= LINE && WIRE.test(text.slice(-LONGEST_WIRE)) && WITH_WIRE.test(text);
}

/** What editors write to readers about the story. */
export const notes = [
  {
    name: 'with-wire',
    role: 'byline',
    why: 'Says from whose copy the story was made; a byline without a writer.',
    test: (scene, at) => isWithWire(scene.blocks[at]!.text),
    examples: [
      [
        'Le bac est revenu\n\nLe Fanal avec AFP\n\nLe bac est revenu lundi au port, trois semaines après la tempête qui l’avait emporté.',
        ['Le Fanal avec AFP'],
      ],
      ['Ferry returns\n\nThe ferry and Reuters reporters came back on Monday, three weeks after the storm.', []],
    ],
  },
  {
    name: 'translated-by',
    role: 'byline',
    why: 'Says who put the story into this language; it belongs to the byline, wherever it stands.',
    test: (scene, at) => {
      const { text, shape } = scene.blocks[at]!;
      return shape === 'paragraph' && text.length <= LINE && scene.looks[at]!.words <= WORDS && TRANSLATED.test(text);
    },
    examples: [
      [
        'Ferry returns\n\nTraducción de Marta Riaño\n\nThe ferry came back to the harbour on Monday, three weeks after the storm.',
        ['Traducción de Marta Riaño'],
      ],
      ['Ferry returns\n\nTranslated by nobody so far, the book on the ferry has sold a million copies in a year.', []],
    ],
  },
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
