import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import type { Flow } from './flow.ts';
import { flowPage } from './flow-page.ts';
import { left } from './left.fixture.ts';
import type { Row } from './recent.ts';
import { away, quiet, storeless } from './given.ts';
import type { StageSample } from './snapshot.ts';
import { newTally } from './tally.ts';

const introduced = ['clean', 'extract', 'dedupe', 'publish'].map((name) => ({ name, why: `What ${name} is for.` }));
const at = Date.parse('2026-11-23T06:00:00Z');

function sample(stage: string, more: Partial<StageSample> = {}): StageSample {
  return { ...quiet, stage, ...more };
}

function row(more: Partial<Row>): Row {
  return {
    stage: 'publish',
    jobId: 'd1',
    at: at - 65_000,
    key: 'desk/a.html',
    outcome: 'article',
    outputKey: 'articles/desk/a.html.json',
    ...more,
  };
}

const idle = newTally().add({ left: [], since: at - 3_600_000 }, at);
const calm: Flow = {
  at,
  refused: new Map(),
  articles: [],
  rejections: [],
  told: idle,
  stages: introduced.map(({ name }) => sample(name)),
};

test('the verdict comes first, then the stages in the order of the pipeline', () => {
  const page = flowPage(calm, introduced);
  const order = [
    'All is well: nothing waits.</p>',
    'The last hour',
    ...introduced.map(({ name }) => `<h3>${name}</h3>`),
    'Last articles',
    'Last rejections',
  ];
  const places = order.map((text) => page.indexOf(text));
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  );
  assert.ok((places[0] ?? -1) > 0);
  assert.match(page, /<section class="verdict" role="status"/);
});

test('a backlog is told with its age, and its figures lead to the jobs', () => {
  const page = flowPage(
    { ...calm, stages: [sample('clean', { waiting: 12_412, active: 4, oldestMs: 400_000 }), ...(calm.stages ?? []).slice(1)] },
    introduced,
  );
  assert.match(page, /<title>12,412 drops wait in clean, the oldest for 6 min\. · Copydesk<\/title>/);
  assert.match(page, /<dt>waiting<\/dt><dd><a href="\/queues\/queue\/clean\?status=waiting">12,412<\/a>/);
});

test('without Redis the page stands, says so, and shows no figure', () => {
  const { stages: _, told: __, ...blind } = calm;
  const page = flowPage({ ...blind, ...away('connect ECONNREFUSED 127.0.0.1:6379'), articles: [row({})] }, introduced);
  assert.match(page, /Redis cannot be reached\./);
  assert.match(page, /<dt>waiting<\/dt><dd>–<\/dd>/);
  assert.match(page, /<dt>articles<\/dt><dd>–<\/dd>/);
  assert.match(page, /desk\/a\.html/);
  assert.doesNotMatch(page, /None within the last hour|none yet/, 'nobody knows that');
});

