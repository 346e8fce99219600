import type { RejectionCode } from '@copydesk/article/rejection';

/** A drop as an attacker would put it. */
export type HostileDrop = { bytes: Uint8Array; key?: string; contentType?: string; metadata?: Record<string, string> };

/** How a drop may end. A fault of ours (`crashed`, `too-slow`, `too-much-memory`, `invalid-output`) is never among them. */
export type Ending =
  | 'article'
  | Exclude<RejectionCode, 'crashed' | 'too-slow' | 'too-much-memory' | 'invalid-output' | 'gave-up'>;

/** One attack, made anew each time: nothing hostile lies in a file. */
export type Attack = {
  name: string;
  /** What it is after. */
  why: string;
  make(): string | Uint8Array | HostileDrop;
  ends: readonly Ending[];
  /** What the outcome must say somewhere, if it is an article. */
  says?: readonly string[];
  /** It takes long to make, or comes near a limit: left to the whole campaign. */
  dear?: true;
  /** What no outcome may say. */
  hides?: readonly string[];
};

/** Attacks of one kind. */
export type Attacks = { kind: string; attacks: readonly Attack[] };

/** The drop of an attack; text is UTF-8. */
export function dropOf(attack: Attack): HostileDrop {
  const made = attack.make();
  if (typeof made === 'string') return { bytes: Buffer.from(made) };
  return made instanceof Uint8Array ? { bytes: made } : made;
}
