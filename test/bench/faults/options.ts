import { parseArgs } from 'node:util';

import { UsageError } from '../terminal.ts';
import { type Fsync, fsyncs } from './own-redis.ts';
import { HASTY } from './rig.ts';

/** The ways in which events can go astray, with the endpoint's fault and on what share of them. */
export const astray = {
  lost: { fault: 'event-lost', share: 0.05, ms: 0 },
  doubled: { fault: 'event-doubled', share: 0.1, ms: 400 },
  reordered: { fault: 'event-stale', share: 0.15, ms: 700 },
} as const;

/** What a campaign is to do. */
export type Campaign = {
  drops: number;
  /** Of workers. */
  kills: number;
  seed: number;
  /** Share of calls to the store that a fault strikes. */
  s3Faults: number;
  events: (keyof typeof astray)[];
  /** How often Redis is killed, stands still (for so many milliseconds), and is wiped. */
  redisKills: number;
  stalls: number;
  stallMs: number;
  wipes: number;
  fsync: Fsync;
};

/** How a campaign is set up beyond its options. */
export type Staging = {
  /** An empty folder for all its files. */
  dir: string;
  say: (line: string) => void;
  /** Checkpoints at which workers are killed; all of them where absent. */
  at?: readonly string[];
  /** How long no drop may come to its outcome before that is given up, in milliseconds. */
  convergeMs?: number;
  settings?: Record<string, string>;
  /** The name of a mutation that the workers are built with. */
  mutation?: string;
  /** By how much the clock of one worker is wrong, in milliseconds. */
  clockMs?: number;
};

export const calm: Campaign = {
  drops: 200,
  kills: 8,
  seed: 1,
  s3Faults: 0,
  events: [],
  redisKills: 1,
  stalls: 1,
  // Longer than a lock holds, so that every job under way is given out again.
  stallMs: HASTY.LOCK_MS + HASTY.STALLED_MS,
  wipes: 0,
  fsync: 'everysec',
};

/** Reads what was typed. Throws `UsageError`. */
export function campaignFrom(words: readonly string[]): Campaign {
  const { values } = parseArgs({
    args: [...words],
    options: {
      drops: { type: 'string' },
      kills: { type: 'string' },
      seed: { type: 'string' },
      's3-faults': { type: 'string' },
      events: { type: 'string' },
      'redis-kills': { type: 'string' },
      stalls: { type: 'string' },
      'stall-ms': { type: 'string' },
      wipes: { type: 'string' },
      fsync: { type: 'string', default: calm.fsync },
    },
  });
  const whole = (option: keyof typeof values, otherwise: number): number => {
    const number = Number(values[option] ?? otherwise);
    if (Number.isSafeInteger(number) && number >= 0) return number;
    throw new UsageError(`--${option} takes a whole number, not ${values[option]}`);
  };
  const drops = whole('drops', calm.drops);
  if (drops === 0) throw new UsageError('--drops takes a whole number above 0');
  return {
    drops,
    kills: whole('kills', calm.kills),
    seed: whole('seed', calm.seed),
    s3Faults: share(values['s3-faults']),
    events: eventsOf(values.events),
    redisKills: whole('redis-kills', calm.redisKills),
    stalls: whole('stalls', calm.stalls),
    stallMs: whole('stall-ms', calm.stallMs),
    wipes: whole('wipes', calm.wipes),
    fsync: fsyncNamed(values.fsync),
  };
}

/** `0.05`, `5%` or `5`: what is 1 or more is per cent. */
function share(text = '0'): number {
  const number = Number(text.replace(/%$/, ''));
  const part = text.endsWith('%') || number >= 1 ? number / 100 : number;
  if (part >= 0 && part <= 0.5) return part;
  throw new UsageError(`--s3-faults takes a share of the calls up to a half, such as 0.05, not ${text}`);
}

function fsyncNamed(text: string): Fsync {
  const named = fsyncs.find((one) => one === text);
  if (named) return named;
  throw new UsageError(`--fsync takes ${fsyncs.join(' or ')}, not ${text}`);
}

function eventsOf(text = ''): (keyof typeof astray)[] {
  return text
    .split(',')
    .filter(Boolean)
    .map((name) => {
      if (name in astray) return name as keyof typeof astray;
      throw new UsageError(`--events takes ${Object.keys(astray).join(',')}, not ${name}`);
    });
}
