import { run } from '@copydesk/boot/run';

import { startWorker } from './worker.ts';

await run('worker', startWorker);
