import { randomUUID } from 'node:crypto';

import {
  DeleteObjectCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { kinds, prefixOf } from '@copydesk/pipeline/ledger';
import { learnTraits } from '@copydesk/s3/traits';

import { bad, type Check, type Finding, note, ok, type Patient, type Role } from './checkup.ts';

type BucketSetting = 'DROPS_BUCKET' | 'OUTPUT_BUCKET' | 'WORK_BUCKET';

/** What the errors of S3 mean for who set it up. */
const FIXES: Readonly<Record<string, string>> = {
  AccessDenied: 'Give the key this right; `infra/iam` has a policy for each role. For a key of one role say which: --role.',
  InvalidAccessKeyId: 'AWS_ACCESS_KEY_ID is not known there. Check it, and S3_ENDPOINT.',
  SignatureDoesNotMatch: 'AWS_SECRET_ACCESS_KEY does not belong to the key, or a proxy changes requests on their way.',
  RequestTimeTooSkewed: 'Set the clock of this machine; it is more than 15 minutes off.',
  NoSuchBucket: 'Make the bucket, or name the right one.',
  PermanentRedirect: 'The bucket is in another region: set AWS_REGION.',
  AuthorizationHeaderMalformed: 'Requests are signed for another region than the server wants: set AWS_REGION.',
};

/** How servers say that a key is known, and has not this right; to a HEAD they say no more than the status. */
const DENIALS: Readonly<Record<string, true>> = { AccessDenied: true, Forbidden: true, 403: true };

/** What went wrong with a request, and what to do. */
export function findingOf(error: unknown): Finding {
  if (!(error instanceof S3ServiceException))
    return bad(
      `no answer (${error instanceof Error ? error.message || error.name : String(error)})`,
      'Check S3_ENDPOINT, and that the server runs.',
    );
  const status = error.$metadata.httpStatusCode;
  return bad(
    `refused: ${error.name} (${status})`,
    FIXES[error.name] ?? (status === 403 ? (FIXES['AccessDenied'] ?? '') : 'See the log of the server.'),
  );
}

/** One request, and the right that it takes. */
type Step = { right: string; ask(): Promise<unknown> };

/** Makes requests one after the other; where one is refused, says which right was asked for. */
async function tried(found: string, steps: readonly Step[]): Promise<Finding> {
  for (const { right, ask } of steps)
    try {
      await ask();
    } catch (error) {
      const finding = findingOf(error);
      const denied = error instanceof S3ServiceException && error.name in DENIALS;
      return denied ? { ...finding, found: `${finding.found} ${right}` } : finding;
    }
  return ok(found);
}

function lists(setting: BucketSetting, why: string): Check {
  return {
    name: `${setting}: list`,
    why,
    look: ({ config, client }) =>
      tried(config[setting], [
        {
          right: 's3:ListBucket',
          ask: () => client.send(new ListObjectsV2Command({ Bucket: config[setting], MaxKeys: 1 })),
        },
      ]),
  };
}

/** A right to read shows itself on what is not there too: who lacks it is told nothing of that. Policies name keys by their prefix. */
function reads(setting: BucketSetting, prefixes: readonly string[], roles: readonly Role[], why: string): Check {
  const missing = (error: unknown) => error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404;
  return {
    name: `${setting}: read ${prefixes.join(' ')}`.trimEnd(),
    why,
    roles,
    after: `${setting}: list`,
    look: ({ config, client }) =>
      tried(
        'objects can be read',
        prefixes.map((prefix) => {
          const asked = new GetObjectCommand({ Bucket: config[setting], Key: `${prefix}.copydesk/doctor-${randomUUID()}` });
          return {
            right: `s3:GetObject ${prefix}*`,
            ask: () => client.send(asked).catch((error: unknown) => (missing(error) ? undefined : Promise.reject(error))),
          };
        }),
      ),
  };
}

/** Workers alone write. */
function writes(setting: BucketSetting, prefix: string, why: string): Check {
  return {
    name: `${setting}: write and delete ${prefix}`.trimEnd(),
    why,
    roles: ['worker'],
    after: `${setting}: list`,
    look({ config, client }) {
      const target = { Bucket: config[setting], Key: `${prefix}.copydesk/doctor-${randomUUID()}` };
      const Body = Buffer.from('{}');
      const put = new PutObjectCommand({ ...target, Body, ContentLength: Body.length, ContentType: 'application/json' });
      return tried('objects can be written and deleted', [
        { right: `s3:PutObject ${prefix}*`, ask: () => client.send(put) },
        { right: `s3:DeleteObject ${prefix}*`, ask: () => client.send(new DeleteObjectCommand(target)) },
      ]);
    },
  };
}

async function versioning(bucket: string, { client }: Patient): Promise<string | undefined> {
  try {
    return (await client.send(new GetBucketVersioningCommand({ Bucket: bucket }))).Status ?? 'off';
  } catch {
    return undefined;
  }
}

const UNTOLD = note('the server does not tell', 'Nothing need be done; who wants to know gives s3:GetBucketVersioning.');

const ofKinds = kinds.map(prefixOf);

/** What is asked of the three buckets. The rights of each role are those of its policy in `infra/iam`, no more. */
export const storeChecks: readonly Check[] = [
  lists('DROPS_BUCKET', 'The sweep lists drops, and only who may list is told that a drop is gone.'),
  reads('DROPS_BUCKET', [''], ['intake', 'worker', 'operator'], 'Drops are read, and never changed.'),
  lists('OUTPUT_BUCKET', 'The sweep lists outcomes.'),
  reads('OUTPUT_BUCKET', ofKinds, ['intake', 'worker', 'console', 'operator'], 'What an outcome is of stands in its metadata.'),
  reads('OUTPUT_BUCKET', ['evidence/'], ['worker', 'console', 'operator'], 'People ask where a field comes from.'),
  ...[...ofKinds, 'evidence/', 'jsonld/'].map((prefix) =>
    writes('OUTPUT_BUCKET', prefix, 'A worker writes outcomes, and removes those that are replaced.'),
  ),
  lists('WORK_BUCKET', 'A service tries it when it starts.'),
  reads('WORK_BUCKET', [''], ['worker'], 'Large values wait there between two stages.'),
  writes('WORK_BUCKET', '', 'Large values wait there between two stages.'),
  {
    name: 'conditional writes',
    why: 'They settle which of two workers writes an outcome.',
    roles: ['worker'],
    after: 'WORK_BUCKET: write and delete',
    async look({ client, config }) {
      const { ifNoneMatch, ifMatch } = await learnTraits(client, config.WORK_BUCKET);
      if (ifNoneMatch && ifMatch !== 'ignored')
        return ok(`the store keeps to If-None-Match and If-Match${ifMatch === 'bare' ? ' (ETags without quotes)' : ''}`);
      const found = ifNoneMatch ? 'the store does not keep to If-Match on a PUT' : 'the store knows no conditional writes';
      const fix = 'Use a store that does. ALLOW_WEAK_STORE=1 lets workers run, best one alone.';
      return config.ALLOW_WEAK_STORE ? note(`${found}, and ALLOW_WEAK_STORE is set`, fix) : bad(found, fix);
    },
  },
  {
    name: 'DROPS_BUCKET: versioning',
    why: 'Versions are told apart by their id where the bucket keeps them, else by ETag and second.',
    after: 'DROPS_BUCKET: list',
    async look(patient) {
      const status = await versioning(patient.config.DROPS_BUCKET, patient);
      if (status === undefined) return UNTOLD;
      return ok(
        status === 'Enabled'
          ? 'on: each version of a drop has its own id'
          : 'off: versions of a drop are told by ETag and second',
      );
    },
  },
  {
    name: 'OUTPUT_BUCKET: versioning',
    why: 'Replaced outcomes would be kept, and nobody looks at them.',
    after: 'OUTPUT_BUCKET: list',
    async look(patient) {
      const status = await versioning(patient.config.OUTPUT_BUCKET, patient);
      if (status === undefined) return UNTOLD;
      if (status !== 'Enabled') return ok('off');
      return note('on: replaced outcomes are kept', 'Let noncurrent versions expire, unless you want them.');
    },
  },
];
