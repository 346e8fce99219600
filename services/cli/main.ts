#!/usr/bin/env node
import { startSmall } from './start-small.ts';

startSmall();
// Only now, so that nothing is loaded twice.
const { copydesk } = await import('./copydesk.ts');
process.exitCode = await copydesk(process.argv.slice(2));
