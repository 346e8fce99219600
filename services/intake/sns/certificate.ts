import { X509Certificate } from 'node:crypto';

/** Fetches a text over HTTPS. Throws when it cannot be had. */
export type Fetch = (url: string) => Promise<string>;

/** A certificate of SNS is 2 KB, its answer to a confirmation less. */
const MAX_TEXT_BYTES = 65_536;
const PATIENCE_MS = 5_000;

/** SNS changes its certificate about once a year. What is asked for beside that is asked by somebody who guesses names. */
const KNOWN_AT_MOST = 20;

/** Between two fetches of certificates that we do not have, in milliseconds: nobody can make us ask SNS more often. */
const PAUSE_MS = 1_000;

/** Fetches one text of bounded length, following nobody who points elsewhere. */
export async function fetchText(url: string): Promise<string> {
  const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!answer.ok || !answer.body) throw new Error(`${new URL(url).host} answered ${answer.status}`);
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of answer.body) {
    bytes += part.length;
    if (bytes > MAX_TEXT_BYTES) throw new Error(`${new URL(url).host} answered more than ${MAX_TEXT_BYTES} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}

/**
 * The host of SNS in the region of a topic, by the topic's own name; undefined when the name is none. AWS has the partitions `aws`
 * and `aws-us-gov` under one domain, and `aws-cn` under another.
 */
export function snsHost(topicArn: string): string | undefined {
  const [, partition, region] =
    /^arn:(aws|aws-us-gov|aws-cn):sns:([a-z]{2}(?:-[a-z]{2,10}){1,3}-\d):\d{12}:[\w.-]{1,256}$/.exec(topicArn) ?? [];
  return region && `sns.${region}.amazonaws.com${partition === 'aws-cn' ? '.cn' : ''}`;
}

/** Whether an address is that of a certificate at this host, and nothing else. */
export function isCertificateAt(url: string, host: string): boolean {
  const prefix = `https://${host}/SimpleNotificationService-`;
  return url.startsWith(prefix) && /^[0-9a-f]{16,64}\.pem$/.test(url.slice(prefix.length));
}

/**
 * Gives the certificate at an address that was checked, from memory where it was fetched before; those who ask for the same one wait
 * for one answer. Throws when it cannot be had.
 */
export function certificates(get: Fetch, now: () => number): (url: string) => Promise<X509Certificate> {
  const known = new Map<string, Promise<X509Certificate>>();
  let asked = Number.NEGATIVE_INFINITY;
  return async (url) => {
    const there = known.get(url);
    if (there) return there;
    if (now() - asked < PAUSE_MS) throw new Error('another certificate was asked for a moment ago');
    asked = now();
    const fetched = get(url).then((pem) => new X509Certificate(pem));
    fetched.catch(() => known.delete(url));
    const [oldest] = known.keys();
    if (known.size >= KNOWN_AT_MOST && oldest !== undefined) known.delete(oldest);
    known.set(url, fetched);
    return fetched;
  };
}
