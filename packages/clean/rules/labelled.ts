import type { Cue } from '../cue.ts';
import { cueAt, isCredited, type Scene } from '../scene.ts';
import { isByCourtesy } from './credited.ts';
import type { Rule } from './rule.ts';

const STORY = 'The ferry came back to the harbour on Monday, three weeks after the storm had torn it from its moorings.';

/** Words that name a picture, not its maker: what stands behind them may be a caption. Without `source`, `courtesy` and their like. */
const PICTURE =
  /^(?:photos?|photograph|images?|pictures?|illustration|graphic|fotos?|bild(?:er)?|image|visuel|fotografía|imagen|ilustración|immagine|fotografia|imagem|beeld|afbeelding|zdjęcie|kuva|bilde|фото|фотография|снимок|изображение|фотографія|görsel|fotoğraf|صورة|الصورة|عکس|图|图片|圖|圖片|照片|写真|写真=|画像|사진|사진=|그래픽|फोटो|फ़ोटो|तस्वीर|चित्र|ảnh|ภาพ|φωτογραφία|fotó|foto)$/;

/** Small words between names: `Ann Lee for the Courier`. */
const SMALL = /^(?:of|for|the|and|via|by|de|del|der|da|di|do|du|la|le|van|von|und|et|y|e|för|für|av|af|no|en|em|in)$/;
/** Words that capitals do not tell from names, from which on they say more than a name; and signs without spaces. */
const MANY = 5;
const SIGNS = 8;

/** Whether a text says something, rather than only names somebody. */
function tells(text: string): boolean {
  const words = text.split(/[\s/|,，、・]+/u);
  const small = words.filter((word) => /^\p{Ll}/u.test(word) && !SMALL.test(word)).length;
  if (small >= 3 || (small >= 2 && /\p{L}[.!?](?:\s|$)/u.test(text))) return true;
  const plain = words.filter((word) => /^\p{Lo}/u.test(word));
  return plain.length >= MANY || (plain.length > 0 && /[。！？।۔؟]/u.test(text)) || plain.some(isLongInHan);
}

function isLongInHan(word: string): boolean {
  return word.length > SIGNS && /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word);
}

const LABEL_END = /^\s{0,2}[:：=＝|／-]\s{0,2}/u;

/** What stands behind the word for a picture that opens a line, as it is written; `marked` where a sign parts the two. */
function behindLabel({ blocks }: Scene, at: number, { phrase }: Cue): { marked: boolean; text: string } {
  const { text } = blocks[at]!;
  const behind = text.slice(text.toLowerCase().indexOf(phrase) + phrase.length);
  return { marked: LABEL_END.test(behind) || phrase.endsWith('='), text: behind.replace(LABEL_END, '') };
}

/** `Image: The ferry leaves the harbour. Credit: Ann Lee`, and no more than a caption can be long. */
function isLabelled(scene: Scene, at: number): boolean {
  const cue = cueAt(scene, at, 'credit')!;
  const { text, shape } = scene.blocks[at]!;
  if (shape === 'image' || shape === 'heading' || text.length >= CAPTION) return false;
  return behindLabel(scene, at, cue).marked && isTelling(scene, at);
}

/** Whether the word for a picture that a line begins with is followed by what the picture shows. */
function isTelling(scene: Scene, at: number): boolean {
  const cue = cueAt(scene, at, 'credit')!;
  return PICTURE.test(cue.phrase) && tells(behindLabel(scene, at, cue).text);
}

/** Words of a line that only says who lent a picture. */
const MOST_LENDERS = 14;
/** A caption in characters. */
const CAPTION = 600;

