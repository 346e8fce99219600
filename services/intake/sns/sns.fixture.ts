import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

import { signedText, snsExample, SnsMessage } from './message.ts';

/** DER: a tag, the length, the content (ITU-T X.690). */
function der(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const SHA256_RSA = der(0x30, Buffer.from('06092a864886f70d01010b0500', 'hex'));
const NAME = der(0x30, der(0x31, der(0x30, Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from('sns.amazonaws.com')))));
const time = (text: string) => der(0x18, Buffer.from(text));

/** A certificate for a key, signed by itself (RFC 5280). The times are `YYYYMMDDhhmmssZ`. */
function certificatePem(publicKey: KeyObject, privateKey: KeyObject, from: string, to: string): string {
  const about = der(
    0x30,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    SHA256_RSA,
    NAME,
    der(0x30, time(from), time(to)),
    NAME,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const whole = der(0x30, about, SHA256_RSA, der(0x03, Buffer.from([0]), sign('sha256', about, privateKey)));
  return `-----BEGIN CERTIFICATE-----\n${whole.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
}

/** A pretended SNS: signs as the real one does, and keeps the certificate that goes with it. */
export function pretendSns({ from = '20260101000000Z', to = '20361231000000Z' } = {}) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    pem: certificatePem(publicKey, privateKey, from, to),
    /** A message with what of it is different, signed over all that. */
    signed(own: Parameters<typeof snsExample>[0] & Record<string, string>): Record<string, unknown> {
      const message = SnsMessage.parse({ ...snsExample(own), ...own });
      const hash = message.SignatureVersion === '2' ? 'sha256' : 'sha1';
      return { ...message, Signature: sign(hash, Buffer.from(signedText(message)), privateKey).toString('base64') };
    },
  };
}
