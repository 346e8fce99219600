import type { DraftBlock } from '@copydesk/article/draft';

import { foldedWord, isWeekday, monthOf } from '../calendar/months.ts';
import { once, printed, standing, type Candidate, type Evidence } from '../evidence.ts';
import type { Rule } from '../rule.ts';
import { isKnown, openingOf, type Opening } from './wire-opening.ts';

const CAPS =
  /^(\p{Lu}[\p{Lu}\p{M}.'’-]{2,30}(?:[ /]\p{Lu}[\p{Lu}\p{M}.'’-]{0,30}){0,4})((?:, \p{Lu}[\p{L}\p{M}.]{1,20}(?: \p{Lu}[\p{L}.]{1,20}){0,2})?)(?:, [^—–]{1,24})? ?[—–] ?(?=\S)/u;
/** A place, not a date: what stands before the first digit or month. */
const DATED = /[,.]?\s(?:(?:\p{L}|\p{M}){3,9}\.? )?\d.*$/u;

/** The wire's dateline that opens the story. */
export const wireOpening: (evidence: Evidence) => Opening | undefined = once((evidence) => {
  const first = firstParagraph(evidence);
  return first && openingOf(first.text);
});

/** The first paragraph of the story; the name of a house that stands alone above it is none. */
export const firstParagraph: (evidence: Evidence) => DraftBlock | undefined = once((evidence) => {
  const [first, second] = printed(evidence).filter(({ role }) => role === 'body');
  return first && second && first.text.length <= HOUSE && openingOf(second.text) ? second : first;
});
/** The name of a house. UTF-16 units. */
const HOUSE = 40;

function atStart(evidence: Evidence, find: (text: string) => string | undefined): Candidate<string>[] {
  const first = firstParagraph(evidence);
  const place = first && find(first.text.slice(0, 120))?.replace(DATED, '').trim();
  if (!first || !place || !isPlace(place)) return [];
  // The span is the place itself only where the block's text is its source, letter for letter; else the block's.
  const literal = first.span[1] - first.span[0] === first.text.length;
  const at = literal ? first.text.indexOf(place) : -1;
  return [{ value: place, spans: [at < 0 ? first.span : [first.span[0] + at, first.span[0] + at + place.length]] }];
}

/** Days and their like stand where places stand, and open lines as they do. */
const TIMES = new Set(
  'heute gestern today yesterday hier aujourd’hui hoy ayer oggi ieri hoje ontem online update live mo di mi do fr sa so mon tue wed thu fri sat sun'.split(
    ' ',
  ),
);

/** Whether this can be the name of a place: a few words, none of them small but a particle, none a day or a month. */
function isPlace(text: string): boolean {
  const words = text.split(/[\s,/]+/u).filter(Boolean);
  // A dot inside a word is that of an address: `courier.example`.
  if (!/^\p{L}/u.test(text) || words.length > 6 || /\.\p{Ll}/u.test(text)) return false;
  // Days of Vietnamese are two words.
  if (/^(?:thứ|chủ nhật)(?:\s|$)/iu.test(text)) return false;
  if (words.some((word) => isWeekday(word) || TIMES.has(foldedWord(word)))) return false;
  return monthOf(words[0] ?? '') === undefined && words.every((word) => !/^\p{Ll}/u.test(word) || PARTICLES.test(word));
}

const PARTICLES =
  /^(?:a[lnmu]|am|an|auf|bei|das|de|del?|della|der|des|di|do|du|da|den|en|el|im|in|la|las|le|les|los|na|nad|of|ob|on|sur|und|upon|van|vor|y|и|на)$/u;

/** The forms of the wires that have no dash behind a bracket, each with one capture: the place. Bounded. */
const FORMS: readonly RegExp[] = [
  // ［東京 1日 ロイター］; 【北京＝山田花子】; 【ロンドン時事】
  /^[［[【〔](\p{L}{1,12}?)(?:[ 　]\d{1,2}日[ 　][^］\]】〕]{1,16}|＝[^］\]】〕]{1,16}|(?:時事|共同|ロイター|AFP|AP))[］\]】〕]/u,
  // 新华社北京3月1日电; 中新社 上海 3月1日电; 中央社記者王小明台北1日電
  /^[（(]?(?:新华社|新華社|中新社|中新网|路透社?|法新社|美联社|中央社)(?:記者|记者)?\s?(\p{Script=Han}{2,8}?)\s?(?:\d{1,2}月)?\d{1,2}日?[电電]/u,
  // (서울=연합뉴스) 홍길동 기자 =
  /^[([［](\p{Script=Hangul}{2,12})=[^)\]］]{2,16}[)\]］]/u,
  // МОСКВА, 1 мар — РИА Новости. КИЕВ, 1 марта. /Укринформ/.
  /^(\p{Lu}[\p{L}-]{1,24}(?:[ -]\p{Lu}[\p{L}-]{1,24}){0,2}), \d{1,2} \p{L}{3,10}\.? ?(?:[–—-] ?|\/)(?=\p{Lu}\p{L})/u,
];

