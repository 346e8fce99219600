import { isGiven } from '../mentions/gazetteer.ts';

/** How a language without capitals names a speaker before or behind the words. */
export type Form = {
  language: string;
  where: 'before' | 'behind';
  /** Groups: `name`, `verb`, and `lead`: what stands before the name. Bounded: they look at a window only. */
  pattern: RegExp;
  /** Whether this is a name; a first name that the lists know, or a form in which nothing else stands. */
  holds?: (name: string, lead: string) => boolean;
};

const ARABIC = String.raw`[\p{Script=Arabic}\p{M}‌]{2,20}`;
const ARABIC_VERB = '(?:قالت?|يقول|تقول|أضافت?|أكدت?|صرحت?|أوضحت?|أعلنت?|تابعت?|ذكرت?|كتبت?|علقت?|شددت?|أشارت?|حذرت?)';
/** Offices and bodies: never the first word of a name. */
const ARABIC_OFFICE =
  /^(?:ال|لل|بال)?(?:رئيسة?|مديرة?|وزيرة?|متحدثة?|ناطقة?|نائبة?|باسم|أمين|عضوة?|سفيرة?|مسؤولة?|مصدر|بيان|وكالة|شركة|حكومة|وزارة|بلدية|شرطة|محافظ|قائد|ملك|أمير|رئاسة|هيئة|منظمة|جماعة|حركة|حزب|إن|أن|في|على|من|عن|إلى|خلال|لوكالة|أمام|أمس|اليوم|غدا|يوم|مساء|صباح|ليلة|بعد|قبل)$/u;
