import { type Config, ConfigError, configFrom, secretsOf } from './config.ts';
import { logger, type Logger } from './log.ts';

/** Something that must be closed, by the name it has in the log. */
export type Closing = { name: string; close(): Promise<unknown> };

/** What a service has while it runs. */
export type Running = {
  config: Config;
  log: Logger;
  /** Aborted when the service is told to stop. */
  signal: AbortSignal;
  /** Says what is to be closed at the end; closed in reverse order. */
  closing(part: Closing): void;
  /** Tells whoever started the process that it is ready, and where. */
  ready(facts: Record<string, unknown>): void;
};

/**
 * Runs a service until SIGTERM or SIGINT, then closes its parts in reverse order and lets the process end by itself. Parts that
 * take longer than CLOSE_MS together are left behind. An error at the start is one sentence on stderr and exit code 1, or 2 where
 * the configuration is at fault.
 */
export async function run(service: string, start: (running: Running) => Promise<void>): Promise<void> {
  const stop = new AbortController();
  const told = Promise.withResolvers<void>();
  // A supervisor that dies takes its channel with it; a service must not outlive it unnoticed.
  for (const event of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(event, () => told.resolve());
  const parts: Closing[] = [];
  let log = logger(service, 'info');
  let deadlineMs = 10_000;
  try {
    const config = configFrom(process.env);
    log = logger(service, config.LOG_LEVEL, secretsOf(config));
    deadlineMs = config.CLOSE_MS;
    const ready = (facts: Record<string, unknown>) => {
      log('info', { event: 'ready', ...facts });
      process.send?.({ ready: facts });
    };
    await start({ config, log, signal: stop.signal, closing: (part) => void parts.push(part), ready });
    await told.promise;
    log('info', { event: 'stopping' });
  } catch (error) {
    process.exitCode = error instanceof ConfigError ? 2 : 1;
    const reason = error instanceof Error ? error.message : String(error);
    log('error', { event: 'cannot start', reason });
    process.send?.({ failed: reason });
  }
  stop.abort();
  await closeAll(parts, deadlineMs, log);
  if (process.connected) process.disconnect();
  log('info', { event: 'stopped' });
}

async function closeAll(parts: Closing[], deadlineMs: number, log: Logger): Promise<void> {
  const late = setTimeout(() => {
    log('warn', { event: 'closed late', deadlineMs });
    process.exit();
  }, deadlineMs);
  for (const part of parts.toReversed()) {
    await part.close().catch((error: unknown) => log('warn', { event: 'close failed', part: part.name, reason: String(error) }));
  }
  clearTimeout(late);
}