/** Where the story was filed from. The words stay in the body: they are printed. */
export const dateline = [
  {
    name: 'dateline-agency',
    why: 'Place and agency in brackets, the form of the wires.',
    confidence: 0.95,
    find: (evidence) =>
      atStart(evidence, () => {
        const opening = wireOpening(evidence);
        return isKnown(opening?.agency) ? opening?.place : undefined;
      }),
    examples: [
      [[['body', 'ODESSA, Ukraine (AP) — Ships left port.']], ['ODESSA, Ukraine']],
      [[['body', 'Berlin (dpa) - Der Zug hielt.']], ['Berlin']],
      [[['body', 'GENEVA, March 3 (Reuters) - Talks began.']], ['GENEVA']],
      [[['body', 'Madrid, 3 mar (EFE).- El ferri volvió.']], ['Madrid']],
      [[['body', 'LISBOA, 3 mar (Lusa) - O barco voltou.']], ['LISBOA']],
      [[['body', 'Київ. 3 березня (Укрінформ) — Пором повернувся.']], ['Київ']],
      [[['body', 'القاهرة 3 مارس (AFP) - عادت العبارة.']], ['القاهرة']],
      [[['body', 'नई दिल्ली, 3 मार्च (PTI) - नौका लौट आई।']], ['नई दिल्ली']],
      [[['body', 'The mayor (Labour) - a former teacher - resigned.']], []],
    ],
  },
  {
    name: 'dateline-form',
    why: 'The forms of wires that write no dash behind a bracket: Japanese, Chinese, Korean, Russian.',
    confidence: 0.95,
    find: (evidence) =>
      atStart(evidence, (text) => {
        for (const form of FORMS) {
          const place = form.exec(text)?.[1];
          if (place !== undefined) return place;
        }
        return undefined;
      }),
    examples: [
      [[['body', '［東京 1日 ロイター］ 市は金曜日、運航を再開すると発表した。']], ['東京']],
      [[['body', '【北京＝山田花子】市は金曜日、運航を再開すると発表した。']], ['北京']],
      [[['body', '新华社北京3月1日电（记者李安）轮渡恢复运营。']], ['北京']],
      [[['body', '(서울=연합뉴스) 김민지 기자 = 여객선이 돌아왔다.']], ['서울']],
      [[['body', 'МОСКВА, 1 мар — РИА Новости. Паром вернулся.']], ['МОСКВА']],
      [[['body', '【速報】フェリーが座礁した。']], []],
    ],
  },
  {
    name: 'dateline-wire',
    why: 'The forms of the wires with an agency that no list knows: a date, capitals or the dash tell them.',
    confidence: 0.9,
    find: (evidence) => atStart(evidence, () => wireOpening(evidence)?.place),
    examples: [
      [[['body', 'STOCKHOLM, May 16 (Coastwire) - Shares fell.']], ['STOCKHOLM']],
      [[['body', 'Nordheim (kwd) - Bei Gewittern wurde niemand verletzt.']], ['Nordheim']],
      [[['body', 'Valdeciervo (España), 16 may (Notisur).- El fuego avanza.']], ['Valdeciervo (España)']],
      [
        [
          ['body', 'Harbour Press'],
          ['body', 'BELLMONT, Pa. (HP) — A wall fell.'],
        ],
        ['BELLMONT, Pa.'],
      ],
      [[['body', 'Anna Meer (links) - und ihr Hund - kamen.']], []],
    ],
  },
  {
    name: 'dateline-capitals',
    why: 'A place in capitals before a long dash opens a story filed from elsewhere.',
    confidence: 0.85,
    find: (evidence) =>
      atStart(evidence, (text) => {
        const [, place, land] = CAPS.exec(text) ?? [];
        return place && place + (land ?? '');
      }),
    examples: [
      [[['body', 'PARIS — Trains stood still.']], ['PARIS']],
      [[['body', 'SÃO PAULO, Brazil — Trams stood still.']], ['SÃO PAULO, Brazil']],
      [[['body', 'Trams — all of them — stood still.']], []],
    ],
  },
  {
    name: 'dateline-line',
    why: 'A line of its own with place and date.',
    confidence: 0.7,
    find: (evidence) =>
      standing(evidence, 'dateline').flatMap(({ value, spans }) => {
        const place = /^(\p{Lu}[\p{L}\p{M}.'’ -]{1,40}),\s/u.exec(value)?.[1];
        return place && isPlace(place) && /\d/.test(value) && place.split(' ').length <= 3 ? [{ value: place, spans }] : [];
      }),
    examples: [
      [[['dateline', 'Lyon, le 3 mars 2024']], ['Lyon']],
      [[['dateline', '3 mars 2024']], []],
      [[['dateline', 'Samstag, 2. März 2024']], []],
      [[['dateline', 'Courier.example, 2 March 2024']], []],
      [[['dateline', 'Online seit heute, 14:05']], []],
      [[['dateline', 'Thứ Tư, 16/05/2029 08:15']], []],
    ],
  },
] as const satisfies readonly Rule<string>[];
