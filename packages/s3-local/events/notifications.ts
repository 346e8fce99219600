import { z } from 'zod';

import { S3Error } from '../errors.ts';
import type { XmlNode } from '../wire/xml-read.ts';
import type { Element } from '../wire/xml-write.ts';

/** What can create an object, as events name it. */
export type CreatedBy = 'Put' | 'Copy' | 'CompleteMultipartUpload';

/** Who may be told, by the names of S3: the element of a configuration, and of the ARN in it. */
const KINDS = { QueueConfiguration: 'Queue', TopicConfiguration: 'Topic', CloudFunctionConfiguration: 'CloudFunction' } as const;

/** What events are sent, and by what their objects came about; others are refused rather than never sent. */
const EVENTS: Readonly<Record<string, readonly CreatedBy[]>> = {
  's3:ObjectCreated:*': ['Put', 'Copy', 'CompleteMultipartUpload'],
  's3:ObjectCreated:Put': ['Put'],
  's3:ObjectCreated:Copy': ['Copy'],
  's3:ObjectCreated:CompleteMultipartUpload': ['CompleteMultipartUpload'],
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

/** Whether a rule wants to hear of an object that came about in a way. */
export function wants({ events, prefix, suffix }: NotificationRule, key: string, how: CreatedBy): boolean {
  return key.startsWith(prefix) && key.endsWith(suffix) && events.some((event) => EVENTS[event]?.includes(how));
}

/** The rules of a configuration. Throws MalformedXML, NotImplemented for what is never sent, InvalidArgument for an unknown target. */
export function rulesOf(root: XmlNode, targets: readonly string[]): NotificationRule[] {
  if (root.name !== 'NotificationConfiguration') throw new S3Error('MalformedXML', 'NotificationConfiguration is needed');
  return root.children.map((node, at) => {
    const kind = Object.keys(KINDS).find((name) => name === node.name) as NotificationRule['kind'] | undefined;
    if (kind === undefined) throw new S3Error('NotImplemented', node.name);
    const rule = {
      kind,
      id: textIn(node, 'Id') ?? `rule-${at + 1}`,
      arn: textIn(node, KINDS[kind]) ?? '',
      events: node.children.filter(({ name }) => name === 'Event').map(({ text }) => text.trim()),
      ...filterOf(node),
    };
    const never = rule.events.find((event) => !Object.hasOwn(EVENTS, event));
    if (never !== undefined) throw new S3Error('NotImplemented', `${never} is never sent here`);
    if (rule.events.length === 0) throw new S3Error('MalformedXML', 'no Event is named');
    if (!targets.includes(targetOf(rule)))
      throw new S3Error('InvalidArgument', `no target of this server is called ${targetOf(rule).slice(0, 100)}`);
    return rule;
  });
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
  const value = (wanted: string) => rules.find((rule) => textIn(rule, 'Name')?.toLowerCase() === wanted);
  const of = (wanted: string) => value(wanted)?.children.find(({ name }) => name === 'Value')?.text ?? '';
  return { prefix: of('prefix'), suffix: of('suffix') };
}

function textIn({ children }: XmlNode, name: string): string | undefined {
  return children.find((child) => child.name === name)?.text.trim();
}
