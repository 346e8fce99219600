import type { Call } from './call.ts';
import { S3Error } from '../errors.ts';
import type { ObjectRecord } from '../storage/journal-line.ts';
import type { Condition } from '../storage/objects.ts';

type Headers = Call['headers'];

/** The conditions of a read, in the order of RFC 9110, 13.2.2. A dated one yields to the tagged one beside it. */
const READ_CONDITIONS = [
  { header: 'if-match', unless: undefined, code: 'PreconditionFailed', fails: (value, record) => !matches(value, record) },
  {
    header: 'if-unmodified-since',
    unless: 'if-match',
    code: 'PreconditionFailed',
    fails: (value, record) => record.modified > secondsOf(value, Infinity),
  },
  { header: 'if-none-match', unless: undefined, code: 'NotModified', fails: (value, record) => matches(value, record) },
  {
    header: 'if-modified-since',
    unless: 'if-none-match',
    code: 'NotModified',
    fails: (value, record) => record.modified <= secondsOf(value, -1),
  },
] as const satisfies readonly {
  header: string;
  unless: string | undefined;
  code: 'PreconditionFailed' | 'NotModified';
  fails: (value: string, record: ObjectRecord) => boolean;
}[];

/** Throws PreconditionFailed (412) or NotModified (304) when a GET or HEAD must not be answered with the object. */
export function checkRead(headers: Headers, record: ObjectRecord): void {
  for (const { header, unless, code, fails } of READ_CONDITIONS) {
    const value = headers[header];
    if (value === undefined || (unless !== undefined && headers[unless] !== undefined)) continue;
    if (fails(value, record)) throw new S3Error(code, header, { etag: `"${record.etag}"` });
  }
}

/**
 * The condition of a write. `If-None-Match: *`: only where nothing is. `If-Match`: only over that version; where nothing is,
 * NoSuchKey (S3 user guide, "Conditional writes"). S3 knows no other form of If-None-Match here.
 */
export function writeCondition(headers: Headers): Condition {
  const [ifMatch, ifNoneMatch] = [headers['if-match'], headers['if-none-match']];
  if (ifNoneMatch !== undefined && ifNoneMatch.trim() !== '*') throw new S3Error('NotImplemented', 'If-None-Match takes only *');
  return (current) => {
    if (ifNoneMatch !== undefined && current !== undefined) throw new S3Error('PreconditionFailed', 'If-None-Match: *');
    if (ifMatch === undefined) return;
    if (current === undefined) throw new S3Error('NoSuchKey', 'If-Match');
    if (!matches(ifMatch, current)) throw new S3Error('PreconditionFailed', `If-Match: the ETag is "${current.etag}"`);
  };
}

/** Takes a list of tags, quoted or not; many clients send the bare ETag. */
function matches(value: string, { etag }: ObjectRecord): boolean {
  return value.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^(?:W\/)?"(.*)"$/, '$1')));
}

/** A date that cannot be read counts as not sent. */
function secondsOf(httpDate: string, otherwise: number): number {
  const instant = Date.parse(httpDate);
  return Number.isNaN(instant) ? otherwise : Math.floor(instant / 1000);
}
