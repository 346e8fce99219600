/** A running check sum; `digest` gives its bytes, most significant first. */
export type RunningSum = { update(bytes: Uint8Array): void; digest(): Buffer };

// Castagnoli's polynomial and the NVM Express one, bit-reversed, as 32-bit halves: high, low.
const CRC32C = [0, 0x82f63b78] as const;
const CRC64NVME = [0x9a6c9329, 0xac4bc9b5] as const;

/** CRC-32C (RFC 3720, B.4). */
export const crc32c = (): RunningSum => runningCrc(CRC32C_TABLE, 4);

/** CRC-64/NVME (NVM Express specification, 5.2.1.3.4). */
export const crc64nvme = (): RunningSum => runningCrc(CRC64NVME_TABLE, 8);

type Table = { readonly high: Uint32Array; readonly low: Uint32Array };

const CRC32C_TABLE = tableOf(CRC32C);
const CRC64NVME_TABLE = tableOf(CRC64NVME);

function tableOf([polynomialHigh, polynomialLow]: readonly [number, number]): Table {
  const table = { high: new Uint32Array(256), low: new Uint32Array(256) };
  for (let byte = 0; byte < 256; byte += 1) {
    let high = 0;
    let low = byte;
    for (let bit = 0; bit < 8; bit += 1) {
      const odd = low & 1;
      low = (low >>> 1) | (high << 31);
      high >>>= 1;
      if (odd === 1) {
        low ^= polynomialLow;
        high ^= polynomialHigh;
      }
    }
    table.high[byte] = high;
    table.low[byte] = low;
  }
  return table;
}

// Two 32-bit halves: BigInt is fifty times slower, and a gigabyte has a thousand million bytes.
function runningCrc(table: Table, bytes: 4 | 8): RunningSum {
  let high = bytes === 8 ? ~0 : 0;
  let low = ~0;
  return {
    update(chunk) {
      for (const byte of chunk) {
        const at = (low ^ byte) & 0xff;
        low = ((low >>> 8) | (high << 24)) ^ (table.low[at] ?? 0);
        high = (high >>> 8) ^ (table.high[at] ?? 0);
      }
    },
    digest() {
      const sum = Buffer.alloc(8);
      sum.writeUInt32BE(~high >>> 0, 0);
      sum.writeUInt32BE(~low >>> 0, 4);
      return sum.subarray(8 - bytes);
    },
  };
}
