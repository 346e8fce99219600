import type { Attack } from '../case.ts';
import { told } from '../story.ts';

const bytes = () => Buffer.from(told('The pier is open.'));
const FINE = ['article'] as const;

/** Keys are bytes: none may lead anywhere but below its prefix, or break a line. */
const keys = {
  'parent-folder': ['../articles/x', 'A path that leaves its prefix where somebody resolves it.'],
  'parent-folders': ['a/../../../../../../etc/passwd', 'The same, further.'],
  'parent-encoded': ['%2e%2e%2Fout', 'The same, encoded once.'],
  'parent-encoded-twice': ['%252e%252e%252fout', 'The same, encoded twice.'],
  backslashes: ['a\\..\\b', 'The path of another system.'],
  'drive-letter': ['C:\\x', 'A drive.'],
  'double-slash': ['a//double', 'A folder without a name.'],
  'dot-folder': ['./a', 'The folder itself.'],
  'slash-first': ['/lead', 'A path from the root.'],
  'slash-last': ['folder/', 'A folder that is an object.'],
  'one-dot': ['.', 'Nothing but the folder.'],
  'two-dots': ['..', 'Nothing but its parent.'],
  hidden: ['.hidden', 'A file that listings of folders leave out.'],
  'long-prefix': ['.long/0000', 'The place where hashed names lie.'],
  'long-parent': ['.long/../articles/x', 'The same, and out of it.'],
  device: ['CON', 'A device of another system.'],
  composed: ['caf\u00e9.txt', 'A letter in one character.'],
  decomposed: ['cafe\u0301.txt', 'The same letter in two: another key.'],
  'long-ascii': ['k'.repeat(1024), 'As long as a key may be.'],
  'long-wide': ['é'.repeat(512), 'The same in two bytes each.'],
  'long-almost': ['k'.repeat(1001), 'One byte longer than can be mirrored.'],
  bidi: ['\u202etxt.exe', 'A name that shows itself backwards.'],
  'plus-and-percent': ['a b+c%20d.txt', 'What forms and addresses encode differently.'],
  'line-feed': ['a\nb', 'A second line of the log.'],
  'header-split': ['a\r\nSet-Cookie: x', 'A second header.'],
  nul: ['a\0b', 'A name that ends early for code in C.'],
  escape: ['a\u001b[2Jb', 'A sequence that clears the terminal.'],
  'c1-control': ['a\u009b2Jb', 'The same in one character.'],
  delete: ['a\u007fb', 'The control that is not below the space.'],
  prototype: ['__proto__', 'A name every object has already.'],
  constructor: ['constructor/prototype', 'Another.'],
  'to-string': ['toString', 'Another.'],
  query: ['a?x=1#f', 'What an address does not take for its path.'],
  sql: ["';DROP TABLE drops;--", 'What a database would run.'],
  jndi: ['${jndi:ldap://127.0.0.1/x}', 'What a logging library would fetch.'],
  colons: ['a:b:c', 'What a queue takes for the parts of a name.'],
  braces: ['{x}', 'What a cluster takes for its slot.'],
  emoji: ['🗞️.txt', 'Characters beyond the first plane.'],
  formula: ['=cmd|x', 'What a spreadsheet runs.'],
  markup: ['<img src=x onerror=alert(1)>', 'What a page would run.'],
  noncharacter: ['a\uffffb', 'What XML cannot say.'],
  digits: ['12345', 'A name that is a number.'],
  json: ['a.json', 'A name that ends like that of an outcome.'],
  outcome: ['articles/a.txt.json', 'A name that is one of an outcome.'],
} as const satisfies Record<string, readonly [key: string, why: string]>;

const EVIL = 'x\r\nX-Evil: 1';

/** What comes along with a drop. */
const headers = [
  {
    name: 'type-header-split',
    why: 'A type that brings a header of its own.',
    make: () => ({ bytes: bytes(), contentType: `text/plain${EVIL}` }),
    ends: FINE,
  },
  {
    name: 'type-prototype',
    why: 'A type that is a name of the prototype.',
    make: () => ({ bytes: bytes(), contentType: '__proto__' }),
    ends: FINE,
  },
  {
    name: 'type-lie',
    why: 'A story that calls itself a picture.',
    make: () => ({ bytes: bytes(), contentType: 'image/png' }),
    ends: FINE,
  },
  { name: 'type-empty', why: 'A type of nothing.', make: () => ({ bytes: bytes(), contentType: '' }), ends: FINE },
  {
    name: 'metadata-header-split',
    why: 'Metadata that brings a header of its own.',
    make: () => ({ bytes: bytes(), metadata: { title: EVIL } }),
    ends: FINE,
    hides: ['X-Evil'],
  },
  {
    name: 'metadata-outcome',
    why: 'Metadata that pretends to be that of an outcome.',
    make: () => ({
      bytes: bytes(),
      metadata: { 'source-etag': 'zzz', 'source-version': '9999-01-01T00:00:00Z', 'pipeline-version': 'zzz', uri: 'urn:zzz' },
    }),
    ends: FINE,
    hides: ['zzz'],
  },
  {
    name: 'metadata-prototype',
    why: 'A name every object has already.',
    make: () => ({ bytes: bytes(), metadata: JSON.parse('{"__proto__":"zzz","constructor":"zzz"}') as Record<string, string> }),
    ends: FINE,
    hides: ['zzz'],
  },
  {
    name: 'metadata-bidi',
    why: 'Metadata that shows itself backwards.',
    make: () => ({ bytes: bytes(), metadata: { title: '\u202ezzz\u001b[2J' } }),
    ends: FINE,
    hides: ['zzz'],
  },
] as const satisfies readonly Attack[];

export const names = [
  ...Object.entries(keys).map(
    ([name, [key, why]]): Attack => ({ name: `key-${name}`, why, make: () => ({ bytes: bytes(), key }), ends: FINE }),
  ),
  ...headers,
] satisfies readonly Attack[];
