import assert from 'node:assert/strict';
import { test } from 'node:test';

import { collections, corporaFolder, isPresent } from './corpora.ts';
import { type Floors, measurePart, poolsStand, readFloors, repinned, setsStand, shortfalls } from './floors.ts';
import { type Measured, openPeers } from './measure.ts';
import { ours } from './peers/ours.ts';

const corpora = corporaFolder();
const [runner] = await openPeers([ours], () => {});
const absent = collections.filter((collection) => !isPresent(corpora, collection));
const measured: Measured[] = [];

for (const collection of collections) {
  const skip = absent.includes(collection) && `no labelled pages in ${corpora}/${collection.files}; set COPYDESK_CORPORA`;
  test(`${collection.name} keeps its floors`, { skip }, async () => {
    const part = await measurePart(corpora, collection, runner!);
    measured.push(part!);
    assert.deepEqual(shortfalls(readFloors(), setsStand([part!])), []);
  });
}

const noPool = absent.some(({ pool }) => pool !== undefined) && 'a set of a pool is absent';
test('the pools keep their ceilings', { skip: noPool }, () => {
  assert.deepEqual(shortfalls(readFloors(), poolsStand(measured)), []);
});

const floors: Floors = {
  town: { pages: 40, values: { F1: 0.9, title: 0.8 } },
  pool: { pages: 40, values: { 'pagesBelow.9': 0.1 } },
};
const found = (values: Floors[string]['values'], name = 'town', pages = 40): Floors => ({ [name]: { pages, values } });

test('a value below its floor, above its ceiling or gone is a shortfall; at it, it is none', () => {
  assert.deepEqual(shortfalls(floors, found({ F1: 0.9, title: 0.9 })), []);
  assert.match(shortfalls(floors, found({ F1: 0.8999, title: 0.8 })).join(), /^town: F1 is .*lower/);
  assert.match(shortfalls(floors, found({ F1: 0.95 })).join(), /^town: title/);
  assert.deepEqual(shortfalls(floors, found({ 'pagesBelow.9': 0.1 }, 'pool')), []);
  assert.match(shortfalls(floors, found({ 'pagesBelow.9': 0.11 }, 'pool')).join(), /^pool: .*higher/);
});

test('floors of other pages, and a set without any, are shortfalls too', () => {
  assert.match(shortfalls(floors, found({ F1: 1, title: 1 }, 'town', 41)).join(), /41 pages/);
  assert.match(shortfalls(floors, found({ F1: 1 }, 'village')).join(), /no floor/);
});

test('pinning lays floors a little below what was found and ceilings above, and tells which it lowers', () => {
  const raised = repinned(floors, { ...found({ F1: 0.95, title: 0.9 }), ...found({ 'pagesBelow.9': 0.05 }, 'pool') });
  assert.deepEqual(raised.lowered, []);
  assert.deepEqual(raised.floors, {
    town: { pages: 40, values: { F1: 0.947, title: 0.897 } },
    pool: { pages: 40, values: { 'pagesBelow.9': 0.053 } },
  });
  assert.equal(repinned(floors, found({ F1: 0.901, title: 0.9 })).lowered.length, 1);
  assert.deepEqual(repinned(floors, found({ F1: 0.5 }, 'village')).lowered, []);
});
