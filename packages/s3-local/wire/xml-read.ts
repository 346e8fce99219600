import { S3Error } from '../errors.ts';

/** An element of a document that was read; `text` is its own text, references resolved. */
export type XmlNode = { readonly name: string; readonly children: XmlNode[]; text: string };

const TOKEN = /<\?[^<>]{0,200}\?>|<(\/?)([A-Za-z][\w.:-]{0,63})(?:\s[^<>]{0,500}?)?(\/?)>|([^<]+)/y;
const MAX_DEPTH = 8;

/**
 * Reads the small documents clients send, in one pass and without anything that could grow: no document types, no entities but the
 * five of XML and character references, no comments or CDATA (no SDK writes them). Throws MalformedXML.
 */
export function readXml(text: string): XmlNode {
  const root: XmlNode = { name: '', children: [], text: '' };
  const open = [root];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    const top = open.at(-1);
    if (match === null || top === undefined) throw new S3Error('MalformedXML', `at character ${at}`);
    const [whole, closes, name, empty, characters] = match;
    at += whole.length;
    if (characters !== undefined) {
      top.text += unescaped(characters);
    } else if (closes) {
      if (open.length < 2 || top.name !== name) throw new S3Error('MalformedXML', `</${name}> closes nothing`);
      open.pop();
    } else if (name !== undefined) {
      const node: XmlNode = { name, children: [], text: '' };
      top.children.push(node);
      if (!empty) open.push(node);
      if (open.length > MAX_DEPTH) throw new S3Error('MalformedXML', 'too deep');
    }
  }
  const [only, ...others] = root.children;
  if (only === undefined || others.length > 0 || open.length > 1) throw new S3Error('MalformedXML', 'one closed root is needed');
  return only;
}

function unescaped(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/&([^;&]{0,10};?)/g, (_, reference: string) => character(reference));
}

function character(reference: string): string {
  const named = Object.entries(NAMED).find(([name]) => `${name};` === reference);
  if (named) return named[1];
  const [, hex, decimal] = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}));$/.exec(reference) ?? [];
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  if (!(code <= 0x10ffff) || (code >= 0xd800 && code <= 0xdfff)) throw new S3Error('MalformedXML', `&${reference}`);
  return String.fromCodePoint(code);
}

const NAMED = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
