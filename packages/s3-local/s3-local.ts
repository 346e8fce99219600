import { once } from 'node:events';
import { mkdir, realpath } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { z } from 'zod';

import { BucketName } from './storage/bucket-name.ts';
import type { Desk } from './operations/desk.ts';
import { createEndpoint } from './endpoint.ts';
import { createEvents, type EventCounts, EventTarget } from './events/events.ts';
import { createFaults, FaultRule, type Faults } from './faults/faults.ts';
import { lockFolder } from './storage/folder-lock.ts';
import { layoutOf } from './storage/layout.ts';
import { Policy } from './access/policy.ts';
import { openStore } from './storage/store.ts';

/** What a server needs to start. */
export const S3LocalOptions = z.strictObject({
  /** The folder of the store; made when it is missing. One server at a time. */
  dir: z.string().min(1),
  host: z.string().default('127.0.0.1'),
  /** 0 takes a free one. */
  port: z.int().min(0).max(65_535).default(0),
  accessKeyId: z.string().min(1),
  secretAccessKey: z.string().min(1),
  /** Further keys, each of which may only do what its policy allows; the pair above may do everything. */
  users: z
    .array(z.strictObject({ accessKeyId: z.string().min(1), secretAccessKey: z.string().min(1), policy: Policy }))
    .default([]),
  region: z.string().default('us-east-1'),
  /** Made at the start where they are missing. */
  buckets: z.array(BucketName).default([]),
  /** Who is told of created objects. */
  events: z.array(EventTarget).default([]),
  /** Faults to inject; `true` or a list also opens `/-/faults`, where another process sets them. For tests only. */
  faults: z.union([z.boolean(), z.array(FaultRule)]).default(false),
  /** Makes the share of struck calls the same in every run. */
  faultSeed: z.int().default(1),
});
export type S3LocalOptions = z.infer<typeof S3LocalOptions>;

export type S3Local = {
  /** `http://host:port`, for path-style requests. */
  readonly endpoint: string;
  readonly port: number;
  readonly faults: Pick<Faults, 'set' | 'struck'>;
  readonly events: Readonly<EventCounts>;
  /** Lets running requests end, at most 5 s, then closes everything. */
  close(): Promise<void>;
};

const CLOSE_MS = 5000;

/**
 * Starts an S3 endpoint over a folder. `warn` is told of errors that clients only see as 500.
 *
 * Where what lies: `wire/` reads requests and writes answers, `access/` says who may ask, `operations/` is the table of what can be
 * asked, `storage/` keeps objects over any crash, `events/` tells of them, `faults/` fails on demand.
 */
export async function serveS3(
  options: z.input<typeof S3LocalOptions>,
  warn: (error: unknown) => void = (error) => process.emitWarning(String(error)),
): Promise<S3Local> {
  const parsed = S3LocalOptions.parse(options);
  /** What has been opened so far, to be closed the other way round: at the end, or when the start fails half-way. */
  const closers: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (let closer = closers.pop(); closer !== undefined; closer = closers.pop()) await closer();
  };
  try {
    return { ...(await open(parsed, warn, closers)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function open(
  options: S3LocalOptions,
  warn: (error: unknown) => void,
  closers: (() => Promise<unknown>)[],
): Promise<Omit<S3Local, 'close'>> {
  const { dir, host, port, buckets, events: targets, faults: rules, faultSeed, users, region, ...keys } = options;
  await mkdir(dir, { recursive: true });
  const layout = layoutOf(await realpath(dir));
  closers.push(await lockFolder(layout.dir));
  const store = await openStore(layout, warn);
  closers.push(store.close);
  for (const bucket of buckets) await store.createBucket(bucket);

  const faults = createFaults(Array.isArray(rules) ? rules : [], faultSeed);
  const events = createEvents(targets, region);
  closers.push(events.close);
  const notify: Desk['notify'] = (call, record, how) =>
    events.tell(
      { bucket: call.bucket, key: call.key, record, how, rules: store.buckets.get(call.bucket)?.notifications ?? [] },
      faults.deliveries(call),
    );
  const names = targets.flatMap(({ name }) => name ?? []);
  const desk = { store, region, notify, targets: names, probe: events.test };
  const keyring = [{ ...keys, region }, ...users.map((user) => Object.assign(user, { region }))] as const;
  const { server, idle } = createEndpoint({ desk, keyring, faults, faultDoor: rules !== false, warn });
  server.listen(port, host);
  await once(server, 'listening');
  closers.push(() => stop(server, idle));

  const address = server.address() as AddressInfo;
  const endpoint = `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
  return { endpoint, port: address.port, faults, events: events.counts };
}

async function stop(server: Server, idle: () => Promise<void>): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  await Promise.race([idle(), sleep(CLOSE_MS, undefined, { ref: false })]);
  server.closeAllConnections();
  await closed;
  // What was cut off still has its pending body to remove.
  await idle();
}