/** What pictures show and whose they are, told by the word that a line begins with. */
export const labelled = [
  {
    name: 'caption-line',
    role: 'caption',
    cue: 'caption',
    why: 'Says that a caption follows.',
    test: (scene, at) => {
      const { text, shape } = scene.blocks[at]!;
      const cue = cueAt(scene, at, 'caption')!;
      if (shape === 'image' || shape === 'heading' || text.length >= CAPTION || !/\p{L}/u.test(cue.rest)) return false;
      return cue.marked || / (?:of|von|de|di)$|^[图圖]/u.test(cue.phrase);
    },
    examples: [
      [`${STORY}\n\nPicture caption: The ferry on its way home.`, ['Picture caption: The ferry on its way home.']],
      [`${STORY}\n\nFile photo of the ferry on its way home.\n\n${STORY}`, ['File photo of the ferry on its way home.']],
      [
        '轮渡返港\n\n周一，载着三百名乘客的轮渡在三周之后回到了港口，居民在码头迎接。\n\n图为轮渡驶入港口。',
        ['图为轮渡驶入港口。'],
      ],
      [`${STORY}\n\nНа снимке: паром входит в порт.`, ['На снимке: паром входит в порт.']],
      [`${STORY}\n\nНа фото видно, что паром входит в порт с погасшими огнями, без экипажа.`, []],
    ],
  },
  {
    name: 'caption-labelled',
    role: 'caption',
    cue: 'credit',
    why: 'Behind the word for a picture stands what it shows, with its credit or without. Before the credits, which begin alike.',
    test: isLabelled,
    examples: [
      [
        `${STORY}\n\nImage: The ferry leaves the harbour at dawn. Credit: Ann Lee\n\nPHOTO: The ferry on its way home. (Credit: Ann Lee/Seapress)`,
        [
          'Image: The ferry leaves the harbour at dawn. Credit: Ann Lee',
          'PHOTO: The ferry on its way home. (Credit: Ann Lee/Seapress)',
        ],
      ],
      [`${STORY}\n\n写真：港を出るフェリー＝六日、北港（李安撮影）`, ['写真：港を出るフェリー＝六日、北港（李安撮影）']],
      [`${STORY}\n\n图：轮渡离开港口。图片来源：海港社`, ['图：轮渡离开港口。图片来源：海港社']],
      [`${STORY}\n\nPhoto: Ann Lee for the Harbour Courier\n\nफोटो: अनिल वर्मा\n\n写真：李安`, []],
    ],
  },
  {
    name: 'credit-by-courtesy',
    role: 'credit',
    cue: 'credit',
    why: 'Says whose the picture is, and not what it shows.',
    test: (scene, at) =>
      cueAt(scene, at, 'credit')!.phrase.includes('courtesy') &&
      isByCourtesy(scene, at) &&
      scene.looks[at]!.words <= MOST_LENDERS,
    examples: [
      [`${STORY}\n\nPhoto courtesy of Ann Lee`, ['Photo courtesy of Ann Lee']],
      [`${STORY}\n\nThe ferry in 1974. Courtesy of the Harbour Archive`, []],
    ],
  },
  {
    name: 'credit-line',
    role: 'credit',
    why: 'A line that is a credit and no more.',
    cue: 'credit',
    test: (scene, at) => {
      const { text, shape } = scene.blocks[at]!;
      return (
        shape !== 'image' &&
        shape !== 'heading' &&
        text.length < 100 &&
        !scene.looks[at]!.prose &&
        !isTelling(scene, at) &&
        (isCredited(scene, at) || /^[^:：=]{0,30}[:：=]/.test(text))
      );
    },
    examples: [
      [
        `${STORY}\n\nFoto: Ann Lee\n\nPicture: Ann Lee/Seapress\n\n图片来源：海港社\n\nΦωτογραφία: Άννα Λη\n\nتصوير: ليلى منصور`,
        ['Foto: Ann Lee', 'Picture: Ann Lee/Seapress', '图片来源：海港社', 'Φωτογραφία: Άννα Λη', 'تصوير: ليلى منصور'],
      ],
    ],
  },
] as const satisfies readonly Rule[];
