import type { AddressInfo } from 'node:net';

import type { FastifyInstance } from 'fastify';

/** Listens on a port, or on a free one where that is taken (`taken` is then true). Gives the address for a browser. */
export async function listen(
  app: FastifyInstance,
  host: string,
  port: number,
): Promise<{ url: string; port: number; taken: boolean }> {
  const taken = await bind(app, host, port).then(
    () => false,
    async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') throw error;
      await bind(app, host, 0);
      return true;
    },
  );
  const bound = (app.server.address() as AddressInfo).port;
  // A wildcard is no address that a browser can open.
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return { url: `http://${name}:${bound}/`, port: bound, taken };
}

async function bind(app: FastifyInstance, host: string, port: number): Promise<void> {
  await app.listen({ host, port });
}
