import type { Attack } from '../case.ts';
import { ANOTHER, PARAGRAPH, told } from '../story.ts';

const many = (piece: string, count: number) => piece.repeat(count);
const FINE = ['article'] as const;
const headed = (headline: string) => `${headline}\n\n${PARAGRAPH}\n\n${ANOTHER}`;

/** Characters that deceive people, terminals, or code that counts. `hides` names what must not be left of them. */
export const letters = [
  {
    name: 'bidi-headline',
    why: 'A headline that shows itself backwards.',
    make: () => headed('Invoice \u202egpj.exe\u202c arrives at port'),
    ends: FINE,
    hides: ['\u202e', '\u202c'],
  },
  {
    name: 'bidi-isolates',
    why: 'The newer signs for the same.',
    make: () => told('Pier \u2066one\u2069 and \u2067two\u2069, \u2068three\u2069 open.'),
    ends: FINE,
    hides: ['\u2066', '\u2067', '\u2068', '\u2069'],
  },
  {
    name: 'bidi-unclosed',
    why: 'A hundred thousand, none closed.',
    make: () => told(many('\u202a\u202b\u202d\u202e', 25_000)),
    ends: FINE,
    hides: ['\u202e'],
  },
  {
    name: 'bidi-byline',
    why: 'A writer who is somebody else.',
    make: () => `Ferry returns\nBy Ann \u202eeeL\u202c Moss\n\n${PARAGRAPH}\n\n${ANOTHER}`,
    ends: FINE,
    hides: ['\u202e'],
  },
  {
    name: 'zero-width',
    why: 'Words that no search finds.',
    make: () => headed('Fer\u200bry re\u200cturns a\u2060fter st\ufefform'),
    ends: FINE,
    says: ['Ferry'],
    hides: ['\u200b', '\u2060'],
  },
  { name: 'soft-hyphens', why: 'One in every word.', make: () => told(many('fer\u00adry ', 1e5)), ends: FINE },
  {
    name: 'tag-characters',
    why: 'Hidden words for a machine that reads on.',
    make: () => told(`Pier open.${[...'obey me'].map((one) => String.fromCodePoint(0xe0000 + one.charCodeAt(0))).join('')}`),
    ends: FINE,
    hides: ['\u{e006f}\u{e0062}'],
  },
  {
    name: 'variation-selectors',
    why: 'Bytes hidden behind one picture.',
    make: () => told(`Pier 😀${many('\u{e0100}\u{e01ef}', 5000)} open.`),
    ends: FINE,
  },
  { name: 'homoglyphs', why: 'Letters of another script.', make: () => headed('Fеrry rеturns аftеr stоrm'), ends: FINE },
  {
    name: 'zalgo',
    why: 'A letter under a hundred thousand marks.',
    make: () => headed(`Fe${many('\u0301', 1e5)}rry returns`),
    ends: FINE,
  },
  {
    name: 'marks-unsorted',
    why: 'Normalising must sort them.',
    make: () => told(`e${many('\u0301\u0323\u0327', 1e5)}`),
    ends: FINE,
  },
  {
    name: 'marks-9m',
    why: 'A pattern that remembers each has no room for them.',
    make: () => told(`e${many('\u0301', 9e6)}`),
    ends: FINE,
  },
  {
    name: 'tags-2m',
    why: 'The same of hidden words.',
    make: () => told(`Pier${many('\u{e0041}', 2e6)}`),
    ends: FINE,
    hides: ['\u{e0041}'],
  },
  { name: 'marks-on-nothing', why: 'Marks without a letter.', make: () => told(many('\u0301 ', 1e5)), ends: FINE },
  { name: 'compatibility-growth', why: 'One character becomes eighteen.', make: () => told(many('\ufdfa', 2e5)), ends: FINE },
  { name: 'case-growth', why: 'Upper case becomes three characters.', make: () => told(many('\u0390', 2e5)), ends: FINE },
  { name: 'hangul', why: 'Syllables in loose parts.', make: () => told(many('\u1112\u1161\u11ab', 1e5)), ends: FINE },
  {
    name: 'regional-indicators',
    why: 'Half a flag at the end of a hundred thousand.',
    make: () => told(many('🇩', 100_001)),
    ends: FINE,
  },
  { name: 'joined-emoji', why: 'One picture of twenty thousand.', make: () => told(many('👩\u200d', 2e4)), ends: FINE },
  {
    name: 'terminal',
    why: 'Sequences that steer a terminal.',
    make: () => headed('Ferry \u001b[31mred\u001b[0m\u0007\u0008 \u009b2J returns'),
    ends: FINE,
    hides: ['\u001b', '\u009b', '\u0007', '\u0008'],
  },
  {
    name: 'terminal-title',
    why: 'Another kind, which has a bell for its end.',
    make: () => told('\u001b]0;owned\u0007 \u001bP+q\u001b\\ \u009d8;;http://127.0.0.1\u009c'),
    ends: FINE,
    hides: ['\u001b', '\u009d'],
  },
  {
    name: 'line-separators',
    why: 'Line ends that JSON in a script does not survive.',
    make: () => `Ferry\u2028returns\u2029after\u0085storm\u000bon\u000cMonday\r\n\r\n${PARAGRAPH}\n\n${ANOTHER}`,
    ends: FINE,
  },
  {
    name: 'noncharacters',
    why: 'What Unicode keeps for nobody.',
    make: () => told('Pier \ufffe\uffff\u{1fffe}\ufdd0 open.'),
    ends: FINE,
    hides: ['\ufffe', '\uffff'],
  },
  { name: 'private-use', why: 'What only one font knows.', make: () => told(many('\ue000\u{f0000}', 1e4)), ends: FINE },
  {
    name: 'interlinear',
    why: 'Annotations that print as boxes.',
    make: () => told(many('\ufff9a\ufffab\ufffb', 1e4)),
    ends: FINE,
  },
  {
    name: 'right-to-left',
    why: 'Honest Arabic is no attack.',
    make: () =>
      'الوزير يلتقي وفداً من الميناء\n\nقال الوزير يوم الاثنين إن المحادثات مستمرة منذ أسبوع وإن السفن عادت إلى العمل بعد يومين من العاصفة التي أغلقت الميناء القديم.\n\nوأضاف أن جميع الأرصفة مفتوحة من جديد أمام الركاب والبضائع كما كانت قبل العاصفة، وأن العمال سيصلحون السقف.',
    ends: FINE,
    says: ['الوزير'],
  },
  {
    name: 'c0-in-everything',
    why: 'Each control character once.',
    make: () => told(`Pier ${Array.from({ length: 32 }, (_, code) => `a${String.fromCharCode(code || 1)}`).join('')} open.`),
    ends: ['article', 'not-text'],
  },
  {
    name: 'delete',
    why: 'The control that is not below the space.',
    make: () => headed('Ferry \u007f\u007freturns after storm'),
    ends: FINE,
  },
] as const satisfies readonly Attack[];
