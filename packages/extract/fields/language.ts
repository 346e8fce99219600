import type { Article } from '@copydesk/article/article';

import { hinted, once, printed, standing, type Candidate, type Evidence } from '../evidence.ts';
import { detect } from '../language/detect.ts';
import { amongNeighbours } from '../language/neighbours.ts';
import { asText, settle, type Rule } from '../rule.ts';

/** No more of a story is shown to the detector, which looks at less. UTF-16 units. */
const SAMPLE = 1_500;
/** Letters enough for the detector to be sure. */
const ENOUGH = /^(?:\P{L}*\p{L}){40}/u;

const detection = once((evidence) => {
  let text = standing(evidence, 'headline')
    .map(({ value }) => value)
    .join('\n');
  for (const block of printed(evidence)) {
    if (text.length >= SAMPLE) break;
    text += (text === '' ? '' : '\n') + block.text;
  }
  const { language: found, reliable } = amongNeighbours(text, detect(text));
  return { language: found, sure: reliable && ENOUGH.test(text.slice(0, SAMPLE)) };
});

function detected(evidence: Evidence, reliable: boolean): Candidate<string>[] {
  const { language: found, sure } = detection(evidence);
  return found !== '' && (!reliable || sure) ? [{ value: found, spans: [] }] : [];
}

/** A declared language tag in the case of BCP 47: `en_us` is `en-US`. */
function declared(candidates: readonly Candidate<string>[]): Candidate<string>[] {
  const seen = new Set<string>();
  return candidates.flatMap(({ value, spans }) => {
    // A page says it three times over.
    if (seen.has(value)) return [];
    seen.add(value);
    const tag = canonical(value);
    return tag === undefined || /^(?:und|mul|zxx)\b/.test(tag) ? [] : [{ value: tag, spans }];
  });
}

/** The tags that most pages declare are canonical as they stand. */
const PLAIN = new Set(
  'en de fr es it pt nl sv da nb fi pl ru uk ja zh ko ar en-US en-GB de-DE fr-FR es-ES it-IT pt-BR'.split(' '),
);

function canonical(tag: string): string | undefined {
  if (PLAIN.has(tag)) return tag;
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

const DECLARED = ['ld.inLanguage', 'html.lang', 'meta.og:locale', 'meta.content-language', 'meta.dc.language', 'item.inLanguage'];

const declarations = once((evidence) => declared(hinted(evidence, DECLARED)));

/** Languages that n-grams of a short text take for one another. */
const NEAR = ['id ms', 'hr sr bs sl', 'cs sk', 'da nb nn no'].map((tags) => new Set(tags.split(' ')));

/** What is declared, where the text reads like a near language. */
function near(evidence: Evidence): Candidate<string>[] {
  const [read] = detected(evidence, true);
  if (!read) return [];
  return declarations(evidence).filter(({ value }) => {
    const primary = value.split('-')[0] ?? '';
    return primary !== read.value && NEAR.some((tags) => tags.has(primary) && tags.has(read.value));
  });
}

/** What the story is written in, BCP 47. The text itself is asked first: templates declare languages they do not print. */
export const language = [
  {
    name: 'language-declared-near',
    why: 'Of near languages the page knows better than a detector which it is written in.',
    confidence: 0.9,
    find: near,
    examples: [
      [
        [
          ['body', 'Dewan kota pada Kamis malam memutuskan menutup jembatan putar tua selama sebelas bulan.'],
          ['html.lang', 'id'],
        ],
        ['id'],
      ],
      [
        [
          ['body', 'Der Stadtrat hat am Montagabend beschlossen, die alte Brücke über den Fluss zu sanieren.'],
          ['html.lang', 'hr'],
        ],
        [],
      ],
    ],
  },
  {
    name: 'language-detected',
    why: 'Of 253 pages that declared a language, 6 declared a wrong one; the detector is right more often on a whole story.',
    confidence: 0.95,
    find: (evidence) => detected(evidence, true),
    examples: [
      [
        [
          ['body', 'Der Stadtrat hat am Montagabend beschlossen, die alte Brücke über den Fluss zu sanieren.'],
          ['html.lang', 'en'],
        ],
        ['de'],
      ],
      [
        [
          ['body', 'Rain.'],
          ['html.lang', 'en'],
        ],
        [],
      ],
    ],
  },
  {
    name: 'language-declared',
    why: 'A text of a few words tells nothing; then the page is believed.',
    confidence: 0.8,
    find: declarations,
    examples: [
      [[['html.lang', 'pt_br']], ['pt-BR']],
      [[['html.lang', 'none of your business']], []],
    ],
  },
  {
    name: 'language-guessed',
    why: 'Nothing declared: the best guess from too little text.',
    confidence: 0.3,
    find: (evidence) => detected(evidence, false),
    examples: [[[['body', 'Где мой чай?']], ['ru']]],
  },
] as const satisfies readonly Rule<string>[];

/** What the page declares and what the text reads like, kept apart; undefined when neither is known. */
export function languages(evidence: Evidence): Article['languages'] {
  const by = (names: readonly string[]) =>
    settle(
      language.filter(({ name }) => names.includes(name)),
      evidence,
      asText,
    );
  const [told, read] = [by(['language-declared']), by(['language-detected', 'language-guessed'])];
  return told || read ? { ...(told && { declared: told }), ...(read && { detected: read }) } : undefined;
}

/** Languages that are written from right to left unless their tag names another script. */
const RIGHT_TO_LEFT = new Set('ar arc ckb dv fa he iw ks ps sd syr ug ur yi'.split(' '));
const RIGHT_TO_LEFT_SCRIPTS = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm']);

/** Which way a language is written, by the script that its tag names, else by its own: `az-Arab` and `ur` from the right. */
export function direction(tag: string): 'ltr' | 'rtl' {
  const [primary = '', script = ''] = tag.split('-');
  const rtl = /^[A-Z][a-z]{3}$/.test(script) ? RIGHT_TO_LEFT_SCRIPTS.has(script) : RIGHT_TO_LEFT.has(primary);
  return rtl ? 'rtl' : 'ltr';
}
