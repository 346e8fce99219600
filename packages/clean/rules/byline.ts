import { isDateLine } from '../date-line.ts';
import { isNameLine } from '../name-line.ts';
import { cueAt, placeAt, stands, type Scene } from '../scene.ts';
import type { Rule } from './rule.ts';

const STORY = 'The ferry came back to the harbour on Monday, three weeks after the storm had torn it from its moorings.';

const LINE = 140;

/** Words of a line of names in a script without capitals, and signs of one such word: longer ones say something. */
const NAMED = 6;
const SPELT = 8;

/** Whether words in a script without capitals, or signs in one without spaces, are a sentence: `记者了解到，轮渡已恢复。` */
function saysMore(names: string, marked: boolean): boolean {
  if (!/^\p{Lo}/u.test(names)) return false;
  if (/[。！？।۔؟.]$/u.test(names) || /[，,、][^，,、]{8}/u.test(names)) return true;
  const words = names.split(/[\s,，、・|/／]+/u);
  return (
    words.some((word) => /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word) && word.length > SPELT) ||
    (!marked && words.length > NAMED)
  );
}

/** What follows names who helped: words without capitals, which would outnumber those of names. */
const HELPED = /[.,;]\s(?:with )?(?:additional|further) (?:reporting|research|contributions?) (?:by|from)\s(?=\p{Lu})/iu;

/** `By Ann Lee and Kim Roe`: names in capitals, or in a script that has none. */
function isByline(scene: Scene, at: number): boolean {
  const cue = cueAt(scene, at, 'by');
  const { text, shape } = scene.blocks[at]!;
  if (!cue || cue.rest === '' || shape === 'image' || text.length > LINE || scene.looks[at]!.words > 16 || /[?!…]$/.test(text))
    return false;
  const names = text.slice(text.toLowerCase().indexOf(cue.phrase) + cue.phrase.length).replace(/^[\s:：/|／・=-]+/u, '');
  return isNameLine(names.split(HELPED)[0] ?? '') && !saysMore(names, cue.marked);
}

/** Korean puts the title behind the name, with the address on the same line: `김하늘 기자 hn@harbour.example`. Chinese puts the paper before both. */
const TITLED =
  /^[[(（]?(?:[\p{Script=Hangul}]{2,8}[\s=·]{1,3})?\p{Script=Hangul}{2,4}\s?(?:선임|수습|인턴|객원|전문)?\s?(?:기자|특파원|논설위원)[\])）]?(?:\s?[=|/(]?\s?[\w.+-]{1,40}@[\w.-]{1,40}\)?)?$|^[[(（]?\p{Script=Han}{1,8}(?:记者|記者)[\s:：]{1,3}\p{Script=Han}{2,4}(?:[\s、]\p{Script=Han}{2,4}){0,3}[\])）]?$|^[[(（]?\p{Script=Han}{2,4}(?<![社报報网網台刊部本])(?:记者|記者)[\])）]?$|^ผู้สื่อข่าว\s[\p{Script=Thai}]{2,20}(?:\s[\p{Script=Thai}]{2,24})?$/u;

/** Whether a line names a reporter with the title of one: in the scripts in which it stands beside the name, without a word for `by`. */
export function isTitled(text: string): boolean {
  return text.length < LINE && TITLED.test(text);
}

/** `Text: Ann Lee`, and below it `Foto: Kim Roe`: one or two names. */
const WROTE = /^(?:text|texto|testo|texte|tekst|teksti|words|autor(?:in|ka)?|текст|автор|haber|metin)\s?[:：]/iu;
const PICTURED =
  /^(?:fotos?|photos?|bild(?:er)?|fotografías?|фото|світлини|kuvat?|zdjęcia|fotograf|fotoğraf(?:lar)?)\s?[:：]\s?\p{Lu}[\p{L}\p{M}.'’-]{1,24}(?: \p{Lu}[\p{L}\p{M}.'’-]{0,24}){1,3}$/iu;

