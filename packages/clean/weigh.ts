import { weighPage } from './weigh-page.ts';
import { weighText } from './weigh-text.ts';
import type { Scene } from './scene.ts';

/** Gives every block its weight: 0 (furniture) to 1 (story). Whatever finds the story stands behind this type. */
export type Weigher = (scene: Scene) => readonly number[];

/** The region finder: a page's containers where there is markup, else the stretch of lines that reads like a story. */
export const weigh: Weigher = (scene) => (scene.document.elements.length > 0 ? weighPage(scene) : weighText(scene));
