// Makes the published schema of an article from the code that writes articles, so that neither can be wrong about the other. `--check`
// writes nothing and ends with 1 when the schema is behind; another file may be named in its place.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

import { jsonBytes } from '../packages/publish/publish.ts';
import { articleSchema } from '../packages/publish/schema.ts';

const check = process.argv.includes('--check');
const file =
  process.argv.slice(2).find((word) => word !== '--check') ??
  fileURLToPath(new URL('../docs/schema/copydesk-article.schema.json', import.meta.url));
const before = await readFile(file, 'utf8').catch(() => '');
const after = Buffer.from(jsonBytes(articleSchema())).toString();
if (before !== after && check) {
  process.stderr.write(`${file} is behind the code. Run npm run schema, and commit what it changes.\n`);
  process.exitCode = 1;
} else if (before !== after) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, after);
}
