import { once } from 'node:events';
import type { Socket } from 'node:net';

/** Passes the first half of `length` bytes through, then has the connection cut and ends in an error once it is gone. */
export async function* halfWay(
  bytes: AsyncIterable<Buffer>,
  length: number,
  socket: Socket,
  cut: (socket: Socket) => void,
): AsyncGenerator<Buffer> {
  let left = Math.floor(length / 2);
  for await (const chunk of bytes) {
    const piece = chunk.subarray(0, left);
    left -= piece.length;
    if (piece.length > 0) yield piece;
    if (left === 0) break;
  }
  const gone = socket.destroyed ? undefined : once(socket, 'close');
  cut(socket);
  await gone;
  throw new Error('The connection was cut by an injected fault.');
}
