import type { Author } from '@copydesk/article/article';

/** What people or houses stand behind a label; `nobody` stands for dates, subjects and counts. */
export type LabelRow = {
  role: Author['role'] | 'source' | 'nobody';
  why: string;
  /** As pages print them before a colon, in lower case, by language. */
  words: Readonly<Record<string, string>>;
  /** A line, and its parts. */
  examples: readonly (readonly [before: string, after: readonly (readonly [role: Labelled['role'], text: string])[]])[];
};

/** A part of a byline, and what its label says; `plain` stands before the first. */
export type Labelled = { role: LabelRow['role'] | 'plain'; text: string };

/** Labels of bylines: `Text: Ann Lee / Fotos: Bo Ek`, `来源：海港日报 记者：王小明`. */
export const labelRows = [
  {
    role: 'author',
    why: 'Wrote or reported it.',
    words: {
      en: 'by | text | words | author | authors | author(s) | writer | written by | story | story by | reporter | reporters | reported by | report by | journalist | correspondent | submitted by',
      de: 'von | texte | autor | autorin | autoren | autor/in | autor*in | autor:in | verfasser | verfasserin | verfasst von | redakteur | redakteurin | bericht',
      fr: 'par | texte | auteur | auteure | autrice | auteurs',
      es: 'por | texto | textos | autora | autores | redactor | redactora | periodista',
      pt: 'reportagem | repórter | escrito por',
      it: 'di | testo | testi | autore | autrice | a cura di',
      nl: 'door | tekst | tekst door',
      sv: 'av | skribent',
      no: 'skrevet av | journalister',
      da: 'af | skrevet af',
      fi: 'teksti | kirjoittaja | toimittaja',
      pl: 'autorka | autorzy | opracowanie | oprac. | opracował | opracowała',
      cs: 'autoři | napsal | napsala',
      hu: 'szöveg | szerző | szerzők | írta',
      ro: 'de | autori | scris de',
      ru: 'текст | автор | авторы | корреспондент | журналист | подготовил | подготовила',
      uk: 'авторка | автори | журналіст | журналістка | підготувала | підготував',
      hr: 'piše | pišu | tekst | napisao | napisala | пише | аутор',
      el: 'συντάκτης | συντάκτρια | κείμενο | κείμενα | γράφει | ρεπορτάζ | αρθρογράφος',
      tr: 'haber | yazan | yazar | muhabir | metin',
      ar: 'كتب | كتبت | بقلم | تقرير | إعداد | الكاتب | الكاتبة',
      he: 'מאת | כתב | כתבת | כותב | כותבת',
      fa: 'نویسنده | گزارش | خبرنگار | نگارنده',
      hi: 'लेखक | लेखिका | द्वारा | रिपोर्ट | रिपोर्टर | संवाददाता',
      bn: 'লেখক | প্রতিবেদক',
      ja: '文 | 取材 | 記者 | 執筆 | 筆者 | 著者 | ライター',
      zh: '作者 | 记者 | 撰文 | 文字 | 通讯员 | 本报记者 | 采写 | 撰稿',
      ko: '글 | 기자 | 취재 | 작성자',
      vi: 'tác giả | bài | thực hiện',
      id: 'penulis | oleh | laporan',
      th: 'โดย | ผู้เขียน | ผู้สื่อข่าว | เรื่อง',
    },
    examples: [
      [
        '18 февруари 2025, 06:00 Автор: Калина Маринова',
        [
          ['plain', '18 февруари 2025, 06:00'],
          ['author', 'Калина Маринова'],
        ],
      ],
      ['By Ann Lee at 06:30', []],
    ],
  },
  {
    role: 'photographer',
    why: 'Made the pictures.',
    words: {
      en: 'photo | photos | photo by | photos by | photographs | photography | photographer | pictures | images | camera | illustration | illustrations | video',
      de: 'foto | fotos | bild | bilder | fotograf | fotografin | fotografie | kamera | illustrationen',
      fr: 'photographe | photographies | dessin',
      es: 'fotografía | fotografías | fotógrafo | fotógrafa | ilustración',
      pt: 'imagens | ilustração | fotógrafo',
      it: 'fotografie | foto di | illustrazioni',
      nl: "foto's | fotografie",
      sv: 'fotografi | bilder',
      fi: 'kuva | kuvat | valokuvat',
      pl: 'zdjęcia | zdjęcie | fot. | fotografie',
      cs: 'fotky | snímky',
      hu: 'fotó | fotók | kép | képek',
      ru: 'фото | фотограф | съёмка',
      uk: 'світлини | фотографії',
      bg: 'снимки | снимка',
      el: 'φωτογραφία | φωτογραφίες | φωτο | φωτό',
      tr: 'fotoğraf | fotoğraflar | kamera',
      ar: 'تصوير | عدسة',
      he: 'צילום | צילומים',
      ja: '写真 | 撮影',
      zh: '摄影 | 攝影 | 图',
      ko: '사진 | 촬영',
      vi: 'ảnh',
      id: 'fotografer',
      th: 'ภาพ',
    },
    examples: [
      [
        'Piše: Ana Horvat Foto: Ivo Babić Objavljeno: 18. veljače 2025.',
        [
          ['author', 'Ana Horvat'],
          ['photographer', 'Ivo Babić'],
          ['nobody', '18. veljače 2025.'],
        ],
      ],
    ],
  },
  {
    role: 'editor',
    why: 'Edited it.',
    words: {
      en: 'editor | editors | edited by | editing',
      de: 'redaktion | bearbeitung',
      el: 'επιμέλεια',
      ru: 'редактор',
      zh: '编辑 | 責任編輯 | 责任编辑 | 责编 | 編輯',
      ja: '編集',
      ko: '편집',
      id: 'penyunting',
      vi: 'biên tập',
    },
    examples: [
      [
        'Penulis: Wulan Sari | Editor: Bagus Hadi',
        [
          ['author', 'Wulan Sari'],
          ['editor', 'Bagus Hadi'],
        ],
      ],
    ],
  },
  {
    role: 'source',
    why: 'Where it comes from; an agency where it is one.',
    words: {
      en: 'source | sources | agency',
      de: 'quelle | quellen | agentur',
      es: 'fuente | agencia',
      it: 'fonte',
      nl: 'bron',
      sv: 'källa',
      no: 'kilde',
      pl: 'źródło',
      cs: 'zdroj',
      hu: 'forrás',
      ro: 'sursa',
      ru: 'источник',
      uk: 'джерело',
      el: 'πηγή',
      tr: 'kaynak',
      ar: 'المصدر',
      he: 'מקור',
      fa: 'منبع',
      hi: 'स्रोत',
      zh: '来源 | 來源 | 稿源 | 新闻来源',
      ja: '出典',
      ko: '출처',
      vi: 'nguồn',
      id: 'sumber',
    },
    examples: [
      [
        '2025-02-18 06:00 来源：海港日报 记者：王小明',
        [
          ['plain', '2025-02-18 06:00'],
          ['source', '海港日报'],
          ['author', '王小明'],
        ],
      ],
    ],
  },
  {
    role: 'nobody',
    why: 'Says when, where or about what.',
    words: {
      en: 'published | posted | posted on | updated | last updated | date | created | category | section | topic | tags | topics | location | phone',
      de: 'datum | veröffentlicht | aktualisiert | stand | erstellt | kategorie | thema | ort',
      fr: 'date | publié | publié le | catégorie | rubrique | mis à jour',
      es: 'fecha | publicado | actualizado | categoría | sección',
      pt: 'data | atualizado',
      it: 'pubblicato | aggiornato | categoria',
      pl: 'opublikowano | aktualizacja | kategoria',
      ro: 'publicat | actualizat',
      hr: 'objavljeno | ažurirano',
      ru: 'дата | опубликовано | обновлено | рубрика',
      el: 'δημοσίευση | ενημέρωση',
      tr: 'giriş tarihi | güncelleme tarihi | güncelleme | giriş | yayınlanma tarihi | tarih',
      ar: 'تاريخ النشر | نشر في | تم النشر | آخر تحديث | تم التحديث | التاريخ',
      he: 'פורסם | עודכן',
      fa: 'تاریخ انتشار | کد خبر | تاریخ',
      hi: 'प्रकाशित | अपडेट',
      zh: '时间 | 发布时间 | 日期 | 字号 | 分类',
      ja: '公開日 | 更新日',
      ko: '입력 | 수정 | 등록 | 승인',
      id: 'diterbitkan | tanggal',
    },
    examples: [],
  },
] as const satisfies readonly LabelRow[];

