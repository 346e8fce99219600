/** By how much the times that a store writes down may differ from one another, in milliseconds: it has more than one machine. */
const APART_MS = 60_000;

/** A time of the store before which all was written that it wrote before this one, whichever of its machines did. ISO 8601 UTC. */
export function surelyBefore(moment: string): string {
  return `${new Date(Date.parse(moment) - APART_MS).toISOString().slice(0, 19)}Z`;
}
