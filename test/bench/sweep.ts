import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';

import { memoryWorld } from '@copydesk/pipeline/memory';
import { reconcile } from '@copydesk/pipeline/reconcile';
import { s3Client, s3Store } from '@copydesk/s3';

import { UsageError } from './terminal.ts';

const PAGE = 1_000;
const [DROPPED, WRITTEN] = ['2026-11-23T05:00:00.000Z', '2026-11-23T05:01:00.000Z'];

/** What a sweep over drops that all have their outcome asked of the store, and what it took. */
type SweepCost = {
  drops: number;
  lists: number;
  heads: number;
  added: number;
  cpuMs: number;
  heapMbAtFirst: number;
  heapMbMost: number;
};

/** `bench sweep`: see `main.ts`. */
export async function run(words: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...words], options: { drops: { type: 'string', default: '100000' } } as const });
  const drops = Number(values.drops);
  if (!Number.isInteger(drops) || drops < 1) throw new UsageError('--drops takes a whole number above 0');
  const asked = { lists: 0, heads: 0 };
  const server = createServer((request, response) => answer(request, response, drops, asked)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = s3Client({ endpoint, region: 'us-east-1', accessKeyId: 'bench', secretAccessKey: 'bench' });
  const world = { ...memoryWorld(() => WRITTEN), drops: s3Store(client, 'drops'), outcomes: s3Store(client, 'output') };
  await (await world.queues.sweep()).ended('');
  const heapMb = () => Math.round(process.memoryUsage().heapUsed / 1024 ** 2);
  const heapMbAtFirst = heapMb();
  let heapMbMost = heapMbAtFirst;
  const watching = setInterval(() => void (heapMbMost = Math.max(heapMbMost, heapMb())), 20);
  const begun = process.cpuUsage();
  try {
    const { added } = await reconcile(world, { bucket: 'drops' });
    const { user, system } = process.cpuUsage(begun);
    const cost: SweepCost = { drops, ...asked, added, cpuMs: Math.round((user + system) / 1_000), heapMbAtFirst, heapMbMost };
    process.stdout.write(`${JSON.stringify(cost)}\n`);
    return 0;
  } finally {
    clearInterval(watching);
    client.destroy();
    server.closeAllConnections();
    server.close();
  }
}

/** A store of as many drops, each with an article, that holds none of them: pages are made as they are asked for. */
function answer(
  { method, url = '' }: IncomingMessage,
  response: ServerResponse,
  drops: number,
  asked: { lists: number; heads: number },
) {
  const { pathname, searchParams } = new URL(url, 'http://store');
  if (method === 'HEAD') {
    asked.heads += 1;
    return void response.writeHead(404).end();
  }
  asked.lists += 1;
  const ofDrops = pathname.startsWith('/drops');
  const prefix = searchParams.get('prefix') ?? '';
  const kept = ofDrops || prefix === 'articles/';
  const after = searchParams.get('start-after');
  const from = Number(searchParams.get('continuation-token') ?? (after ? Number(/(\d{9})/.exec(after)?.[1]) + 1 : 0));
  const to = kept ? Math.min(drops, from + PAGE) : from;
  const key = (at: number) => `${ofDrops ? '' : prefix}story-${String(at).padStart(9, '0')}.txt${ofDrops ? '' : '.json'}`;
  const contents = Array.from(
    { length: Math.max(0, to - from) },
    (_, at) =>
      `<Contents><Key>${key(from + at)}</Key><LastModified>${ofDrops ? DROPPED : WRITTEN}</LastModified><ETag>"0123456789abcdef0123456789abcdef"</ETag><Size>5</Size></Contents>`,
  );
  const more = kept && to < drops;
  response.writeHead(200, { 'content-type': 'application/xml' });
  response.end(
    `<ListBucketResult><KeyCount>${contents.length}</KeyCount><IsTruncated>${more}</IsTruncated>${more ? `<NextContinuationToken>${to}</NextContinuationToken>` : ''}${contents.join('')}</ListBucketResult>`,
  );
}
