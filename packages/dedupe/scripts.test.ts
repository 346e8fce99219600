import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { seeded } from '@copydesk/rehearsal/seeded';

import { compare } from './compare.ts';
import { fingerprint } from './fingerprint.ts';

type Script = {
  name: string;
  syllables: string;
  /** Between words; nothing where the script knows no spaces. */
  gap: '' | ' ';
  /** Other ways of writing the same. */
  dresses: [string, (text: string) => string][];
};

const scripts: Script[] = [
  {
    name: 'Thai',
    syllables: 'กา รี ตู โม เล นาม ปิด ชอบ ทะ วัน ห้อง ใหญ่',
    gap: '',
    dresses: [
      ['wrapped with zero-width spaces', (text) => text.replaceAll(/(?<=.{7})(?=[ก-ฮ])/gu, '\u200b')],
      ['Thai digits', (text) => text.replaceAll(/\d/g, (digit) => String.fromCodePoint(0x0e50 + Number(digit)))],
    ],
  },
  {
    name: 'Khmer',
    syllables: 'កា រី ទូ ម៉ូ លេ នាម បិទ ជួប ថ្ងៃ វិញ ហោះ ធំ',
    gap: '',
    dresses: [['wrapped with zero-width spaces', (text) => text.replaceAll(/(?=[កទ])/gu, '\u200b')]],
  },
  {
    name: 'Javanese',
    syllables: 'ꦥꦿ ꦲꦸ ꦏꦶ ꦠꦺ ꦩꦫ ꦤꦸ ꦱꦶ ꦗꦒ ꦮꦺ ꦭꦏ',
    gap: '',
    dresses: [['lines', (text) => text.replaceAll(/(?=ꦥ)/gu, '\n')]],
  },
  {
    name: 'Arabic',
    syllables: 'با ري نو كت سل مع در في هر قا شت زم',
    gap: ' ',
    dresses: [
      ['vowel signs', (text) => text.replaceAll(/(?<=[كسم])/gu, '\u064e')],
      ['stretched letters', (text) => text.replaceAll(/(?<=[بسك])(?=[ترل])/gu, '\u0640\u0640')],
      ['Arabic digits', (text) => text.replaceAll(/\d/g, (digit) => String.fromCodePoint(0x0660 + Number(digit)))],
    ],
  },
  {
    name: 'Devanagari',
    syllables: 'का री नु मे सो बा डि ल ता हे गो श्र ज़ा',
    gap: ' ',
    dresses: [
      ['no dots below', (text) => text.normalize('NFD').replaceAll('\u093c', '')],
      ['Devanagari digits', (text) => text.replaceAll(/\d/g, (digit) => String.fromCodePoint(0x0966 + Number(digit)))],
      ['dandas', (text) => text.replaceAll('.', ' ।')],
    ],
  },
  { name: 'Bengali', syllables: 'কা রী নু মে সো বা ডি ল তা হে গো', gap: ' ', dresses: [['NFD', (text) => text.normalize('NFD')]] },
  { name: 'Tamil', syllables: 'கா ரி நு மே சோ வா டி ல தா ஹே பொ', gap: ' ', dresses: [['NFD', (text) => text.normalize('NFD')]] },
];

/** A made-up text of so many words, with a number in every twelfth. */
function made({ syllables, gap }: Script, seed: number, words = 220): string[] {
  const roll = seeded(seed);
  const parts = syllables.split(' ');
  const word = () =>
    Array.from({ length: 2 + Math.floor(roll() * 3) }, () => parts[Math.floor(roll() * parts.length)]).join('') + gap;
  return Array.from({ length: words }, (_, i) => (i % 12 === 11 ? `${Math.floor(roll() * 900)}. ` : word()));
}

describe('in every script', () => {
  for (const script of scripts) {
    const words = made(script, 1);
    const text = words.join('');
    const print = fingerprint(text);
    const kind = (other: string) => compare(fingerprint(other), print).kind;
    it(`a copy is one: ${script.name}`, () => {
      for (const [name, dress] of script.dresses) {
        assert.notEqual(dress(text), text, name);
        assert.equal(kind(dress(text)), 'exact', name);
      }
      const others = made(script, 2);
      assert.equal(kind(words.map((word, at) => (at % 15 === 3 ? others[at] : word)).join('')), 'near');
      assert.equal(kind(words.slice(20, 100).join('')), 'excerpt');
      assert.equal(kind([...words, ...made(script, 3, 60)].join('')), 'near');
    });
    it(`another story of the same syllables is none: ${script.name}`, () => {
      for (let seed = 4; seed < 24; seed++) assert.equal(kind(made(script, seed).join('')), 'none', `${seed}`);
    });
  }
});
