import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const file = (name: string) => readFileSync(`${root}/${name}`, 'utf8');
const policy = (role: string) =>
  JSON.parse(file(`infra/iam/${role}.json`)) as { Statement: { Action: string[]; Resource: string[] }[] };

suite('what we depend on', () => {
  const workspace = file('pnpm-workspace.yaml');

  test('is installed from the lockfile as it is, here and in the image', () => {
    for (const name of ['scripts/dev.mjs', 'infra/Dockerfile']) assert.match(file(name), /install'?,? '?--frozen-lockfile/, name);
    assert.match(file('package.json'), /"packageManager": "pnpm@\d+\.\d+\.\d+"/);
  });

  test('runs no script of its own, comes from the registry, and is a day old at least', () => {
    assert.match(workspace, /^strictDepBuilds: true$/m);
    assert.doesNotMatch(workspace, /^ {2}\S+: true$/m, 'no build script is allowed');
    assert.match(workspace, /^blockExoticSubdeps: true$/m);
    assert.ok(Number(/^minimumReleaseAge: (\d+)$/m.exec(workspace)?.[1]) >= 1440);
    const lock = file('pnpm-lock.yaml');
    assert.ok(lock.includes('resolution: {integrity: sha512-'));
    assert.doesNotMatch(lock, /resolution: \{(?!integrity: sha512-|directory:)/, 'every package has its hash');
  });

  test('is asked for known weaknesses, which never stops anybody without a network', () => {
    const offline = { ...process.env, npm_config_registry: 'http://127.0.0.1:9/', npm_config_fetch_retries: '0' };
    const { status, stdout } = spawnSync(process.execPath, ['scripts/audit.ts', '--strict'], {
      cwd: root,
      env: offline,
      encoding: 'utf8',
    });
    assert.equal(status, 0);
    assert.match(stdout, /^audit: /);
  });
});

suite('what we run in', () => {
  test('an image whose code belongs to root and whose service does not', () => {
    const lines = file('infra/Dockerfile').split('\n');
    const user = lines.findIndex((line) => line.startsWith('USER '));
    assert.equal(lines[user], 'USER node');
    assert.deepEqual(
      lines.slice(user).filter((line) => /^(?:USER|COPY|ADD|RUN)\s/.test(line)),
      ['USER node'],
    );
    assert.doesNotMatch(file('infra/Dockerfile'), /--chown|ADD https?:|curl|wget/);
  });

  test('containers that can write nothing, gain nothing, and are reached from this machine alone', () => {
    const compose = file('infra/compose.yaml');
    const [, shared = ''] = /^x-service: &service\n((?: {2}.*\n)+)/m.exec(compose) ?? [];
    for (const line of ['read_only: true', 'cap_drop: [ALL]', "security_opt: ['no-new-privileges:true']"])
      assert.ok(shared.includes(`  ${line}\n`), line);
    for (const service of ['intake', 'worker', 'console'])
      assert.match(compose, new RegExp(`^ {2}${service}:\\n {4}<<: \\*service\\n`, 'm'));
    for (const [, ports = ''] of compose.matchAll(/ports: \[(.*)\]/g))
      for (const port of ports.split(', ')) assert.match(port, /^'127\.0\.0\.1:\d+:\d+'$/);
    assert.doesNotMatch(compose, /(?:PASSWORD|SECRET|KEY_ID)[\w]*: (?!\$\{)/, 'secrets come from the environment');
    assert.doesNotMatch(compose, /privileged|docker\.sock|network_mode: host/);
    for (const [, image = ''] of compose.matchAll(/^ {4}image: (.*)$/gm))
      assert.match(image, /^copydesk-\w+$|:[\w.-]*\d[\w.-]*$/);
  });

  test('buckets that are made with what their image has, a shell and mc, the first time and every other', async (t) => {
    const [, script = ''] = /^ {6}- \|\n((?: {8}.*\n)+)/m.exec(file('infra/compose.yaml')) ?? [];
    const dir = mkdtempSync(join(tmpdir(), 'copydesk-mc-'));
    t.after(() => rmSync(dir, { recursive: true }));
    // Attaching what is attached is a failure to mc.
    const mc = `#!/bin/sh
echo "$*" >> ${dir}/asked
case "$*" in
  'admin policy attach'*) [ "$ATTACHED" = no ] ;;
  'admin policy entities'*) echo "User: key, Policies: $ATTACHED" ;;
esac
`;
    writeFileSync(join(dir, 'mc'), mc, { mode: 0o755 });
    const run = (ATTACHED: string) => {
      const environment = { PATH: dir, ATTACHED, COPYDESK_KEY_ID: 'key', COPYDESK_SECRET: 'secret' };
      return spawnSync('/bin/sh', ['-ec', script.replaceAll('$$', '$')], { env: environment, encoding: 'utf8' });
    };
    for (const attached of ['no', 'copydesk-services']) assert.equal(run(attached).stderr, '', attached);
    assert.equal(run('copydesk-services').status, 0);
    assert.equal(run('another').status, 1, 'a policy that could not be attached stops the start');
    const asked = readFileSync(join(dir, 'asked'), 'utf8');
    for (const what of ['mb --ignore-existing local/drops', 'ilm rule import local/work', 'admin user add local key secret'])
      assert.equal(asked.split(what).length, 5, what);
  });

  test('rights that name what they allow', () => {
    for (const name of readdirSync(`${root}/infra/iam`)) {
      const text = file(`infra/iam/${name}`);
      assert.doesNotMatch(text, /"(?:s3:)?\*"|s3:[A-Z][a-z]*\*|:::\*/, name);
      for (const action of policy(name.replace('.json', '')).Statement.flatMap(({ Action }) => Action))
        assert.ok(
          ['s3:ListBucket', 's3:GetObject', 's3:GetObjectVersion', 's3:PutObject', 's3:DeleteObject'].includes(action),
          action,
        );
    }
    const named = file('infra/iam/worker.json')
      .replaceAll('DROPS_BUCKET', 'drops')
      .replaceAll('OUTPUT_BUCKET', 'output')
      .replaceAll('WORK_BUCKET', 'work');
    assert.deepEqual(policy('compose'), JSON.parse(named));
  });
});
