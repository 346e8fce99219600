import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const FIXTURE = fileURLToPath(new URL('same-bytes.fixture.ts', import.meta.url));

type Ran = {
  where: { locale: string; timeZone: string; day: string };
  first: string;
  once: Record<string, string>;
  again: Record<string, string>;
};

/** Reads all samples in a process of its own. */
async function ran(day: string, order: 'forwards' | 'backwards', TZ: string, locale: string): Promise<Ran> {
  const env = { ...process.env, TZ, LANG: locale, LC_ALL: locale, LANGUAGE: locale };
  const { stdout } = await promisify(execFile)(process.execPath, [FIXTURE, day, order], { env });
  return JSON.parse(stdout);
}

// Turkish has two letters i, Arabic digits of its own; the zones are a day apart.
const [plain, ...others] = await Promise.all([
  ran('2026-11-23T05:50:00Z', 'forwards', 'UTC', 'C'),
  ran('2031-02-28T23:59:59Z', 'backwards', 'Pacific/Kiritimati', 'tr_TR.UTF-8'),
  ran('1999-12-31T12:00:00Z', 'backwards', 'America/Adak', 'ar_EG.UTF-8'),
]);

test('the runs differ in their day, zone, language and order', () => {
  const seen = [plain, ...others].map((run) => run.where);
  assert.deepEqual(
    seen.map(({ day }) => day),
    ['2026-11-23', '2031-02-28', '1999-12-31'],
  );
  assert.equal(new Set(seen.map(({ timeZone }) => timeZone)).size, 3);
  assert.deepEqual(
    seen.slice(1).map(({ locale }) => locale),
    ['tr-TR', 'ar-EG'],
  );
  assert.notEqual(others[0]?.first, plain.first);
});

test('the same drop gives the same bytes, read twice, in another order, on another day, in another zone and language', () => {
  assert.ok(Object.keys(plain.once).length > 30);
  assert.deepEqual(plain.again, plain.once);
  for (const other of others) {
    assert.deepEqual(other.once, plain.once);
    assert.deepEqual(other.again, plain.once);
  }
});
