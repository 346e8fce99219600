import { Uri } from '../ninjs.ts';

/** An address as ninjs takes it, absolute and escaped; undefined when it cannot be one. Data addresses are content, not addresses. */
export function address(href: string | undefined, base?: string): string | undefined {
  if (href === undefined || !URL.canParse(href, base)) return undefined;
  const url = new URL(href, base);
  return /^https?:$/.test(url.protocol) && Uri.safeParse(url.href).success ? url.href : undefined;
}
