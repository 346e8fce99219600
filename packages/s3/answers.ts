import { S3ServiceException } from '@aws-sdk/client-s3';

/** Statuses that answer a question instead of failing: absent, or not as the condition says. */
const ANSWERS = new Set([404, 412]);

/** What was asked for; undefined where the store answers that it is not there, or not so. Throws everything that is no answer. */
export async function orAbsent<Found>(asked: Promise<Found>): Promise<Found | undefined> {
  try {
    return await asked;
  } catch (error) {
    const answer = error instanceof S3ServiceException && ANSWERS.has(error.$metadata.httpStatusCode ?? 0);
    if (answer && error.name !== 'NoSuchBucket') return undefined;
    throw error;
  }
}
