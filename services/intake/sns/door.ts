import { verify } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

import { certificates, fetchText, type Fetch, isCertificateAt, snsHost } from './certificate.ts';
import { signedText, SnsMessage } from './message.ts';

/** Lets in what SNS signed for a topic of ours, since SNS cannot send a secret of the receiver's. */
export type SnsDoor = {
  /** Whether this is a message of a topic of ours, signed by SNS. Throws when the certificate cannot be had at present. */
  vouches(headers: IncomingHttpHeaders, body: Uint8Array): Promise<boolean>;
  /** Confirms a subscription of a topic of ours, when this signed message asks for it; gives whether it did. Throws when SNS cannot be reached. */
  confirm(message: unknown): Promise<boolean>;
};

export type SnsOptions = {
  /** The topics that may be subscribed to, by ARN. */
  topics: readonly string[];
  /** Milliseconds since 1970. */
  now?: () => number;
  get?: Fetch;
};

/** SNS sends at most 256 KB, which JSON may double. */
const MAX_BODY_BYTES = 600_000;

/** How the text is hashed, by SignatureVersion. Topics say which they use; 1 is what they begin with. */
const HASHES: ReadonlyMap<string, 'sha1' | 'sha256'> = new Map([
  ['1', 'sha1'],
  ['2', 'sha256'],
]);

/**
 * Stands at the door for the topics that the configuration names. Two addresses may be fetched, both only at the host of SNS in the
 * topic's own region: the certificate that a message names, and the confirmation of a subscription, whose address is made anew from
 * the topic and the signed token. A message has no say in where a request goes. Its age is no matter: SNS tries for days, and
 * an event that comes twice is one event.
 */
export function snsDoor({ topics, now = Date.now, get = fetchText }: SnsOptions): SnsDoor {
  const certificate = certificates(get, now);

  /** The host of SNS for a message of a topic of ours; undefined for any other. */
  function hostFor(message: SnsMessage): string | undefined {
    return topics.includes(message.TopicArn) ? snsHost(message.TopicArn) : undefined;
  }

  async function isSigned(message: SnsMessage): Promise<boolean> {
    const host = hostFor(message);
    const hash = HASHES.get(message.SignatureVersion);
    if (host === undefined || hash === undefined || !isCertificateAt(message.SigningCertURL, host)) return false;
    const { publicKey, validFromDate, validToDate } = await certificate(message.SigningCertURL);
    const at = now();
    if (at < validFromDate.getTime() || at > validToDate.getTime()) return false;
    return verify(hash, Buffer.from(signedText(message)), publicKey, Buffer.from(message.Signature, 'base64'));
  }

  return {
    async vouches(headers, body) {
      if (headers['x-amz-sns-message-type'] === undefined || body.length > MAX_BODY_BYTES) return false;
      const message = messageOf(body);
      return message !== undefined && isSigned(message);
    },

    async confirm(value) {
      const read = SnsMessage.safeParse(value);
      if (!read.success || read.data.Type !== 'SubscriptionConfirmation' || !(await isSigned(read.data))) return false;
      const asks = new URLSearchParams({
        Action: 'ConfirmSubscription',
        TopicArn: read.data.TopicArn,
        Token: read.data.Token,
      });
      await get(`https://${hostFor(read.data)}/?${asks}`);
      return true;
    },
  };
}

function messageOf(body: Uint8Array): SnsMessage | undefined {
  try {
    return SnsMessage.safeParse(JSON.parse(Buffer.from(body).toString())).data;
  } catch {
    return undefined;
  }
}
