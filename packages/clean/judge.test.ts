import assert from 'node:assert/strict';
import { test } from 'node:test';

import { judge } from './judge.ts';
import type { Label, Scene } from './scene.ts';

const sceneOf = (labels: (Label | undefined)[]): Scene => ({
  document: { format: 'html', encoding: 'utf-8', length: 0, blocks: [], elements: [], hints: [], notes: [] },
  blocks: [],
  looks: [],
  places: [],
  labels,
  beginnings: new Map(),
  headline: undefined,
  weights: labels.map(() => 0.6),
});

test('a sure score takes a block back from a box, never from a rule whose word is final', () => {
  const scene = sceneOf([
    { role: 'related-links', rule: 'related-box' },
    { role: 'voice-notice', rule: 'voice-notice' },
    { role: 'related-links', rule: 'related-box' },
  ]);
  const { labels } = judge(scene, Int32Array.of(0, 1, 2), Float32Array.of(3, 3, -0.2));
  assert.deepEqual(
    labels.map((label) => label?.rule),
    [undefined, 'voice-notice', 'related-box'],
  );
});

test('one half is the least weight of the story, and pictures keep what the rules gave them', () => {
  const { weights } = judge(sceneOf([undefined, undefined, undefined]), Int32Array.of(0, 2), Float32Array.of(-0.4, -0.41));
  assert.ok(weights[0]! >= 0.5 && weights[0]! < 0.51);
  assert.equal(weights[1], 0.6);
  assert.ok(weights[2]! < 0.5 && weights[2]! > 0.49);
});
