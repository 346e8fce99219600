// Asks the registry which of our dependencies have known weaknesses, and reports; `--strict` ends with 1 when a grave one is known.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PATIENCE_MS = 60_000;
const GRAVE = new Set(['high', 'critical']);

type Advisory = { module_name: string; severity: string; title: string; url: string };

const root = fileURLToPath(new URL('..', import.meta.url));
const { packageManager } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { packageManager: string };
const { stdout } = spawnSync('npx', ['-y', packageManager, 'audit', '--json', '--prod'], {
  cwd: root,
  timeout: PATIENCE_MS,
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'ignore'],
});
const advisories = advisoriesIn(stdout);
// Without a network, or with a registry that keeps no advisories, nothing is known: no reason to stop anybody.
if (!advisories) process.stdout.write('audit: the registry does not tell of weaknesses at present\n');
else {
  for (const { severity, module_name, title, url } of advisories)
    process.stdout.write(`audit: ${severity} ${module_name}: ${title} (${url})\n`);
  process.stdout.write(`audit: ${advisories.length} known weaknesses in what runs in production\n`);
}
const grave = advisories?.some(({ severity }) => GRAVE.has(severity)) ?? false;
process.exitCode = process.argv.includes('--strict') && grave ? 1 : 0;

function advisoriesIn(text: string | null): Advisory[] | undefined {
  try {
    const report = JSON.parse(text ?? '') as { advisories?: Record<string, Advisory> };
    return report.advisories && Object.values(report.advisories);
  } catch {
    return undefined;
  }
}
