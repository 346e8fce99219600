import { parseArgs } from 'node:util';

import { type Collection, collections, corporaFolder, isPresent } from './corpora.ts';
import { clock, clockedDrops, clockedPages, type Cpu } from './cpu.ts';
import { measurePart, poolsStand, readFloors, repinned, setsStand, writeFloors } from './floors.ts';
import { measure, type Measured, type Opened, openPeers } from './measure.ts';
import { peers } from './peers.ts';
import { ours, oursBodyOnly } from './peers/ours.ts';
import { printed, report } from './report.ts';
import { say, UsageError } from './terminal.ts';

/** `bench articles`: see `main.ts`. */
export async function run(words: readonly string[]): Promise<number> {
  const options = {
    corpora: { type: 'string' },
    sets: { type: 'string' },
    peers: { type: 'string' },
    json: { type: 'boolean', default: false },
    pin: { type: 'boolean', default: false },
    lower: { type: 'boolean', default: false },
  } as const;
  const { values } = parseArgs({ args: [...words], options });
  const corpora = corporaFolder(values.corpora);
  if (values.pin) return pin(corpora, values.lower);

  const asked = askedFor(values.sets?.split(','));
  const present = asked.filter((collection) => isPresent(corpora, collection));
  if (present.length === 0) throw new UsageError(`there are no labelled pages in ${corpora}: set --corpora or COPYDESK_CORPORA`);
  for (const { files } of asked.filter((collection) => !present.includes(collection))) say(`skipped ${files}: not in ${corpora}`);

  const names = values.peers?.split(',') ?? peers.map(({ name }) => name);
  const unknown = names.filter((name) => !peers.some((peer) => peer.name === name));
  if (unknown.length > 0)
    throw new UsageError(`--peers knows ${peers.map(({ name }) => name).join(', ')}, not ${unknown.join(', ')}`);
  const opened = await openPeers(
    peers.filter(({ name }) => names.includes(name)),
    say,
  );

  const measured: Measured[] = [];
  for (const collection of present) {
    say(`reading ${collection.name}`);
    measured.push(...(await measure(corpora, collection, opened)));
  }
  const cpu = await clocked(corpora, present, opened);
  for (const { runner } of opened) runner.close?.();

  const found = report(measured, cpu);
  process.stdout.write(values.json ? `${JSON.stringify(found)}\n` : printed(found, readFloors()));
  return 0;
}

/** Collections by their whole name or any part of it: `wcxb`, `drops`, `drops/whole/wcxb`. */
function askedFor(names: readonly string[] | undefined): readonly Collection[] {
  if (!names) return collections;
  const isOf = (name: string, collection: Collection) => collection.name === name || collection.name.split('/').includes(name);
  const unknown = names.find((name) => !collections.some((one) => isOf(name, one)));
  if (unknown !== undefined)
    throw new UsageError(`--sets knows ${collections.map(({ name }) => name).join(', ')}, not ${unknown}`);
  return collections.filter((one) => names.some((name) => isOf(name, one)));
}

/** The clock runs for pages with all peers that read pages, for text drops with ours alone. */
async function clocked(corpora: string, present: readonly Collection[], opened: readonly Opened[]): Promise<Cpu[]> {
  const [bodyOnly] = await openPeers([oursBodyOnly], say);
  const mine = opened.filter(({ name }) => name === ours.name).flatMap((one) => [one, bodyOnly!]);
  const others = opened.filter(({ name, reads }) => name !== ours.name && reads.includes('all'));
  const [pages, drops] = [clockedPages(corpora, present), clockedDrops(corpora, present)];
  say(`clocking ${pages.length} pages and ${drops.length} text drops`);
  return [
    ...(pages.length > 0 ? await clock('page', pages, [...mine, ...others]) : []),
    ...(drops.length > 0 ? await clock('text drop of about 8 KB', drops, mine) : []),
  ];
}

/** Lays the floors under what ours does now. Refuses to lower any unless told to. */
async function pin(corpora: string, mayLower: boolean): Promise<number> {
  const [runner] = await openPeers([ours], say);
  const measured: Measured[] = [];
  for (const collection of collections) {
    say(`reading ${collection.name}`);
    const part = await measurePart(corpora, collection, runner!);
    if (part) measured.push(part);
    else say(`skipped ${collection.name}: not in ${corpora}; its floors stay`);
  }
  const { floors, lowered } = repinned(readFloors(), { ...setsStand(measured), ...poolsStand(measured) });
  for (const line of lowered) say(line);
  if (lowered.length > 0 && !mayLower) {
    say('nothing was pinned: that would lower floors, which takes --lower');
    return 1;
  }
  writeFloors(floors);
  return 0;
}
