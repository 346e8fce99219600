/** User metadata travels in headers, and raw UTF-8 comes back damaged from every server that was tried. */
export function encodeMetadata(metadata: Record<string, string>): Record<string, string> {
  return mapped(metadata, (value) => encodeURIComponent(value.toWellFormed()));
}

/** The values as they were given; one that somebody else wrote unencoded is taken as it is. */
export function decodeMetadata(metadata: Record<string, string>): Record<string, string> {
  return mapped(metadata, (value) => {
    try {
      return decodeURIComponent(value);
    } catch {
      return value;
    }
  });
}

function mapped(metadata: Record<string, string>, change: (value: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(metadata).map(([name, value]) => [name, change(value)]));
}
