import { verbs } from '@copydesk/pipeline/verbs';

import { answering } from './answer.ts';

/** What a worker's threads run: the verbs of the stages. */
export const work = answering(verbs);
