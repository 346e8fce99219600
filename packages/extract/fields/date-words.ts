/** What a word says of the date behind it. */
export type DateRow = {
  of: 'published' | 'changed' | 'another';
  why: string;
  /** As pages print them, in lower case, by language; a star stands for the rest of a word. */
  words: Readonly<Record<string, string>>;
  /** A line, and what it says of its dates. */
  examples: readonly (readonly [before: string, after: readonly (readonly [of: DateOf, text: string])[]])[];
};

/** `plain`: no word says. */
export type DateOf = DateRow['of'] | 'plain';

/** Words that say of what a date is one. */
export const dateRows = [
  {
    of: 'changed',
    why: 'The day of a change, which is not that of publication.',
    words: {
      en: 'updat* | modified | edited | revised | last changed',
      de: 'aktualisier* | geändert | letzte änderung | zuletzt bearbeitet',
      fr: 'mis à jour | mise à jour | modifié* | actualisé*',
      es: 'actualizad* | actualización | modificad*',
      pt: 'atualizad* | atualização',
      ca: 'actualitza*',
      it: 'aggiorna*',
      nl: 'bijgewerkt | gewijzigd',
      sv: 'uppdaterad* | ändrad',
      no: 'oppdater*',
      da: 'opdater*',
      fi: 'päivitetty | muokattu',
      pl: 'aktualizac* | aktualizowan* | zaktualizowan*',
      cs: 'aktualizov*',
      hu: 'frissít* | módosít*',
      ro: 'actualizat*',
      ru: 'обновлен* | обновлён* | изменен*',
      uk: 'оновлен*',
      bg: 'обновен* | актуализиран*',
      hr: 'ažurirano | izmijenjeno',
      el: 'ενημερώθηκε | τελευταία ενημέρωση',
      tr: 'güncelle*',
      ar: 'آخر تحديث | تم التحديث | تحديث: | التحديث:',
      he: 'עודכן | עדכון אחרון',
      fa: 'به‌روزرسانی | بروزرسانی | آخرین ویرایش',
      hi: 'अपडेट | संशोधित | अद्यतन',
      bn: 'আপডেট | হালনাগাদ',
      ja: '更新 | 最終更新',
      zh: '更新 | 修改时间',
      ko: '수정 | 업데이트 | 최종수정',
      vi: 'cập nhật',
      id: 'diperbarui | diperbaharui | dikemas kini',
      th: 'อัปเดต | อัพเดต | ปรับปรุง',
    },
    examples: [
      [
        'Published March 1, 2024. Updated March 3, 2024',
        [
          ['published', ' March 1, 2024. '],
          ['changed', ' March 3, 2024'],
        ],
      ],
      [
        '18 Şubat 2025 Güncelleme: 19 Şubat 2025',
        [
          ['plain', '18 Şubat 2025 '],
          ['changed', ': 19 Şubat 2025'],
        ],
      ],
      [
        '2025年2月18日 6時00分（2025年2月19日更新）',
        [
          ['plain', '2025年2月18日 6時00分（'],
          ['changed', '2025年2月19日'],
        ],
      ],
    ],
  },
  {
    of: 'published',
    why: 'Only of use beside other words: a date without any is that of publication.',
    words: {
      en: 'first published | originally published | published | posted',
      de: 'zuerst veröffentlicht | erstveröffentlichung | veröffentlicht | erschienen',
      fr: 'publié* | mis en ligne',
      es: 'publicad*',
      it: 'pubblicat*',
      nl: 'gepubliceerd',
      sv: 'publicerad*',
      no: 'publiser*',
      da: 'publiceret | offentliggjort',
      fi: 'julkaistu',
      pl: 'opublikowan* | publikacja',
      cs: 'publikováno | zveřejněno',
      hu: 'megjelent | közzétéve',
      ro: 'publicat',
      ru: 'опубликован*',
      uk: 'опубліковано',
      hr: 'objavljeno',
      el: 'δημοσιεύτηκε | δημοσιεύθηκε | δημοσίευση',
      tr: 'yayınlan* | giriş tarihi | yayın tarihi',
      ar: 'نشر في | تاريخ النشر | نُشر',
      he: 'פורסם',
      fa: 'تاریخ انتشار | منتشر شده',
      hi: 'प्रकाशित',
      ja: '公開 | 掲載 | 配信',
      zh: '发布时间 | 發布時間 | 发表时间',
      ko: '입력 | 등록 | 게재 | 승인',
      id: 'diterbitkan',
    },
    examples: [
      [
        'Updated 3 May 2024, first published 1 May 2024',
        [
          ['changed', ' 3 May 2024, '],
          ['published', ' 1 May 2024'],
        ],
      ],
    ],
  },
  {
    of: 'another',
    why: 'The story of a manuscript, and the end of an offer.',
    words: {
      en: 'received: | received | accepted: | accepted | submitted: | expires | valid until',
      de: 'eingegangen: | eingereicht: | angenommen: | gültig bis',
      fr: 'reçu le | accepté le',
    },
    examples: [
      [
        'Received: 2 May 2024 / Published: 1 July 2024',
        [
          ['another', ' 2 May 2024 / '],
          ['published', ': 1 July 2024'],
        ],
      ],
    ],
  },
] as const satisfies readonly DateRow[];

/** The words of a row as one pattern, longest first, so that `last updated` is not read as `updated`. */
function pattern({ words }: DateRow): string {
  const all = Object.values(words).flatMap((list) => list.split(' | '));
  return [...new Set(all)]
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replace('*', String.raw`\p{L}{0,8}`))
    .join('|');
}

const WORD = new RegExp(dateRows.map((row) => `(?<${row.of}>${pattern(row)})`).join('|'), 'giu');

/** Where a line says of what its dates are: the words, in the order they stand. */
function dateWords(line: string): { of: DateRow['of']; start: number; end: number }[] {
  return [...line.matchAll(WORD)].map(({ index, 0: word, groups }) => ({
    of: dateRows.find((row) => groups?.[row.of] !== undefined)!.of,
    start: index,
    end: index + word.length,
  }));
}

/** Whether a line speaks of a change anywhere. */
export function tellsChange(line: string): boolean {
  return dateWords(line).some(({ of }) => of === 'changed');
}

/** Behind a date in Chinese and Japanese, where what follows holds none: `2月19日更新`. */
const BEFORE = /[日分時时]\s?$/u;
/** What parts the date of such a change from the one before it. */
const OPENED = /[（(｜|、/／ 　]\s?(?=\d{4}[年./-][^（(｜|、年]{0,24}(?:年[^（(｜|、年]{0,20})?$)/u;

/**
 * A line cut where it says of what its dates are, each part with what the word before it says. `Updated 3 May, first published 1 May`
 * is a day of change and one of publication.
 */
export function datedParts(line: string): { of: DateOf; text: string }[] {
  const words = dateWords(line);
  const parts: { of: DateOf; text: string }[] = [];
  let [from, of]: [number, DateOf] = [0, 'plain'];
  for (const { of: next, start, end } of words) {
    const text = line.slice(from, start);
    if (next === 'changed' && BEFORE.test(text) && !/\d/.test(line.slice(end, end + 12))) {
      const opened = OPENED.exec(text);
      const cut = opened ? opened.index + opened[0].length : 0;
      parts.push({ of, text: text.slice(0, cut) }, { of: 'changed', text: text.slice(cut) });
      of = 'plain';
    } else {
      parts.push({ of, text });
      of = next;
    }
    from = end;
  }
  parts.push({ of, text: line.slice(from) });
  return parts.filter(({ text }) => /\p{N}/u.test(text));
}