/** Lines at the top among which a byline without a name stands. */
const TOP = 10;

/** Who wrote the story, and when. */
export const byline = [
  {
    name: 'date-line',
    role: 'dateline',
    soft: true,
    why: 'Says when, and no more.',
    test: (scene, at) =>
      scene.blocks[at]!.shape !== 'image' && isDateLine(scene.blocks[at]!.text, cueAt(scene, at, 'date') ? 4 : 1),
    examples: [
      [`Ferry returns\n\nAktualisiert: 5. Juni 2031, 14.46 Uhr\n\n${STORY}`, ['Aktualisiert: 5. Juni 2031, 14.46 Uhr']],
      [`HARBOUR, June 5 (Seapress) — ${STORY}`, []],
    ],
  },
  {
    name: 'beside-byline',
    role: 'navigation',
    why: 'Stood in one block with a byline and a date, and is neither: a section, a count of comments.',
    test: (scene, at) => scene.blocks[at]!.apart === 'loose',
    examples: [
      [
        `<div><b class="author">Ann Lee</b> in <a class="x">Ports</a> on <time>June 5, 2031</time> <i class="y">9 notes</i></div><p>${STORY}</p>`,
        ['in Ports', '9 notes'],
      ],
    ],
  },
  {
    name: 'byline-line',
    role: 'byline',
    why: 'Names the writers.',
    cue: 'by',
    test: isByline,
    examples: [
      [`Ferry returns\n\nBy Ann Lee and Kim Roe\n\n${STORY}`, ['By Ann Lee and Kim Roe']],
      [`<td><font>Von Anna Lee</font><br>Leer, 5. Juni 2031</td><p>${STORY}</p>`, ['Von Anna Lee']],
      [
        'عودة العبارة\n\nكتبت: ليلى منصور\n\nعادت العبارة إلى مينائها يوم الاثنين بعد ثلاثة أسابيع من العاصفة.',
        ['كتبت: ليلى منصور'],
      ],
      [
        'नौका लौटी\n\nलेखक: अनिल वर्मा\n\nनौका तीन सप्ताह बाद सोमवार को बंदरगाह पर लौट आई और लोगों ने उसका स्वागत किया।',
        ['लेखक: अनिल वर्मा'],
      ],
      [`Ferry returns\n\nInterview by Ann Lee\n\n${STORY}`, ['Interview by Ann Lee']],
      [
        `Ferry returns\n\nBy Ann Lee in Kyiv and Bo Ek in Berlin; additional reporting by Cy Dee\n\n${STORY}`,
        ['By Ann Lee in Kyiv and Bo Ek in Berlin; additional reporting by Cy Dee'],
      ],
      ['轮渡返港\n\n周一，载着三百名乘客的轮渡在三周之后回到了港口，居民在码头迎接。\n\n记者了解到，首周可免费乘坐。', []],
      ['轮渡返港\n\n周一，载着三百名乘客的轮渡在三周之后回到了港口，居民在码头迎接。\n\n记者从港务局获悉船票不变', []],
      [`Ferry returns\n\nBy Monday the ferry was back in the harbour.\n\n${STORY}`, []],
    ],
  },
  {
    name: 'byline-of-pictures',
    role: 'byline',
    why: 'Right below who wrote the text stands who took the pictures: all of them, so it is no credit of one.',
    test: (scene, at) =>
      scene.blocks[at]!.shape === 'paragraph' &&
      scene.labels[at - 1]?.role === 'byline' &&
      WROTE.test(scene.blocks[at - 1]!.text) &&
      PICTURED.test(scene.blocks[at]!.text),
    examples: [
      [`Ferry returns\n\nText: Ann Lee\nFoto: Kim Roe\n\n${STORY}`, ['Foto: Kim Roe']],
      [`Ferry returns\n\n${STORY}\n\nFoto: Kim Roe\n\n${STORY}`, []],
    ],
  },
  {
    name: 'byline-title-last',
    role: 'byline',
    why: 'Names a reporter, the title behind the name or the paper before it.',
    test: (scene, at) =>
      scene.blocks[at]!.shape !== 'image' && isTitled(scene.blocks[at]!.text) && cueAt(scene, at, 'credit') === undefined,
    examples: [
      [
        '여객선 귀항\n\n김하늘 기자 hn@harbour.example\n\n여객선이 월요일에 항구로 돌아왔다. 주민들이 부두에서 맞이했다.',
        ['김하늘 기자 hn@harbour.example'],
      ],
      [
        '轮渡返港\n\n2031-06-05\n\n海港日报记者 李海\n\n周一，载着三百名乘客的轮渡在三周之后回到了港口，居民在码头迎接。',
        ['海港日报记者 李海'],
      ],
      ['여객선 귀항\n\n김하늘 기자는 현장에 있었다.\n\n여객선이 월요일에 항구로 돌아왔다.', []],
      ['여객선 귀항\n\n여객선이 월요일에 항구로 돌아왔다. 주민들이 부두에서 맞이했다.\n\n사진=김하늘 기자', []],
      ['轮渡返港\n\n李海記者\n\n周一，载着三百名乘客的轮渡在三周之后回到了港口，居民在码头迎接。', ['李海記者']],
      ['轮渡返港\n\n海港社记者\n\n周一，载着三百名乘客的轮渡在三周之后回到了港口，居民在码头迎接。', []],
    ],
  },
  {
    name: 'byline-of-staff',
    role: 'byline',
    cue: 'staff',
    why: 'Says that one of the paper wrote it, with a name or without.',
    test: (scene, at) =>
      at < TOP &&
      scene.blocks[at]!.shape !== 'image' &&
      scene.blocks[at]!.text.length < LINE &&
      scene.looks[at]!.words <= 10 &&
      !scene.looks[at]!.sentence,
    examples: [
      [
        `Le bac revient\n\nDe notre correspondante à Leer, Anne Leroy\n\n${STORY}`,
        ['De notre correspondante à Leer, Anne Leroy'],
      ],
      [`Ferry returns\n\nFrom our correspondent\n\n${STORY}`, ['From our correspondent']],
      [`Le bac revient\n\n${STORY}\n\nDe notre envoyé spécial, on attendait une autre histoire.`, []],
    ],
  },
  {
    name: 'byline-beside-date',
    role: 'byline',
    why: 'Stood in one block with a date, on a line or in an element of its own.',
    test: (scene, at) => scene.blocks[at]!.apart === 'byline',
    examples: [[`<div>Ann Lee<br>June 5, 2031</div><p>${STORY}</p>`, ['Ann Lee']]],
  },
  {
    name: 'date-beside-byline',
    role: 'dateline',
    why: 'The same, the other way round.',
    test: (scene, at) => scene.blocks[at]!.apart === 'date',
    examples: [[`<div><b class="author">Ann Lee</b> <time>Last Monday</time></div><p>${STORY}</p>`, ['Last Monday']]],
  },
  {
    name: 'byline-element',
    role: 'byline',
    why: 'An element made for the byline.',
    test: (scene, at) =>
      (stands(scene, at, 'byline') || placeAt(scene, at)?.name === 'address') &&
      scene.blocks[at]!.shape !== 'image' &&
      scene.blocks[at]!.text.length < LINE &&
      !scene.looks[at]!.prose,
    examples: [[`<div class="byline">Ann Lee</div><p>${STORY}</p>`, ['Ann Lee']]],
  },
  {
    name: 'date-element',
    role: 'dateline',
    soft: true,
    why: 'An element made for the date.',
    test: (scene, at) =>
      (stands(scene, at, 'date') || placeAt(scene, at)?.name === 'time') &&
      scene.blocks[at]!.text.length < LINE &&
      !scene.looks[at]!.prose &&
      scene.blocks[at]!.shape !== 'image',
    examples: [[`<div class="timestamp">Last Monday</div><p>${STORY}</p>`, ['Last Monday']]],
  },
] as const satisfies readonly Rule[];
