import { S3LocalOptions, serveS3 } from './s3-local.ts';

/** The endpoint as a process of its own: options as JSON in `S3_LOCAL_OPTIONS`, one JSON line a message on stderr. */
function say(line: Record<string, unknown>): void {
  process.stderr.write(`${JSON.stringify({ service: 's3-local', ...line })}\n`);
}

const options = S3LocalOptions.parse(JSON.parse(process.env['S3_LOCAL_OPTIONS'] ?? '{}'));
const server = await serveS3(options, (error) =>
  say({ level: 'error', msg: error instanceof Error ? error.stack : String(error) }),
);

async function stop(): Promise<void> {
  process.off('SIGTERM', stop).off('SIGINT', stop);
  await server.close();
  // An open channel to the parent would keep the process alive.
  if (process.connected) process.disconnect();
}
process.on('SIGTERM', stop).on('SIGINT', stop);

say({ level: 'info', msg: 'ready', endpoint: server.endpoint, dir: options.dir });
process.send?.({ ready: { endpoint: server.endpoint } });
