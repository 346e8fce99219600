import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** Ports from `first` on, so many of them. */
export type Ports = { first: number; count: number };

/** Below those that systems give to whoever connects or asks for any port: what is free here is not taken by chance. */
const QUIET: Ports = { first: 20_000, count: 12_000 };

/**
 * A port that is free on loopback, and is given to no other process that asks here before this one ends: neither until a server of
 * ours listens there, nor between two lives of that server. (Held as a Linux abstract socket; elsewhere nothing holds it.) Throws when
 * there is none.
 */
export async function freePort({ first, count }: Ports = QUIET): Promise<number> {
  const from = Math.floor(Math.random() * count);
  for (let at = 0; at < count; at += 1) {
    const port = first + ((from + at) % count);
    if ((await hold(port)) && (await isFree(port))) return port;
  }
  throw new Error(`no port from ${first} to ${first + count - 1} is free`);
}

/** Takes a port for this process; false where another has it, or this one had it before. */
async function hold(port: number): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const holder = createServer((connection) => connection.destroy()).unref();
  return await listens(holder.listen(`\0copydesk-port-${port}`));
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  if (!(await listens(server))) return false;
  server.close();
  await once(server, 'close');
  return true;
}

function listens(server: Server): Promise<boolean> {
  return once(server, 'listening').then(
    () => true,
    () => false,
  );
}
