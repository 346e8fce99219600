import { dropId } from '@copydesk/article/drop';
import { memorySeen } from '@copydesk/dedupe/memory-seen';
import { kinds, outcomeKey, outcomeOf } from '@copydesk/pipeline/ledger';
import { type MemoryQueues, memoryWorld } from '@copydesk/pipeline/memory';
import { reconcile } from '@copydesk/pipeline/reconcile';
import { reindex } from '@copydesk/pipeline/reindex';
import { type Compute, computeHere } from '@copydesk/pipeline/verbs';
import type { World } from '@copydesk/pipeline/world';
import { dropOf } from '@copydesk/pipeline/world';
import { ArticleDocument } from '@copydesk/publish';

import { checkpointed } from './checkpoints.ts';
import type { Scene } from './scenes.ts';

const results = new Map<string, unknown>();

/** The verbs are pure, so that what they said of a drop once they need not be asked again. */
const remembered: Compute = async (verb, input, drop) => {
  const name = `${verb} ${JSON.stringify(drop)}`;
  if (!results.has(name)) results.set(name, await computeHere(verb, input, drop));
  return results.get(name) as never;
};

/** A world in memory whose clock goes on a second with every look at it, or stands still. */
export type Stage = {
  world: World & { queues: MemoryQueues };
  /** Redis loses everything. */
  wipe(): void;
  /** Keeps what is in Redis; what it gives brings that back. */
  save(): () => void;
};

export function newStage(goesOn: boolean): Stage {
  let seconds = Date.parse('2026-01-02T03:04:05Z');
  const world = memoryWorld(() => `${new Date((seconds += goesOn ? 1_000 : 0)).toISOString().slice(0, 19)}Z`);
  const seen = memorySeen();
  const wipe = () => {
    world.queues.wipe();
    seen.wipe();
  };
  const save = () => {
    const backs = [world.queues.save(), seen.save()];
    return () => backs.forEach((goBack) => goBack());
  };
  return { world: { ...world, seen, compute: remembered }, wipe, save };
}

/** Plays a scene; `pass` is called at each of its checkpoints, from 1, and may take its time, or never return. Gives how many there were. */
export async function play(scene: Scene, { world }: Stage, pass: (n: number) => Promise<void>): Promise<number> {
  for (const [key, text] of scene.puts) await put(key, text, world);
  for (const [key] of scene.puts) {
    const stored = await world.drops.head(key);
    if (stored) await world.queues.add('clean', { drop: dropOf('drops', stored) });
  }
  let passed = 0;
  const struck = checkpointed('run', world, async () => {
    passed += 1;
    await pass(passed);
  });
  await world.queues.drain({ ...struck, queues: { ...struck.queues } } as World);
  return passed;
}

export async function put(key: string, text: string, { drops }: World): Promise<void> {
  await drops.put(key, new TextEncoder().encode(text), { contentType: 'text/plain' });
}

/** What workers and the sweep do by and by: whatever is left to do. */
export async function goOn({ world }: Stage): Promise<void> {
  await reindex(world);
  await reconcile(world, { bucket: 'drops' });
  await world.queues.drain(world);
}

/** What is wrong in the buckets: drops without their one outcome, texts with two articles, duplicates of nothing. */
export async function wrong({ world }: Stage): Promise<string[]> {
  const found: string[] = [];
  const texts = new Map<string, string>();
  for await (const { key } of world.drops.list({})) {
    const stored = await world.drops.head(key);
    const drop = stored && dropOf('drops', stored);
    const there = await Promise.all(kinds.map(async (kind) => ({ kind, standing: await outcomeOf(kind, key, world) })));
    const ours = there.filter(({ standing }) => drop && standing && dropId({ ...drop, ...standing.version }) === dropId(drop));
    if (ours.length !== 1) found.push(`${key} ends as ${ours.map(({ kind }) => kind).join(' and ') || 'nothing'}`);
    // Also one that stands on beside a newer refusal: whoever reads articles sees it.
    const text = there.find(({ kind }) => kind === 'article')?.standing?.version.etag;
    if (text !== undefined) {
      if (texts.has(text)) found.push(`${key} and ${texts.get(text)} are articles of one text`);
      texts.set(text, key);
    }
    if (ours[0]?.kind === 'duplicate') {
      const root = await rootOf(outcomeKey('duplicate', key), world);
      if (!(await outcomeOf('article', root, world))) found.push(`${key} is a duplicate of ${root}, which is no article`);
    }
  }
  return found;
}

async function rootOf(key: string, { outcomes }: World): Promise<string> {
  const document = JSON.parse(Buffer.from((await outcomes.get(key)) ?? []).toString()) as unknown;
  return ArticleDocument.parse(document).copydesk.relation.root.key;
}
