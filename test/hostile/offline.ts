// Loaded with `--import` into a process and each of its threads: whoever reaches for the network or another program is told of and refused.
import childProcess from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import { writeSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

import { ATTEMPT } from './attempt.ts';

function refuse(owner: object, names: readonly string[]): void {
  for (const name of names) {
    Object.assign(owner, {
      [name](...given: unknown[]) {
        writeSync(2, `${ATTEMPT}${JSON.stringify(`${name} ${String(given[0])}`)}}\n`);
        throw new Error(`${name} is refused here`);
      },
    });
  }
}

refuse(net.Socket.prototype, ['connect']);
refuse(dgram, ['createSocket']);
refuse(dns, ['lookup', 'resolve', 'resolve4', 'resolve6']);
refuse(dns.promises, ['lookup', 'resolve', 'resolve4', 'resolve6']);
refuse(childProcess, ['spawn', 'exec', 'execFile', 'spawnSync', 'execSync', 'execFileSync', 'fork']);
syncBuiltinESMExports();
