import { z } from 'zod';

import { S3Error } from '../errors.ts';
import type { XmlNode } from '../wire/xml-read.ts';
import type { Element } from '../wire/xml-write.ts';

/** What can create an object, and what can take it away, as events name it. */
const CREATED = ['Put', 'Copy', 'CompleteMultipartUpload'] as const;
const REMOVED = ['Delete', 'DeleteMarkerCreated'] as const;
export type ChangedBy = (typeof CREATED)[number] | (typeof REMOVED)[number];

/** Whether a change is one that creates an object. */
export function creates(how: ChangedBy): boolean {
  return CREATED.some((one) => one === how);
}

/** A change as events name it: `ObjectCreated:Put`. */
export function eventName(how: ChangedBy): string {
  return `${creates(how) ? 'ObjectCreated' : 'ObjectRemoved'}:${how}`;
}

/** Who may be told, by the names of S3: the element of a configuration, and of the ARN in it. */
const KINDS = { QueueConfiguration: 'Queue', TopicConfiguration: 'Topic', CloudFunctionConfiguration: 'CloudFunction' } as const;

/** What events are sent, and of what changes; others are refused rather than never sent. */
const EVENTS: Readonly<Record<string, readonly ChangedBy[]>> = {
  's3:ObjectCreated:*': CREATED,
  's3:ObjectRemoved:*': REMOVED,
  ...Object.fromEntries([...CREATED, ...REMOVED].map((how) => [`s3:${eventName(how)}`, [how]])),
};

/** One rule of a bucket's notification configuration. */
export const NotificationRule = z.strictObject({
  kind: z.enum(['QueueConfiguration', 'TopicConfiguration', 'CloudFunctionConfiguration']),
  id: z.string(),
  /** Its last part names one of the server's targets. */
  arn: z.string(),
  events: z.array(z.string()),
  prefix: z.string(),
  suffix: z.string(),
});
export type NotificationRule = z.infer<typeof NotificationRule>;

/** The name of a target in an ARN: `events` in `arn:aws:sqs:us-east-1:000000000000:events`. */
export function targetOf({ arn }: Pick<NotificationRule, 'arn'>): string {
  return arn.split(':').at(-1) ?? '';
}

/** Whether a rule wants to hear of an object that came or went in a way. */
export function wants({ events, prefix, suffix }: NotificationRule, key: string, how: ChangedBy): boolean {
  return key.startsWith(prefix) && key.endsWith(suffix) && events.some((event) => EVENTS[event]?.includes(how));
}

/** Events of S3 begin so; another name is a mistake, and not only one that is never sent here. */
const KNOWN =
  /^s3:(?:Object(?:Created|Removed|Restore|Tagging|Acl)|ReducedRedundancyLostObject|Replication|Lifecycle\w*|IntelligentTiering)\b/;

/**
 * The rules of a configuration. Throws MalformedXML, NotImplemented for what is never sent, InvalidArgument for an unknown target, event
 * or filter, and for two rules that one event would fit, which S3 takes no more.
 */
export function rulesOf(root: XmlNode, targets: readonly string[]): NotificationRule[] {
  if (root.name !== 'NotificationConfiguration') throw new S3Error('MalformedXML', 'NotificationConfiguration is needed');
  const rules = root.children.map((node, at) => {
    const kind = Object.keys(KINDS).find((name) => name === node.name) as NotificationRule['kind'] | undefined;
    if (kind === undefined) throw new S3Error('NotImplemented', node.name);
    const rule = {
      kind,
      id: textIn(node, 'Id') ?? `rule-${at + 1}`,
      arn: textIn(node, KINDS[kind]) ?? '',
      events: node.children.filter(({ name }) => name === 'Event').map(({ text }) => text.trim()),
      ...filterOf(node),
    };
    const unknown = rule.events.find((event) => !KNOWN.test(event));
    if (unknown !== undefined) throw new S3Error('InvalidArgument', `${unknown.slice(0, 100)} is no event`);
    const never = rule.events.find((event) => !Object.hasOwn(EVENTS, event));
    if (never !== undefined) throw new S3Error('NotImplemented', `${never} is never sent here`);
    if (rule.events.length === 0) throw new S3Error('MalformedXML', 'no Event is named');
    if (!targets.includes(targetOf(rule)))
      throw new S3Error('InvalidArgument', `no target of this server is called ${targetOf(rule).slice(0, 100)}`);
    return rule;
  });
  const [one, other] = overlap(rules) ?? [];
  if (one && other) throw new S3Error('InvalidArgument', `the rules ${one.id} and ${other.id} overlap`);
  return rules;
}

/** Two rules that hear of the same, for keys that can be: where of both ends of a key one rule's goes into the other's. */
function overlap(rules: readonly NotificationRule[]): [NotificationRule, NotificationRule] | undefined {
  const kindsOf = ({ events }: NotificationRule) => events.flatMap((event) => EVENTS[event] ?? []);
  for (const [at, one] of rules.entries())
    for (const other of rules.slice(0, at)) {
      const [shorter, longer] = one.prefix.length < other.prefix.length ? [one, other] : [other, one];
      const [less, more] = one.suffix.length < other.suffix.length ? [one, other] : [other, one];
      const same = longer.prefix.startsWith(shorter.prefix) && more.suffix.endsWith(less.suffix);
      if (same && kindsOf(one).some((kind) => kindsOf(other).includes(kind))) return [other, one];
    }
  return undefined;
}

/** A configuration as it is given back. */
export function configurationOf(rules: readonly NotificationRule[]): Element {
  return [
    'NotificationConfiguration',
    rules.map(({ kind, id, arn, events, prefix, suffix }) => [
      kind,
      [
        ['Id', id],
        [KINDS[kind], arn],
        ...events.map((event) => ['Event', event] as const),
        ['Filter', [['S3Key', [...filterRule('prefix', prefix), ...filterRule('suffix', suffix)]]]],
      ],
    ]),
  ];
}

function filterRule(name: string, value: string): Element[] {
  return value === ''
    ? []
    : [
        [
          'FilterRule',
          [
            ['Name', name],
            ['Value', value],
          ],
        ],
      ];
}

function filterOf(node: XmlNode): { prefix: string; suffix: string } {
  const rules = node.children.find(({ name }) => name === 'Filter')?.children.flatMap(({ children }) => children) ?? [];
  const filter = { prefix: '', suffix: '' };
  const given = new Set<string>();
  for (const rule of rules) {
    const name = textIn(rule, 'Name')?.toLowerCase() ?? '';
    if ((name !== 'prefix' && name !== 'suffix') || given.has(name))
      throw new S3Error('InvalidArgument', `a filter has one prefix and one suffix, and no ${name.slice(0, 40)}`);
    given.add(name);
    filter[name] = rule.children.find((child) => child.name === 'Value')?.text ?? '';
  }
  return filter;
}

function textIn({ children }: XmlNode, name: string): string | undefined {
  return children.find((child) => child.name === name)?.text.trim();
}