const PERSIAN_VERB = '(?:گفت|گفته است|می‌گوید|افزود|اظهار داشت|اظهار کرد|تأکید کرد|تاکید کرد|نوشت|توضیح داد|بیان کرد)';
const HEBREW = String.raw`[\p{Script=Hebrew}'׳״-]{2,20}`;
const HEBREW_VERB = '(?:אמרה?|אומר(?:ת)?|הוסיפה?|ציינה?|טענה?|טוענ?ת?|הסבירה?|הבהירה?|הדגישה?|סיפרה?|מסרה?|כתבה?|סיכמה?)';
const HEBREW_OFFICE =
  /^(?:ה?(?:מנהלת?|ראש|שרה?|דובר(?:ת)?|יו"ר|מזכ"ל|מנכ"ל(?:ית)?|נשיאה?|הודעה|משטרה|ממשלה|עירייה)|כי|של|את|על|גם|בראיון|עוד)$/u;
const DEVANAGARI = String.raw`[\p{Script=Devanagari}]{2,20}`;
const HINDI_OFFICE =
  /(?:^|\s)(?:मंत्रालय|पुलिस|अधिकारी|अधिकारियों|प्रवक्ता|सरकार|कोर्ट|अदालत|विभाग|\S*मंत्री|पार्टी|लोगों|उन्होंने|इस|वहीं|राष्ट्रपति|अध्यक्ष|मास्टर|और|के|की|का|में|से|को)(?:\s|$)/u;
const BENGALI = String.raw`[\p{Script=Bengali}]{2,20}`;
const BENGALI_OFFICE = /(?:^|\s)(?:\S*মন্ত্রী|সভাপতি|কর্মকর্তা|পুলিশ|তিনি|মুখপাত্র|সরকার|সম্পাদক|পরিচালক|ও|এবং)(?:\s|$)/u;
const THAI = String.raw`[\p{Script=Thai}]{2,20}`;

const isArabicName = (name: string, lead: string): boolean => {
  const [first = ''] = name.split(' ');
  if (ARABIC_OFFICE.test(first) || first.startsWith('ال')) return false;
  // Behind a word with an article, `المعلمة رنا الشامي`, `مديرة المحطة ليلى درويش`, and where nothing stands between verb and name.
  return isGiven(first) || lead === '' || /^(?:\S+ )?ال\S+$/u.test(lead);
};

/** Arabic, Persian, Urdu, Hebrew, Hindi, Bengali and Thai. */
export const uncased: readonly Form[] = [
  {
    // وقال رئيس البلدية سامر الخطيب: «…»
    language: 'ar',
    where: 'before',
    pattern: new RegExp(
      `(?:^|[\\s.،])[وف]?(?<verb>${ARABIC_VERB}) (?<lead>(?:${ARABIC} ){0,5}?)(?<name>${ARABIC} (?:(?:عبد|بن|أبو|آل) )?${ARABIC})\\s?(?:[،,] ?[^:«"]{1,40})?[:：]\\s?$`,
      'u',
    ),
    holds: isArabicName,
  },
  {
    // «…»، قالت المعلمة رنا الشامي.
    language: 'ar',
    where: 'behind',
    pattern: new RegExp(
      `^\\s?[،,]?\\s?و?(?<verb>${ARABIC_VERB}) (?<lead>(?:${ARABIC} ){0,4}?)(?<name>${ARABIC} (?:(?:عبد|بن|أبو|آل) )?${ARABIC})(?=\\s?(?:[.،,]|$))`,
      'u',
    ),
    holds: isArabicName,
  },
  {
    // بهرام آذرنیا، رئیس اتحادیه، گفت: «…»
    language: 'fa',
    where: 'before',
    pattern: new RegExp(
      `(?:^|[.\\n]\\s?)(?<name>${ARABIC} ${ARABIC})(?:،(?<lead>[^:«»]{2,60})،| ${ARABIC} ${ARABIC})? (?:[^:«».،]{2,30} )?(?<verb>${PERSIAN_VERB})\\s?[:：]\\s?$`,
      'u',
    ),
    holds: (name, lead) => lead !== '' || isGiven(name.split(' ')[0] ?? ''),
  },
  {
    // «…»، لیلا فرهمند، راننده قطار، گفت.
    language: 'fa',
    where: 'behind',
    pattern: new RegExp(`^\\s?[،,]\\s?(?<name>${ARABIC} ${ARABIC})(?:،(?<lead>[^«»:.]{2,50})،)? (?<verb>${PERSIAN_VERB})`, 'u'),
    holds: (name, lead) => lead !== '' || isGiven(name.split(' ')[0] ?? ''),
  },
  {
    language: 'ur',
    where: 'before',
    pattern: new RegExp(`(?<name>${ARABIC} ${ARABIC}) نے (?<verb>کہا|بتایا)[^«"“]{0,12}$`, 'u'),
    holds: (name) => isGiven(name.split(' ')[0] ?? ''),
  },
  {
    // "…", אמר מנהל הגן, אורי לבנון.
    language: 'he',
    where: 'behind',
    pattern: new RegExp(
      `^\\s?,?\\s?(?<verb>${HEBREW_VERB}) (?<lead>(?:${HEBREW} ){0,4}(?:${HEBREW}, )?)(?<name>${HEBREW} ${HEBREW})(?=[.,;]|\\s|$)`,
      'u',
    ),
    holds: (name, lead) =>
      !HEBREW_OFFICE.test(name.split(' ')[0] ?? '') && (isGiven(name.split(' ')[0] ?? '') || lead.endsWith(',')),
  },
  {
    // אורי לבנון אמר: "…"
    language: 'he',
    where: 'before',
    pattern: new RegExp(`(?<name>${HEBREW} ${HEBREW})(?<lead>),? (?<verb>${HEBREW_VERB})(?: [^:"“]{2,30})?\\s?[:,]\\s?$`, 'u'),
    holds: (name) => isGiven(name.split(' ')[0] ?? ''),
  },
  {
    // रामेश्वर तिवारी ने कहा, "…"
    language: 'hi',
    where: 'before',
    pattern: new RegExp(`(?:^|[\\s,।])(?<name>${DEVANAGARI} ${DEVANAGARI}) ने (?<verb>कहा|बताया|लिखा)[^।"“]{0,20}$`, 'u'),
    holds: (name) => !HINDI_OFFICE.test(name),
  },
  {
    // "…," दुकानदार सुनीता यादव ने कहा।
    language: 'hi',
    where: 'behind',
    pattern: new RegExp(`^,?\\s?(?:${DEVANAGARI} ){0,3}?(?<name>${DEVANAGARI} ${DEVANAGARI}) ने (?<verb>कहा|बताया|लिखा)`, 'u'),
    holds: (name) => !HINDI_OFFICE.test(name),
  },
  {
    // সভাপতি রফিকুল হাসান বলেন, ‘…’
    language: 'bn',
    where: 'before',
    pattern: new RegExp(`(?:^|[\\s,।])(?<name>${BENGALI} ${BENGALI}) (?<verb>বলেন|বলেছেন|জানান|বললেন)[,:]?\\s?$`, 'u'),
    holds: (name) => !BENGALI_OFFICE.test(name),
  },
  {
    // “…” นายประเสริฐ ทองสุก ผู้ใหญ่บ้าน กล่าว
    language: 'th',
    where: 'behind',
    pattern: new RegExp(
      `^\\s?(?:นายแพทย์|นางสาว|นาง|นาย|ดร\\.\\s?)(?<name>${THAI} ${THAI})[^“”"\\n]{0,40}?(?<verb>กล่าว|เปิดเผย|เผย|ระบุ|บอก)`,
      'u',
    ),
  },
  {
    // นางสาวมาลี ใจดี โฆษก กล่าวว่า “…”
    language: 'th',
    where: 'before',
    pattern: new RegExp(
      `(?:นายแพทย์|นางสาว|นาง|นาย|ดร\\.\\s?)(?<name>${THAI} ${THAI})[^“”"\\n]{0,40}?(?<verb>กล่าว|เปิดเผย|เผย|ระบุ|บอก)(?:ว่า)?\\s?$`,
      'u',
    ),
  },
];
