import { kinds, outcomeKey } from '@copydesk/pipeline/ledger';
import { ArticleDocument, NewsArticle, RejectedDocument } from '@copydesk/publish';
import { iptc, ours, skip, strict } from '@copydesk/publish/judges';

import type { Attack, HostileDrop } from './case.ts';
import { KEY, type Written } from './way.ts';

/** How a drop ended, and what is wrong with that; nothing when it is as it should be. */
export type Judgement = { ends: string; faults: string[] };

const validStrict = skip ? () => [] : iptc();
const validWhole = ours();

/** Characters that no text of a document may hold, not even escaped: controls, half characters. */
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const RAW_CONTROL = /[\u0000-\u0009\u000b-\u001f]/;

/** Holds what was written of a drop against its attack: one outcome, below its prefix, valid, printable, and none of what it was after. */
export function judge(attack: Attack, drop: HostileDrop, written: Written): Judgement {
  const key = drop.key ?? KEY;
  const places = kinds.filter((kind) => written.has(outcomeKey(kind, key)));
  const [kind] = places;
  if (kind === undefined || places.length > 1) return { ends: places.join(), faults: [`${places.length} outcomes`] };

  const texts = new Map([...written].map(([name, bytes]) => [name, new TextDecoder('utf-8', { fatal: true }).decode(bytes)]));
  const main = outcomeKey(kind, key);
  const document: unknown = JSON.parse(texts.get(main) ?? '');
  const ends = kind === 'rejected' ? String((document as { code?: unknown }).code) : kind;
  const faults = [
    ...(attack.ends.some((one) => one === ends) ? [] : [`ends as ${ends}, not ${attack.ends.join(' or ')}`]),
    ...[...texts.keys()].filter((name) => name !== main && name !== `jsonld/${main}`).map((name) => `wrote ${name}`),
    ...[...texts].flatMap(([name, text]) => textFaults(text, key, attack.hides ?? []).map((fault) => `${name}: ${fault}`)),
  ];
  const invalid =
    kind === 'rejected' ? refusalFaults(document) : articleFaults(document, JSON.parse(texts.get(`jsonld/${main}`) ?? 'null'));
  const unsaid = kind === 'rejected' ? [] : (attack.says ?? []).filter((said) => !texts.get(main)?.includes(said));
  return { ends, faults: [...faults, ...invalid, ...unsaid.map((said) => `does not say ${JSON.stringify(said)}`)].slice(0, 9) };
}

function textFaults(text: string, key: string, hides: readonly string[]): string[] {
  return [
    ...(RAW_CONTROL.test(text) ? ['a raw control character'] : []),
    ...stringsOf(JSON.parse(text)).flatMap((one) => unprintable(one, key)),
    ...hides.filter((hidden) => text.includes(hidden)).map((hidden) => `says ${JSON.stringify(hidden)}`),
  ];
}

function refusalFaults(document: unknown): string[] {
  return issues(RejectedDocument.safeParse(document));
}

function articleFaults(document: unknown, jsonld: unknown): string[] {
  return [
    ...validWhole(document).map((fault) => `our schema: ${fault}`),
    ...validStrict(strict(document as ArticleDocument)).map((fault) => `ninjs 3.1: ${fault}`),
    ...issues(ArticleDocument.safeParse(document)),
    ...issues(NewsArticle.safeParse(jsonld)).map((fault) => `jsonld: ${fault}`),
    ...markupFaults((document as ArticleDocument).bodies[1]?.value ?? ''),
  ];
}

function issues({ error }: { error?: { issues: { path: PropertyKey[]; message: string }[] } | undefined }): string[] {
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

/** The body as XHTML: no element but those of text, each closed in its order. */
function markupFaults(xhtml: string): string[] {
  const open: string[] = [];
  for (const [tag, closes, name = ''] of xhtml.matchAll(/<(\/?)([^\s>]{0,20})[^>]*>/g)) {
    if (
      !/^<\/?(?:p|h[1-6]|blockquote|ul|ol|li|table|tbody|thead|tr|td|th|br|div|section|article)(?: [a-z]+="[^"<]{0,200}")?\/?>$/.test(
        tag,
      )
    )
      return [`XHTML holds ${tag.slice(0, 60)}`];
    if (tag.endsWith('/>')) continue;
    if (!closes) open.push(name);
    else if (open.pop() !== name) return [`XHTML closes ${name} that is not open`];
  }
  return open.length > 0 ? [`XHTML leaves ${open.join()} open`] : [];
}

function unprintable(text: string, key: string): string[] {
  // A key is bytes and is told as it is.
  if (text === key || text.includes(key)) return [];
  return [
    ...(UNPRINTABLE.test(text) ? [`an unprintable character in ${JSON.stringify(text.slice(0, 60))}`] : []),
    ...(text.isWellFormed() ? [] : [`half a character in ${JSON.stringify(text.slice(0, 60))}`]),
  ];
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}
