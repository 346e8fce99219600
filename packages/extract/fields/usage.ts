import { blocks, hinted, standing, type Candidate, type Evidence } from '../evidence.ts';
import type { Rule } from '../rule.ts';

/** Words that bound what may be done with a text, in the forms that desks and lawyers use. */
const TERMS = new RegExp(
  [
    String.raw`(?:for )?editorial use only|not for (?:syndication|resale|publication|broadcast|commercial use|online use)|no (?:archives?|resale|sales|syndication)\b|may not be (?:published|broadcast|reproduced|rewritten|redistributed|copied)|mandatory credit|all rights reserved|embargo conditions`,
    String.raw`nur (?:für|zur) redaktionelle[nr]? (?:verwendung|nutzung|zwecke)|honorarfrei|keine (?:weitergabe|weiterverwendung)|alle rechte vorbehalten|verwendung nur|nicht zur veröffentlichung`,
    String.raw`usage éditorial (?:seulement|uniquement)|réservé à un usage éditorial|reproduction interdite|tous droits réservés|droits réservés`,
    String.raw`uso editorial exclusiv|sólo para uso editorial|solo para uso editorial|prohibida (?:su|la) reproducción|todos los derechos reservados`,
    String.raw`solo (?:per )?uso editoriale|riproduzione riservata|tutti i diritti riservati`,
    String.raw`uso (?:exclusivamente )?editorial|proibida a reprodução|reprodução proibida|todos os direitos reservados`,
    String.raw`alleen voor redactioneel gebruik|alle rechten voorbehouden|wszelkie prawa zastrzeżone|eftertryck förbjudes|med ensamrätt`,
    String.raw`все права защищены|перепечатка запрещена|только для редакционного использования|усі права захищені`,
    String.raw`無断転載|転載禁止|無断複写|版权所有|未经授权|不得转载|禁止轉載|무단 ?전재|재배포 금지|جميع الحقوق محفوظة|כל הזכויות שמורות|tüm hakları saklıdır`,
    String.raw`creative commons|\bcc[ -]by\b`,
  ].join('|'),
  'iu',
);
/** Terms are a line or two. UTF-16 units. */
const LONGEST = 400;

function terms(candidates: readonly Candidate<string>[]): Candidate<string>[] {
  return candidates.filter(({ value }) => value.length <= LONGEST && TERMS.test(value));
}

/** What may be done with the story, as the source says it. */
export const usageTerms = [
  {
    name: 'usage-note',
    why: 'Said to editors at the head or foot of the copy.',
    confidence: 0.95,
    find: (evidence) => terms(standing(evidence, 'advisory')),
    examples: [
      [[['advisory', 'FOR EDITORIAL USE ONLY. Not for syndication.']], ['FOR EDITORIAL USE ONLY. Not for syndication.']],
      [[['advisory', 'Eds: Adds quote.']], []],
    ],
  },
  {
    name: 'usage-license',
    why: 'The address of a licence, in the field that search engines read.',
    confidence: 0.9,
    find: (evidence) =>
      hinted(evidence, [
        'ld.license',
        'ld.usageInfo',
        'link.license',
        'meta.dc.rights.license',
        'meta.dcterms.license',
        'item.license',
      ]).filter(({ value }) => /^https?:\/\/\S{4,300}$/i.test(value) || TERMS.test(value)),
    examples: [
      [[['ld.license', 'https://licences.example/by/4.0/']], ['https://licences.example/by/4.0/']],
      [[['ld.license', 'yes']], []],
    ],
  },
  {
    name: 'usage-rights',
    why: 'The line of the rights says more than whose they are.',
    confidence: 0.8,
    find: (evidence) =>
      terms([
        ...standing(evidence, 'copyright'),
        ...hinted(evidence, ['ld.copyrightNotice', 'meta.dc.rights', 'meta.copyright', 'meta.rights']),
      ]),
    examples: [
      [[['copyright', '© 2031 Kreisblatt. Alle Rechte vorbehalten.']], ['© 2031 Kreisblatt. Alle Rechte vorbehalten.']],
      [[['copyright', '© 2031 Kreisblatt']], []],
    ],
  },
  {
    name: 'usage-closing',
    why: 'Printed as the last line of the story.',
    confidence: 0.7,
    find: closing,
    examples: [
      [
        [
          ['body', 'The ferry is back.'],
          ['body', 'This text may not be republished. Not for syndication.'],
        ],
        ['This text may not be republished. Not for syndication.'],
      ],
      [[['body', 'He said the report was not for publication, and then he published it.']], []],
    ],
  },
] as const satisfies readonly Rule<string>[];

/** A short last line of several; one that is the whole story tells about terms rather than setting them. */
function closing(evidence: Evidence): Candidate<string>[] {
  const all = blocks(evidence, 'body');
  const last = all.at(-1);
  return all.length > 1 && last && last.text.length <= LONGEST / 2 ? terms([{ value: last.text, spans: [last.span] }]) : [];
}