const ROLES: ReadonlyMap<string, LabelRow['role']> = new Map(
  labelRows.flatMap(({ role, words }) =>
    Object.values<string>(words).flatMap((list) => list.split(' | ').map((word) => [word, role] as const)),
  ),
);

const WORDS = [...ROLES.keys()]
  .toSorted((a, b) => b.length - a.length)
  .map((word) => word.replace(/[.*()/]/g, String.raw`\$&`))
  .join('|');
const LABEL = new RegExp(String.raw`(?<![^\s|•·,;/／(（【—–-])(${WORDS})\s?[:：]\s?`, 'giu');
const ENDS = /^[\s|•·,;/／—–-]{1,5}|[\s|•·,;/／—–-]{1,5}$/gu;

/** A line cut at its labels; empty where none of them is anybody's. */
export function labelledParts(line: string): Labelled[] {
  if (!/[:：]/.test(line)) return [];
  const parts: Labelled[] = [];
  let [role, from]: [Labelled['role'], number] = ['plain', 0];
  for (const { index, 0: label, 1: word = '' } of line.matchAll(LABEL)) {
    parts.push({ role, text: line.slice(from, index) });
    [role, from] = [ROLES.get(word.toLowerCase()) ?? 'nobody', index + label.length];
  }
  parts.push({ role, text: line.slice(from) });
  if (parts.every((part) => part.role === 'plain' || part.role === 'nobody')) return [];
  return parts.map((part) => ({ role: part.role, text: part.text.replace(ENDS, '') })).filter(({ text }) => text !== '');
}
