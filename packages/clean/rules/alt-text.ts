import type { Scene } from '../scene.ts';
import type { Rule } from './rule.ts';

const STORY = 'The ferry came back to the harbour on Monday, three weeks after the storm had torn it from its moorings.';

/**
 * What a picture is, in the words of people who describe it for those who cannot see it: `Line graph showing the price of tickets`.
 * `File photo of` begins a caption.
 */
const DESCRIBED = new RegExp(
  [
    String.raw`^(?!(?:the|this|that|these|here|my|our|file) )(?:an? )?(?:[\p{L}-]{1,20} ){0,3}?(?:image|photo|photograph|picture|map|graph|chart|diagram|info ?graphic|illustration|icon|screen ?shot|head ?shot|portrait|rendering|logo|collage|close-?up)s? (?:of|showing|illustrating|depicting|displaying|titled|entitled|representing|featuring) `,
    String.raw`^(?:ein )?(?:bild|foto|screenshot|bildschirmfoto|symbolbild|archivbild|diagramm) (?:von|zeigt|eines|einer|des) `,
    String.raw`^(?:une? )?(?:photo|photographie|image|capture d['’]écran|carte|graphique) (?:d['’]une?|montrant|représentant) `,
    String.raw`^(?:una? )?(?:imagen|foto|fotografía|captura de pantalla|mapa|gráfico|imagem) (?:de|que muestra|que mostra) una? `,
  ].join('|'),
  'iu',
);
/** Says that a caption follows, where the two have run into one: `Image captionThe ferry on its way home`. */
const NAMED =
  /^(?:(?:image|media|photo|video) ?caption(?=[\s:]|(?-i:\p{Lu}))|(?:legende|bildunterschrift|bildtext|légende|pie de foto|leyenda|didascalia|billedtekst|bildetekst|onderschrift)\s?[:：])/iu;
const DESCRIPTION = 400;
/** Words of the shortest one, `Map of Leer`: most lines of a scraped page have fewer. */
const WORDS = 3;

function isLost(scene: Scene, at: number, form: RegExp): boolean {
  const { text, shape } = scene.blocks[at]!;
  return shape === 'paragraph' && text.length < DESCRIPTION && form.test(text);
}

/** What scrapers make lines of where a page has pictures; with markup the picture says it itself. */
export const altText = [
  {
    name: 'described-picture',
    role: 'image-keywords',
    why: 'A scraper writes what a page says of a picture to people who cannot see it as a line of the story.',
    bare: true,
    test: (scene, at) => scene.looks[at]!.words >= WORDS && isLost(scene, at, DESCRIBED),
    examples: [
      [
        `Ferry\n\n${STORY}\n\nA satellite image of the northern bay.\n\nBar chart showing tickets sold, by year\n\n${STORY}`,
        ['A satellite image of the northern bay.', 'Bar chart showing tickets sold, by year'],
      ],
      [`Fähre\n\n${STORY}\n\nEin Bild von der Fähre im Hafen\n\n${STORY}`, ['Ein Bild von der Fähre im Hafen']],
      [`Ferry\n\n${STORY}\n\nThe picture of the ferry won a prize on Monday.\n\n${STORY}`, []],
    ],
  },
  {
    name: 'caption-by-name',
    role: 'caption',
    why: 'Says that it is one.',
    bare: true,
    test: (scene, at) => isLost(scene, at, NAMED),
    examples: [
      [`Ferry\n\n${STORY}\n\nImage captionThe ferry on its way home\n\n${STORY}`, ['Image captionThe ferry on its way home']],
      [`Ferry\n\n${STORY}\n\nImage captioning has come to the port.\n\n${STORY}`, []],
      [`Fähre\n\n${STORY}\n\nLegende: Die Fähre im Hafen\n\n${STORY}`, ['Legende: Die Fähre im Hafen']],
    ],
  },
] as const satisfies readonly Rule[];
