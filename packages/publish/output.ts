import type { formats } from './formats.ts';

/** How the ninjs document is written: with our property, or strict and the property apart in `evidence/`. */
export const profiles = ['whole', 'strict'] as const;
export type Profile = (typeof profiles)[number];

/** The renderings that may be written beside ninjs. */
export const renderings = ['jsonld'] as const satisfies readonly Exclude<keyof typeof formats, 'ninjs'>[];
export type Rendering = (typeof renderings)[number];

/** What is written of an article. */
export type Output = { profile: Profile; renderings: readonly Rendering[] };

/** One document with everything in it, as nobody has asked for anything else. */
export const whole: Output = { profile: 'whole', renderings: [] };

/** Where what stands beside an outcome lies: its key is this and the outcome's. */
export const besides = ['evidence/', 'jsonld/'] as const satisfies readonly ('evidence/' | `${Rendering}/`)[];

/** An object that goes with an outcome and is written before it. */
export type Beside = { prefix: (typeof besides)[number]; contentType: string; bytes: Uint8Array };