test('the hour is told in figures, reasons to reject included', () => {
  const all = [
    left('a', at - 65_000, {}),
    left('b', at - 65_000, { outcome: 'rejected', code: 'blank' }),
    left('c', at - 65_000, { outcome: 'rejected', code: 'blank' }),
  ];
  const counted = newTally().add({ left: all, since: at - 3_600_000 }, at);
  const page = flowPage({ ...calm, told: counted, heldBack: '9 jobs are under way, the limit is 9' }, introduced);
  assert.match(page, /<dt>articles<\/dt><dd>1<\/dd>/);
  assert.match(page, /rejected<\/a><\/dt><dd>2<\/dd><dd class="aside">2 blank<\/dd>/);
  assert.match(page, /<dt>last outcome<\/dt><dd>1 min ago<\/dd>/);
  assert.match(page, /<dt>intake<\/dt><dd>held back<\/dd>/);
  assert.match(page, /Intake takes no new drops: 9 jobs are under way, the limit is 9\./);
  assert.doesNotMatch(page, /Outcomes are counted since/);
  const short = newTally().add({ left: all, since: at - 120_000 }, at);
  assert.match(flowPage({ ...calm, told: short }, introduced), /Outcomes are counted since <time datetime="2026-11-23T05:58:00/);
});

test('every trouble comes with what to do', () => {
  const page = flowPage({ ...calm, ...storeless(['output']), stages: [sample('clean', { failed: 2 })] }, introduced);
  assert.match(page, /The output bucket cannot be reached\.<\/p>\s*<p>Since [^]*<p>Nothing is lost[^]*copydesk doctor/);
  assert.match(page, /<strong>2 jobs failed in clean\.<\/strong>[^<]*<a href="\/queues\/queue\/clean\?status=failed">/);
});

test('rows tell headline, byline, relation, code and sentence, and lead to their job', () => {
  const page = flowPage(
    {
      ...calm,
      articles: [
        row({
          outcome: 'duplicate',
          told: { headline: 'Council votes on harbour', by: 'Ada Moor', language: 'en-GB', kind: 'near', of: 'desk/first.html' },
        }),
      ],
      rejections: [
        row({ stage: 'clean', jobId: 'd2', outcome: 'rejected', code: 'blank', told: { detail: '12 bytes of white space' } }),
      ],
    },
    introduced,
  );
  assert.match(page, /<p class="headline" lang="en-GB"><bdi>Council votes on harbour<\/bdi>/);
  assert.match(page, /Ada Moor/);
  assert.match(page, />near copy<\/span>/);
  assert.match(page, /of <code><bdi dir="ltr">desk\/first\.html/);
  assert.match(page, />blank<\/span>[\s\S]{0,200}The drop holds only white space\./);
  assert.match(page, /12 bytes of white space/);
  assert.match(page, /href="\/queues\/queue\/clean\/d2\?status=completed"/);
  assert.match(page, /1 min ago<\/span> <time datetime="2026-11-23T05:58:55.000Z" title="2026-11-23 05:58:55 UTC">05:58:55</);
  assert.match(page, /copydesk replay desk\/a\.html</);
});

test('a row whose document has not been read says so, and which came by a backfill', () => {
  const page = flowPage({ ...calm, articles: [row({}), row({ jobId: 'd2', told: {}, backfill: true })] }, introduced);
  assert.match(
    page,
    /not read yet<\/p>[^]*desk\/a\.html<\/bdi><\/code><\/p>[^]*no headline<\/p>[^]*<span class="badge">backfill<\/span>/,
  );
});

test('whatever others wrote stays text', () => {
  const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>\u202etxt';
  const told = { headline: evil, by: evil, language: '"><script>', kind: 'near', of: evil, detail: evil } as const;
  const hostile = { key: evil, feed: evil, jobId: '../x?"><script>', told };
  const page = flowPage(
    { ...calm, articles: [row(hostile)], rejections: [row({ ...hostile, outcome: 'rejected', code: 'blank' })] },
    introduced,
  );
  const ours = flowPage(calm, introduced);
  assert.equal(page.split('<script').length, ours.split('<script').length);
  assert.doesNotMatch(page, /<img|lang=""|\u202e/);
  assert.match(page, /href="\/queues\/queue\/publish\/\.\.%2Fx%3F%22%3E%3Cscript%3E\?status=completed"/);
});

test('no address on the page leaves the console', () => {
  const page = flowPage({ ...calm, articles: [row({ told: { headline: 'See https://example.org/x', by: 'A' } })] }, introduced);
  const markup = page.replace(/<script>[\s\S]*<\/script>/, '');
  for (const [, address = ''] of markup.matchAll(/(?:href|src|action)="([^"]*)"/g))
    assert.match(address, /^(?:\/(?!\/)|data:image\/svg\+xml,)/);
});

test('every text colour stands out from every ground it is used on, in both themes (WCAG 2.2 AA)', () => {
  const css = readFileSync(new URL('console.css', import.meta.url), 'utf8');
  const colours = new Map(
    [...css.matchAll(/--([a-z-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, light, dark]) => [name, [light, dark]]),
  );
  const pairs = [
    ...['text', 'quiet', 'link'].flatMap((ink) => ['page', 'card'].map((ground) => [ink, ground])),
    ...['good', 'watch', 'bad'].flatMap((tone) => [
      ['link', `${tone}-tint`],
      [tone, `${tone}-tint`],
      [tone, 'page'],
      [tone, 'card'],
      ['text', `${tone}-tint`],
    ]),
  ];
  for (const theme of [0, 1]) {
    for (const [ink = '', ground = ''] of pairs) {
      const ratio = contrast(colours.get(ink)?.[theme] ?? assert.fail(ink), colours.get(ground)?.[theme] ?? assert.fail(ground));
      assert.ok(ratio >= 4.5, `${ink} on ${ground}: ${ratio.toFixed(2)}`);
    }
  }
});

/** The contrast ratio of WCAG 2.2, 1 to 21. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((place) => {
    const part = Number.parseInt(colour.slice(place, place + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
