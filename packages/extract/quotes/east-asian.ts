import type { Evidence } from '../evidence.ts';
import { story, tongue } from '../mentions/story.ts';
import type { Quoted } from './marks.ts';
import type { Attribution } from './meant.ts';
import { uncased, type Form } from './uncased.ts';

const KANJI = '[\\p{Script=Han}々]{2,6}|[\\p{Script=Katakana}ー・]{3,16}';
const OFFICE = '(?:首相|大統領|知事|市長|長官|大臣|外相|防衛相|財務相|社長|会長|教授|議員|監督|選手|容疑者|代表|氏|さん)';
const HANGUL_OFFICE = '(?:대통령|총리|장관|차관|대표|의원|시장|지사|위원장|회장|사장|교수|감독|대변인|씨|원장|본부장|청장|국장)';
const CHINESE_OFFICE =
  '(?:发言人|主席|总统|总理|部长|市长|省长|书记|主任|教授|记者|大使|局长|院长|董事长|經理|發言人|總統|總理|部長|市長|主任)';
const KOREAN_SURNAME =
  '[김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염]';
const CHINESE_SURNAME =
  '[王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鐘谭譚陆陸汪范金石廖贾賈夏韦韋方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严汤耿]';

const forms: readonly Form[] = [
  {
    language: 'ja',
    where: 'before',
    pattern: new RegExp(
      `(?:^|[、。）)のる]|[^\\p{Script=Han}\\p{Script=Katakana}ー・])(?<name>${KANJI}?)(?:前|元|副)?${OFFICE}(?:[（(]\\d{1,3}[)）])?(?:は|が|も)(?:[^。「」]{0,40})$`,
      'u',
    ),
  },
  {
    language: 'zh',
    where: 'before',
    pattern: new RegExp(
      `${CHINESE_OFFICE}(?<name>${CHINESE_SURNAME}[\\p{Script=Han}]{1,2}?)(?:[^。“”]{0,20})(?<verb>说|表示|指出|强调|称|說|強調|稱|回应|回應)[：:，,]?\\s?$`,
      'u',
    ),
  },
  {
    language: 'zh',
    where: 'before',
    pattern: new RegExp(
      `(?:^|[。，、；\\s])(?<name>${CHINESE_SURNAME}[\\p{Script=Han}]{1,2}?)(?:[^。“”]{0,6}?)(?<verb>说|表示|指出|强调|说道|說|強調|稱)[：:，,]\\s?$`,
      'u',
    ),
  },
  {
    // 镇长何国栋说：“…”: what somebody is ends in one of few characters.
    language: 'zh',
    where: 'before',
    pattern: new RegExp(
      `[长長员員师師家者授任理裁官督民工手友主生](?<name>${CHINESE_SURNAME}[\\p{Script=Han}]{1,2}?)(?<verb>说|表示|指出|强调|说道|介绍|告诉记者|說|強調|稱)[：:，,]\\s?$`,
      'u',
    ),
  },
  {
    // “…，”工程师沈雅琴表示
    language: 'zh',
    where: 'behind',
    pattern: new RegExp(
      `^[，,]?[\\p{Script=Han}]{1,12}?[长長员員师師家者授任理裁官督民工手友主生](?<name>${CHINESE_SURNAME}[\\p{Script=Han}]{1,2}?)(?<verb>说|表示|指出|强调|介绍|說|強調)`,
      'u',
    ),
  },
  {
    language: 'zh',
    where: 'behind',
    pattern: new RegExp(`^[，,]?(?<name>${CHINESE_SURNAME}[\\p{Script=Han}]{1,2}?)(?<verb>说|表示|指出|强调|說|強調)`, 'u'),
  },
  {
    language: 'ko',
    where: 'before',
    pattern: new RegExp(`(?:^|\\s)(?<name>[가-힣]{2,4}) [가-힣·]{0,12}${HANGUL_OFFICE}[은는이가](?:[^.“”"]{0,40})$`, 'u'),
  },
  {
    // 윤상호 관장은 “…”: a name of three syllables, and an office that ends as most do.
    language: 'ko',
    where: 'before',
    pattern: new RegExp(
      `(?:^|\\s)(?<name>${KOREAN_SURNAME}[가-힣]{2}) [가-힣]{0,8}[장원사자수가][은는이가](?:[^.“”"]{0,40})$`,
      'u',
    ),
  },
  ...uncased,
];

const VERBS_BEHIND =
  /^(?:と|などと|として|라고|이라고|고|며|라며)?[^。.「」“”]{0,12}?(述べた|語った|話した|話す|語る|指摘した|強調した|説明した|訴えた|말했다|밝혔다|강조했다|전했다|설명했다|덧붙였다|지적했다|강조했다|했다)/u;
const NO_NAME =
  /^(?:同|両|各|現|新|前|元|副|米|英|仏|独|中|韓|露)?(?:国|社|党|省|県|市|男|女|政府|日本|中国|米国|韓国|北朝鮮|担当|関係)/u;
const WINDOW = 100;
const BEHIND = 80;

/** Whether a language parts no words with spaces or has no capitals, and its forms are asked. */
const TONGUES = new Set(forms.map(({ language }) => language));

/** Who speaks by the forms of languages without capitals. */
export function asian(evidence: Evidence, block: number, { from, to }: Quoted): Attribution | undefined {
  const language = tongue(evidence);
  if (!TONGUES.has(language)) return undefined;
  const { text } = story(evidence).blocks[block]!;
  const start = Math.max(0, from - WINDOW);
  const [lead, tail] = [text.slice(start, from), text.slice(to, to + BEHIND)];
  const behind = VERBS_BEHIND.exec(tail)?.[1];
  for (const { pattern, where, holds } of forms.filter((form) => form.language === language)) {
    const match = pattern.exec(where === 'before' ? lead : tail);
    const name = match?.groups?.['name'];
    if (!match || !name || NO_NAME.test(name) || holds?.(name, (match.groups?.['lead'] ?? '').trim()) === false) continue;
    const verb = match.groups?.['verb'] ?? behind;
    if (verb === undefined && language !== 'ko') continue;
    const side = where === 'before' ? start : to;
    const named = side + match.index + match[0].indexOf(name);
    const spoken =
      match.groups?.['verb'] === undefined
        ? to + tail.indexOf(verb ?? '')
        : side + match.index + match[0].lastIndexOf(verb ?? '');
    return {
      speaker: name,
      ...(verb !== undefined && { verb }),
      // Who and which verb, on whichever sides of the words they stand.
      at:
        verb === undefined
          ? [named, named + name.length]
          : [Math.min(named, spoken), Math.max(named + name.length, spoken + verb.length)],
      rule: `${where}-${language}`,
      confidence: 0.85,
    };
  }
  if (behind === undefined) return undefined;
  const at = to + tail.indexOf(behind);
  return { verb: behind, at: [at, at + behind.length], rule: 'verb-behind', confidence: 0.7 };
}
